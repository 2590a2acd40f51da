import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#test/tidy/sources.ts';
import { sanitiseAside } from './aside.ts';
import { framePolicy } from './frame.ts';
import { sanitise } from './sanitise.ts';

const clean = (html: string, hasPictures = false) => sanitise(html, { hasPictures }).html;

test('what a mail looks like stays: tables, colours, sizes, links that open outside', () => {
  expect(clean('<table width="600" bgcolor="#fff"><tr><td style="color:#333;padding:4px 8px;font-family:Arial, sans-serif">Hi <b>Ada</b></td></tr></table>'))
    .toBe('<table width="600" bgcolor="#fff"><tr><td style="color:#333;padding:4px 8px;font-family:Arial, sans-serif">Hi <b>Ada</b></td></tr></table>');
  expect(clean('<a href=" https://acme.example/a?b=1&amp;c=2 " onclick="x()">look</a>')).toBe('<a href="https://acme.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">look</a>');
  expect(clean('<html><head><title>T</title><style>p{color:red}</style></head><body><p>Text</p></body></html>')).toBe('<p>Text</p>');
});

test('pictures of other servers are left out and counted until somebody wants them; those in the mail are shown', () => {
  const mail = '<img src="https://track.example/p.gif?u=1" alt="Logo" width="40"><img src="data:image/png;base64,iVBORw0KGgo="><img src="cid:a@b"><img src="//t.example/p">';
  expect(sanitise(mail, { hasPictures: false })).toEqual({ html: '<img alt="Logo" width="40" /><img src="data:image/png;base64,iVBORw0KGgo=" referrerpolicy="no-referrer" alt="" /><img alt="" /><img alt="" />', pictures: 1 });
  expect(clean(mail, true)).toContain('src="https://track.example/p.gif?u=1"');
});

test.each([
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)><script>alert(1)</script></svg>', '<a href="java\tscript:alert(1)">x</a>', '<a href="&#106;avascript:alert(1)">x</a>', '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>', '<form action="https://evil.example"><input name=p><button>go</button></form>', '<meta http-equiv="refresh" content="0;url=https://evil.example">', '<base href="https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/a.css">', '<style>@import "https://evil.example/a.css";</style>', '<div style="background:url(https://evil.example/p)">x</div>', '<div style="background-image:url(\'https://evil.example/p\')">x</div>', '<div style="width:expression(alert(1))">x</div>',
  '<div style="position:fixed;top:0;left:0;width:100%">x</div>', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<template><img src=x onerror=alert(1)></template>', '<video poster="https://evil.example/p"><source src="https://evil.example/v"></video>',
  '<img srcset="https://evil.example/p 1x">', '<input type=image src="https://evil.example/p">', '<table background="https://evil.example/p"><tr><td>x</td></tr></table>', '<object data="https://evil.example"></object>', '<embed src="https://evil.example">', '<a href="https://ok.example" ping="https://evil.example">x</a>', '<!--><img src=x onerror=alert(1)>-->', '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">', '<body onload=alert(1) background="https://evil.example/p">x</body>',
])('nothing that acts is left of %s', (attack) => {
  expect(harm(clean(attack))).toBeNull();
});

/** What in cleaned HTML could still act or ask; null when nothing can. Tags are read after attributes in quotes are closed. */
function harm(html: string): string | null {
  const tags = html.match(/<[^>"]*(?:"[^"]*"[^>"]*)*>/g) ?? [];
  return tags.find((tag) => /^<\/?(script|style|iframe|form|input|button|meta|base|link|object|embed|svg|math|video|audio|source|template|noscript)\b/i.test(tag)
    || /\s(on\w+|srcset|background|poster|ping|action|formaction|srcdoc)\s*=/i.test(tag.replace(/"[^"]*"/g, '""'))
    || /(?:href|src)="\s*(?!https?:|mailto:|tel:|data:image\/(?:png|gif|jpe?g|webp);base64,)/i.test(tag)
    || /style="[^"]*(?:url\(|expression|@import|position)/i.test(tag)) ?? null;
}

test('the policy of the frame lets nothing in but styles and pictures of the mail', () => {
  expect(framePolicy({ hasPictures: false })).toBe(`sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'`);
  expect(framePolicy({ hasPictures: true })).toContain('img-src data: https: http:;');
});

const payloads = join(process.env['REGULARS_TEST_DATA'] ?? join(root, '../shared/data'), 'mail_xss/dompurify-expect.json');
test.skipIf(!existsSync(payloads))('of the collected attacks nothing is left (skipped without the collection)', () => {
  const attacks = JSON.parse(readFileSync(payloads, 'utf8')) as { payload: string }[];
  expect(attacks.length).toBeGreaterThan(200);
  expect(attacks.map(({ payload }) => harm(clean(payload))).filter((found) => found !== null)).toEqual([]);
});

test('its thread is used again and again', async () => {
  for (const words of ['one', 'two', 'three']) {
    expect((await sanitiseAside(`<b onclick=x>${words}</b>`, { hasPictures: false }))?.html).toBe(`<b>${words}</b>`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
});

test('in its thread it is the same; what is too long or too deep is not shown, and the next one is', async () => {
  const deep = '<div>'.repeat(100_000);
  const [one, tooLong, deepest, last] = await Promise.all([
    sanitiseAside('<p onclick=x>Hi</p>', { hasPictures: false }), sanitiseAside('x'.repeat(3 * 1024 * 1024), { hasPictures: false }), sanitiseAside(deep, { hasPictures: false }), sanitiseAside('<b>after</b>', { hasPictures: false }),
  ]);
  expect([one?.html, tooLong, last?.html]).toEqual(['<p>Hi</p>', null, '<b>after</b>']);
  expect(deepest === null || deepest.html.length < deep.length).toBe(true);
});
