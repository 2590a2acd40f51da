// What every file of the house keeps to: its name, its length, its words. Each rule takes sources and answers faults.
import ts from 'typescript';
import { isCode, isTest, syntaxOf } from './sources.ts';
import type { Source } from './sources.ts';

const LINES_MAX = 400;
const FUNCTION_LINES_MAX = 70;

/** The roles a file of a room can have, after the concept's name. The list is closed. */
const ROOM_FILE = /^(index\.ts|[a-z][A-Za-z0-9]*(\.(text\.ts|store\.ts|api\.ts|page\.tsx|ui\.tsx|public\.tsx|mail\.tsx|jobs\.ts|worker\.ts|test\.ts|api\.test\.ts|ts)))$/;
const OTHER_FILE = /^[A-Za-z][A-Za-z0-9]*(\.(text|store|api|page|ui|public|mail|jobs|worker|test|api\.test|d|config))?\.(ts|tsx|mjs|css|svg|html|json|md)$/;

/** Files called by their role, rooms flat. */
export const nameFaults = (sources: readonly Source[]): string[] => sources.flatMap(({ path }) => {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  if (parts[0] !== 'src') return [];
  if (parts[1] === 'rooms') {
    if (parts.length !== 4) return [`${path}: a room is flat, concept.role side by side`];
    return ROOM_FILE.test(file) ? [] : [`${path}: no such role; the list of suffixes is closed`];
  }
  return OTHER_FILE.test(file) ? [] : [`${path}: no such role; the list of suffixes is closed`];
});

export const lengthFaults = (sources: readonly Source[]): string[] => sources.filter(({ path }) => isCode(path)).flatMap((source) => {
  const lines = source.text.trimEnd().split('\n').length;
  return [
    ...(lines > LINES_MAX ? [`${source.path} has ${lines} lines; ${LINES_MAX} is the most`] : []),
    ...(isTest(source.path) ? [] : functionsOf(source).filter((it) => it.lines > FUNCTION_LINES_MAX).map((it) => `${source.path}:${it.line} ${it.name} has ${it.lines} lines; ${FUNCTION_LINES_MAX} is the most`)),
  ];
});

interface FunctionOf {
  name: string;
  line: number;
  lines: number;
}

export function functionsOf(source: Source): FunctionOf[] {
  const tree = syntaxOf(source);
  const found: FunctionOf[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const [first, last] = [node.getStart(tree), node.getEnd()].map((at) => tree.getLineAndCharacterOfPosition(at).line);
      const named = ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? node.parent : node;
      const name = 'name' in named && named.name ? (named.name as ts.Node).getText(tree) : 'a function';
      found.push({ name, line: first! + 1, lines: last! - first! + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const BANNED_PARTS = /(Manager|Helpers?|Utils?|Utility|Service|Services)$/i;
const BANNED_ENDINGS = /(^data$|^info$|[a-z](Data|Info)$)/;

/** Names say what a thing is; these say nothing. Looks at files and at what they declare at the top. */
export const wordFaults = (sources: readonly Source[]): string[] => sources.filter(({ path }) => isCode(path) && !path.startsWith('test/tidy/')).flatMap((source) => {
  const file = (source.path.split('/').at(-1) ?? '').split('.')[0] ?? '';
  const names = [file, ...declaredNames(source)];
  return names.filter((name) => BANNED_PARTS.test(name) || BANNED_ENDINGS.test(name)).map((name) => `${source.path}: "${name}" says nothing; name what it is`);
});

function declaredNames(source: Source): string[] {
  const tree = syntaxOf(source);
  return tree.statements.flatMap((statement): string[] => {
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    return isNamed && statement.name ? [statement.name.text] : [];
  });
}

/** Nouns of other products for what has a word of its own here. Looked for in paths of endpoints and names of tables. */
export const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['user', 'member'], ['agent', 'member'], ['company', 'organisation'], ['account', 'organisation'], ['organization', 'organisation'], ['lead', 'person'], ['prospect', 'person'],
  ['ticket', 'conversation'], ['case', 'conversation'], ['deal', 'renewal'], ['activity', 'interaction'], ['tag', 'topic'], ['feedback', 'response'],
]);

/** Our word that belongs in place of this one; null when the name is fine. */
export function betterWord(name: string): string | null {
  const words = name.toLowerCase().split(/[^a-z]+/);
  for (const word of words) {
    const better = OTHER_WORDS.get(word) ?? OTHER_WORDS.get(word.replace(/ies$/, 'y')) ?? OTHER_WORDS.get(word.replace(/s$/, ''));
    if (better) return better;
  }
  return null;
}

/** Who may open the door past row-level security. A new caller needs a reason and a line here. */
export const systemCallers = (sources: readonly Source[]): string[] => sources.filter(({ path }) => /\.tsx?$/.test(path) && path.startsWith('src/') && !isTest(path)).flatMap((source) => {
  let calls = false;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'system') calls = true;
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(source));
  return calls ? [source.path] : [];
});

const REGISTRY = new RegExp(['registry\\.npm' + 'js', 'npm' + 'mirror', 'registry\\.yarn' + 'pkg', 'artifact' + 'ory', 'jfr' + 'og', 'verd' + 'accio', '//npm\\.pkg'].join('|'), 'i');
const MACHINE = new RegExp(['/ho' + 'me/[a-z]', '/Us' + 'ers/[a-z]', '[^a-z.]/ro' + 'ot/', '[^a-z.]/wo' + 'rk/(main|shared)', 'C:\\\\\\\\Us' + 'ers'].join('|'));

/** Nothing in the repository depends on where it was written or on which registry was near. */
export const placeFaults = (sources: readonly Source[]): string[] => sources.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) =>
  REGISTRY.test(line) || MACHINE.test(line) ? [`${path}:${index + 1} names a registry or a machine's folder: ${line.trim().slice(0, 100)}`] : []));

/** The paths of this repository that a document names in backticks or links to. */
export function pathsIn(document: Source): string[] {
  const named = [...document.text.matchAll(/`([^`\n]+)`|\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? match[2] ?? '');
  return named.map((name) => name.replace(/#.*$/, '')).filter((name) => /^(\.\/)?(src|test|docs|migrations|scripts|bin|\.ci)\/[\w./-]*$|^[A-Z]+\.md$|^[\w-]+\.(json|ts|mjs)$/.test(name));
}
