import ts from 'typescript';
import { expect, test } from 'vitest';
import { readSources, syntaxOf } from '#test/tidy/sources.ts';
import type { Source } from '#test/tidy/sources.ts';

const drawn = readSources('src').filter(({ path }) => path.endsWith('.tsx'));
const pages = drawn.filter(({ path }) => /^src\/(rooms|surfaces\/web\/shell)\//.test(path));

/** Colours, sizes and styles stand in the shared parts; a page only names them. */
const own = (text: string): string[] => text.match(/\bstyle=|#[0-9a-f]{6}\b|\b(c|bg|fz|lh|w|h|m[trblxy]?|p[trblxy]?|miw|maw)=["{]|\b\d+(\.\d+)?(px|rem)\b/g) ?? [];

test('no page writes a colour, a size or a style of its own', () => {
  expect(pages.length).toBeGreaterThan(40);
  expect(pages.flatMap(({ path, text }) => own(text).map((found) => `${path}: ${found}`))).toEqual([]);
  expect(own('<p style={{ color: "#ff0000" }} /> <Text fz="lg" mt={4} />')).toHaveLength(4);
});

/** Attributes whose text a person reads or hears. */
const READ = new Set(['label', 'title', 'placeholder', 'description', 'alt', 'aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'error']);
/** The name of the product is the same in every language. */
const NAME = 'Regulars';

/** Words that a person would read or hear and that stand in the page itself instead of in a catalogue. */
function literals(source: Source): string[] {
  const tree = syntaxOf(source);
  const found: string[] = [];
  const look = (text: string) => { if (/\p{L}{2}/u.test(text) && text.replace(/[^\p{L}\s]/gu, '').trim() !== NAME) found.push(text.trim()); };
  const inExpression = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) look(node.text);
    else if (ts.isTemplateExpression(node)) [node.head, ...node.templateSpans.map(({ literal }) => literal)].forEach(({ text }) => look(text));
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(inExpression);
    else if (ts.isParenthesizedExpression(node)) inExpression(node.expression);
    else if (ts.isBinaryExpression(node) && [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.PlusToken].includes(node.operatorToken.kind)) {
      inExpression(node.right);
      if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) inExpression(node.left);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) look(node.text);
    else if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) inExpression(node.expression);
    else if (ts.isJsxAttribute(node) && READ.has(node.name.getText(tree)) && node.initializer) inExpression(ts.isJsxExpression(node.initializer) ? node.initializer.expression ?? node.initializer : node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

test('no page and no shared part says anything that is not in a catalogue', () => {
  expect(drawn.length).toBeGreaterThan(70);
  expect(drawn.flatMap((source) => literals(source).map((found) => `${source.path}: ${found}`))).toEqual([]);
  const planted = (text: string) => literals({ path: 'src/rooms/ask/x.page.tsx', text });
  expect(planted('<p>Say what it is</p>')).toEqual(['Say what it is']);
  expect(planted('<p>{isOpen ? "open" : `${n} closed`}</p>')).toEqual(['open', 'closed']);
  expect(planted('<Input aria-label="Name" placeholder={busy && "Wait"} />')).toEqual(['Name', 'Wait']);
  expect(planted('<p className="muted" role="status">{text.title} · {n}%</p>')).toEqual([]);
});
