// The readable documentation of the API: one page, made from the same list as the API itself, without scripts.
import type { Endpoint } from '#base/endpoint.ts';
import type { OpenEndpoint } from '#base/openEndpoint.ts';
import { inputJsonSchema } from './input.ts';
import { tagOf } from './openapi.ts';

type Declared = Pick<Endpoint, 'name' | 'method' | 'path' | 'permission' | 'summary' | 'input'> | Pick<OpenEndpoint, 'name' | 'method' | 'path' | 'permission' | 'summary' | 'input'>;

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const MAY: Record<Declared['permission'], string> = { public: 'no key needed', read: 'scope read', write: 'scope write', own: 'scope write, key of an owner' };

export function docsPage(endpoints: readonly Declared[], version: string): string {
  const groups = groupByTag(endpoints);
  const names = [...groups.keys()];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Regulars API</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<nav aria-label="Groups"><strong>Regulars API</strong>${names.map((name) => `<a href="#${escape(name)}">${escape(title(name))}</a>`).join('')}</nav>
<main><h1>Regulars API <small>${escape(version)}</small></h1>
<p>All addresses start with <code>/api/v1</code>. Programs send an API key: <code>Authorization: Bearer rk_...</code>. Make one in the settings, or with <code>regulars key create --name "My program" --scopes read,write</code>.
Lists page by key: send the <code>next</code> of one answer as <code>after</code> of the next question. Writes accept an <code>Idempotency-Key</code>. Errors are <code>application/problem+json</code> with a sentence and the field at fault.
The same in machine form: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
${names.map((name) => section(name, groups.get(name) ?? [])).join('\n')}</main></body></html>`;
}

function groupByTag(endpoints: readonly Declared[]): Map<string, Declared[]> {
  const groups = new Map<string, Declared[]>();
  for (const endpoint of endpoints) groups.set(tagOf(endpoint), [...(groups.get(tagOf(endpoint)) ?? []), endpoint]);
  return groups;
}

const title = (name: string) => name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());

const section = (name: string, endpoints: readonly Declared[]) =>
  `<section id="${escape(name)}"><h2>${escape(title(name))}</h2>${endpoints.map(article).join('')}</section>`;

function article(declared: Declared): string {
  const { properties = {}, required = [] } = inputJsonSchema(declared.input) as { properties?: Record<string, Record<string, unknown>>; required?: string[] };
  const rows = Object.entries(properties).map(([field, schema]) =>
    `<tr><td><code>${escape(field)}</code></td><td>${escape(typeWords(schema))}${required.includes(field) ? ', required' : ''}</td><td>${escape(String(schema['description'] ?? ''))}</td></tr>`);
  return `<article id="${escape(declared.name)}"><h3><b class="${declared.method.toLowerCase()}">${declared.method}</b> <code>${escape(declared.path)}</code></h3>
<p>${escape(declared.summary)}. <small>${MAY[declared.permission]}</small></p>${rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : ''}</article>`;
}

function typeWords(schema: Record<string, unknown>): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].join(' | ');
  const type = [schema['type']].flat().filter(Boolean).join(' | ') || 'any';
  const bounds = schema['default'] === undefined ? '' : `, default ${JSON.stringify(schema['default'])}`;
  return `${schema['format'] ? `${type} (${String(schema['format'])})` : type}${bounds}`;
}

export const DOCS_STYLE = `:root{color-scheme:light dark;--line:light-dark(#E9E4DA,#312D26);--text:light-dark(#25221C,#F2EEE5);--soft:light-dark(#5A5449,#BFB7A8);--page:light-dark(#FFFEFB,#1B1916);--side:light-dark(#F7F5F0,#141210)}
*{box-sizing:border-box}body{margin:0;display:grid;grid-template-columns:208px minmax(0,1fr);font:14px/20px Figtree,system-ui,sans-serif;color:var(--text);background:var(--page)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:24px 16px;background:var(--side);display:flex;flex-direction:column;gap:4px}nav strong{margin-bottom:12px}
a{color:inherit;text-underline-offset:3px}nav a{text-decoration:none;color:var(--soft);padding:2px 0}nav a:hover{text-decoration:underline}
main{padding:32px 40px 80px;max-width:960px}h1{font-size:22px;line-height:28px;margin:0 0 12px}h2{font-size:16px;line-height:24px;margin:40px 0 8px}h3{font-size:14px;margin:0;font-weight:500}
article{border-top:1px solid var(--line);padding:12px 0}article p{margin:4px 0 8px}small{color:var(--soft);font-weight:400}code{font:13px/20px ui-monospace,monospace}
b{display:inline-block;min-width:52px;font:600 11px/16px ui-monospace,monospace;color:var(--soft)}table{border-collapse:collapse;width:100%}td{padding:4px 12px 4px 0;vertical-align:top;border-top:1px solid var(--line)}td:first-child{width:180px}td:nth-child(2){width:240px;color:var(--soft)}
@media(max-width:700px){body{display:block}nav{position:static;height:auto;flex-direction:row;flex-wrap:wrap;gap:4px 12px}main{padding:24px 16px}}`;
