// Nothing leaves the product but through base/egress: no other file opens connections or fetches from outside.
import ts from 'typescript';
import { expect, test } from 'vitest';
import { importsOf, isCode, isTest, readSources, syntaxOf } from './sources.ts';
import type { Source } from './sources.ts';

const WAYS_OUT = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns)(?:\/promises)?$|^(?:undici|ws|axios|got|node-fetch)$/;
const GLOBAL_WAYS = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);

/** The named exceptions, and what each may do. */
const MAY: Readonly<Record<string, string>> = {
  'src/surfaces/server/listen.ts': 'listens, and asks its own socket whether somebody answers',
  'src/surfaces/cli/client.ts': 'reaches the running server by the socket in the data folder',
  'src/surfaces/web/api/client.ts': 'runs in the browser and asks its own server',
  'src/surfaces/web/api/live.ts': 'runs in the browser and listens to its own server',
};

function waysOut(source: Source): string[] {
  const imported = importsOf(source).filter(({ specifier, isTypeOnly }) => !isTypeOnly && WAYS_OUT.test(specifier)).map(({ specifier }) => specifier);
  const called: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression) && GLOBAL_WAYS.has(node.expression.text)) called.push(node.expression.text);
    if (ts.isPropertyAccessExpression(node) && /^(globalThis|window|self)$/.test(node.expression.getText()) && GLOBAL_WAYS.has(node.name.text)) called.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(source));
  return [...imported, ...called];
}

const product = readSources('src').filter(({ path }) => isCode(path) && !isTest(path));

test('only the door out, and the files named here, open connections', () => {
  expect(product.length).toBeGreaterThan(100);
  const found = product.filter((source) => !source.path.startsWith('src/base/egress/')).flatMap((source) => (waysOut(source).length > 0 ? [source.path] : []));
  expect(found.filter((path) => !(path in MAY))).toEqual([]);
  expect(Object.keys(MAY).filter((path) => !found.includes(path)), 'an exception that is no longer one').toEqual([]);
});

test('a second way out is seen, in whatever way it is written', () => {
  for (const text of [
    `import { request } from 'node:https';`, `import net from 'net';`, `const dns = await import('node:dns/promises');`, `export { connect } from 'node:tls';`, `import { fetch } from 'undici';`,
    `const a = await fetch('https://example.com');`, `const a = await globalThis.fetch('x');`, `const a = new WebSocket('wss://example.com');`, `new EventSource('/x');`,
  ]) expect(waysOut({ path: 'src/rooms/ask/planted.store.ts', text }), text).toHaveLength(1);
  expect(waysOut({ path: 'src/rooms/ask/planted.store.ts', text: `import type { Server } from 'node:http';\nconst a = app.fetch(request);` })).toEqual([]);
});
