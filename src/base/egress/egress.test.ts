import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createPlain } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEgress } from './egress.ts';
import type { Address } from './egress.ts';

const asked: { path: string; host: string; headers: Record<string, unknown>; method: string; body: string }[] = [];
let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString(); });
    request.on('end', () => {
      asked.push({ path: request.url ?? '', host: request.headers.host ?? '', headers: request.headers, method: request.method ?? '', body });
      const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to');
      if (to) return void response.writeHead(Number(new URL(request.url ?? '/', 'http://x').searchParams.get('status') ?? 302), { location: to }).end();
      if (request.url === '/endless') { const more = setInterval(() => response.write('x'.repeat(10_000)), 1); response.on('close', () => clearInterval(more)); return; }
      if (request.url === '/silent') return;
      response.end('hello');
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  port = (server.address() as AddressInfo).port;
});
afterAll(() => { server.closeAllConnections(); server.close(); });

const here: Address = { address: '127.0.0.1', family: 4 };
/** Reaches the server of this test by a name that is opened for it. */
const toHere = () => createEgress({ allow: `shop.example:${port} other.example:${port}`, resolve: async () => [here] });

describe('what is closed is not asked', () => {
  test.each([
    ['http://127.0.0.1/', /this machine/], ['http://2130706433/', /this machine/], ['http://[::ffff:7f00:1]/', /this machine/], ['http://169.254.169.254/latest/', /metadata/], ['http://localhost/', /inside a network/],
    ['http://metadata.google.internal/', /inside a network/], ['https://user:secret@example.com/', /name or a password/], ['ftp://example.com/', /https:\/\//], ['file:///etc/passwd', /https:\/\//], ['gopher://example.com/', /https:\/\//],
    ['nonsense', /no web address/], ['http://1.1.1.1:22/', /Port 22/], ['http://1.1.1.1:6379/', /Port 6379/], ['http://1.1.1.1:0/', /port/], ['http://exa_mple..com/', /no name/],
  ])('%s', async (url, why) => {
    await expect(createEgress({ allow: '', resolve: async () => [{ address: '1.1.1.1', family: 4 }] }).fetch(url)).rejects.toThrow(why);
  });

  test('a name that leads inside is refused, also when only one of its addresses does', async () => {
    for (const addresses of [[here], [{ address: '1.1.1.1', family: 4 }, { address: '10.0.0.1', family: 4 }], [{ address: '::ffff:10.0.0.1', family: 6 }]] as Address[][]) {
      await expect(createEgress({ allow: '', resolve: async () => addresses }).fetch('http://harmless.example/')).rejects.toThrow(/leads to/);
    }
    expect(asked).toEqual([]);
  });

  test('mail servers are checked alike', async () => {
    const egress = createEgress({ allow: '', resolve: async () => [{ address: '192.168.1.1', family: 4 }] });
    await expect(egress.connect({ host: 'mail.example', port: 993, isTls: true })).rejects.toThrow(/private network/);
    await expect(egress.check('mail.example', 993)).rejects.toThrow(/private network/);
    await expect(createEgress({ allow: '', resolve: async () => [{ address: '1.1.1.1', family: 4 }] }).check('mail.example', 5432)).rejects.toThrow(/Port 5432/);
    expect(await createEgress({ allow: '', resolve: async () => [{ address: '1.1.1.1', family: 4 }] }).check('Mail.Example.', 993)).toEqual({ addresses: [{ address: '1.1.1.1', family: 4 }], name: 'mail.example' });
  });
});

describe('what is open is asked at the address that was checked', () => {
  test('the name is looked up once; the server hears the name', async () => {
    let lookUps = 0;
    const egress = createEgress({ allow: `shop.example:${port}`, resolve: async () => { lookUps += 1; return lookUps === 1 ? [here] : [{ address: '10.0.0.1', family: 4 }]; } });
    const answer = await egress.fetch(`http://shop.example:${port}/once`);
    expect([answer.status, Buffer.from(answer.body).toString(), lookUps, asked.at(-1)?.host]).toEqual([200, 'hello', 1, `shop.example:${port}`]);
  });

  test('a name server that changes its mind between two hops is caught', async () => {
    let lookUps = 0;
    const egress = createEgress({ allow: '127.0.0.1', resolve: async () => { lookUps += 1; return lookUps === 1 ? [here] : [{ address: '10.0.0.1', family: 4 }]; } });
    await expect(egress.fetch(`http://turning.example:${port}/?to=/again`)).rejects.toThrow(/private network/);
    expect(lookUps).toBe(2);
  });

  test('each redirect is checked', async () => {
    const before = asked.length;
    for (const to of [`http://127.0.0.1:${port}/stolen`, 'http://169.254.169.254/', 'file:///etc/passwd', `http://localhost:${port}/stolen`, '//10.0.0.1/']) {
      await expect(toHere().fetch(`http://shop.example:${port}/?to=${encodeURIComponent(to)}`), to).rejects.toThrow(/leads to|begins with|inside a network/);
    }
    expect(asked.slice(before).map(({ path }) => path).filter((path) => path === '/stolen')).toEqual([]);
    await expect(toHere().fetch(`http://shop.example:${port}/?to=%3Fto%3D%253Fto%253D/x`, { redirectsMax: 0 })).rejects.toThrow(/too often/);
  });

  test('secrets are not passed on to another place, and a posted form becomes a question', async () => {
    const to = encodeURIComponent(`http://other.example:${port}/landed`);
    await toHere().fetch(`http://shop.example:${port}/?to=${to}`, { method: 'POST', body: 'a=1', headers: { authorization: 'Bearer x', 'x-api-key': 'y', 'content-type': 'text/plain', accept: 'text/html' } });
    expect(asked.at(-1)).toMatchObject({ path: '/landed', method: 'GET', body: '' });
    expect(asked.at(-1)?.headers).toMatchObject({ accept: 'text/html' });
    for (const name of ['authorization', 'x-api-key', 'content-type']) expect(asked.at(-1)?.headers[name]).toBeUndefined();
    await toHere().fetch(`http://shop.example:${port}/?status=307&to=/kept`, { method: 'POST', body: 'a=1', headers: { authorization: 'Bearer x' } });
    expect(asked.at(-1)).toMatchObject({ path: '/kept', method: 'POST', body: 'a=1', headers: { authorization: 'Bearer x' } });
  });

  test('an endless answer and a silent one come to an end', async () => {
    await expect(toHere().fetch(`http://shop.example:${port}/endless`, { bytesMax: 50_000 })).rejects.toThrow(/larger than 49 KB/);
    await expect(toHere().fetch(`http://shop.example:${port}/silent`, { timeoutMs: 50 })).rejects.toThrow(/too long/);
    await expect(createEgress({ allow: '', resolve: () => new Promise(() => {}) }).fetch('http://slow.example/', { timeoutMs: 50 })).rejects.toThrow(/too long/);
  });

  test('a connection is opened to the checked address', async () => {
    const plain = createPlain((socket) => socket.end('* OK ready'));
    await new Promise<void>((resolve) => { plain.listen(0, '127.0.0.1', resolve); });
    const at = (plain.address() as AddressInfo).port;
    const socket = await createEgress({ allow: `mail.example:${at}`, resolve: async () => [here] }).connect({ host: 'mail.example', port: at, isTls: false });
    const heard: Buffer[] = [];
    for await (const part of socket as AsyncIterable<Buffer>) heard.push(part);
    expect(Buffer.concat(heard).toString()).toBe('* OK ready');
    plain.close();
  });
});
