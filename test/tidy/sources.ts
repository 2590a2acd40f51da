// Reads the repository as text and as syntax, for the tests that keep the house in order. Everything here works on
// values, so that each test can also be given a planted fault and prove that it sees it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface Source {
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
}

export interface Import {
  specifier: string;
  /** Gone after compilation: no code of the imported file runs. */
  isTypeOnly: boolean;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

const SKIPPED = new Set(['node_modules', 'dist', 'dist-test', 'data', '.git']);
const BINARY = /\.(png|jpe?g|webp|ico|woff2?|gz|zip|tgz)$/;

/** All text files of the repository below `folders` (the whole of it if none is given). */
export function readSources(...folders: string[]): Source[] {
  const paths = (folders.length > 0 ? folders : ['.']).flatMap((folder) => walk(join(root, folder)));
  return paths.map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(path);
    return entry.isFile() && !BINARY.test(entry.name) && !entry.name.endsWith('.log') ? [path] : [];
  });
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path);
export const isTest = (path: string): boolean => path.endsWith('.test.ts');

const parsed = new Map<string, ts.SourceFile>();

export function syntaxOf(source: Source): ts.SourceFile {
  const key = `${source.path}\0${source.text}`;
  const known = parsed.get(key);
  if (known) return known;
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2023, true);
  parsed.set(key, tree);
  return tree;
}

/** Every import, export-from, dynamic import and import type. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) found.push({ specifier: node.moduleSpecifier.text, isTypeOnly: isTypeImport(node) });
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) found.push({ specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly });
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0])) found.push({ specifier: node.arguments[0].text, isTypeOnly: false });
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) found.push({ specifier: node.argument.literal.text, isTypeOnly: true });
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(source));
  return found;
}

function isTypeImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return !clause.name && bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

/** Where an import of this repository leads, as a path from its root; null for packages and node's own modules. */
export function resolveImport(from: string, specifier: string): string | null {
  if (specifier.startsWith('#test/')) return `test/${specifier.slice('#test/'.length)}`;
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  if (!specifier.startsWith('.')) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
