import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedReason, hostOf, isAllowed, isInsideName, readAllowed, readHost } from './reach.ts';

/** Whether a request to this host would be stopped before anything is looked up; null where it is a name to be looked up. */
const isClosed = (text: string): boolean | null => {
  const host = readHost(text);
  if (!host) return true;
  if (host.kind === 'name') return isInsideName(host.name) ? true : null;
  return closedReason(host.address) !== null;
};

const INSIDE = [
  // this machine, in every notation that a browser or a C library reads
  '127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.0.0.1', '0x7f.1', '0177.0.0.1', '017700000001', '0177.0x0.1', '127.0.0.1.', '0', '0.0.0.0', '0x0', '00000000',
  '１２７.０.０.１', '127。0。0。1', '①②⑦.⓪.⓪.①', '%31%32%37.0.0.1', '[::1]', '::1', '[::]', '[0:0:0:0:0:0:0:1]', '[0000:0000:0000:0000:0000:0000:0000:0001]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]',
  '[0:0:0:0:0:ffff:127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::127.0.0.1]', '[2002:7f00:1::]', '[2002:7f00:0001::1]', '[2001:0:7f00:1::]', '[fe80::5efe:127.0.0.1]', '[2a00::5efe:127.0.0.1]',
  'localhost', 'LOCALHOST', 'localhost.', 'localhost..', 'a.localhost', 'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'local­host',
  // private, shared and link-local networks
  '10.0.0.1', '10.255.255.255', '012.0.0.1', '0xa.1', '167772161', '172.16.0.1', '172.31.255.255', '192.168.0.1', '0xc0a80001', '3232235521', '192.168.257', '100.64.0.1', '100.127.255.255', '169.254.1.1',
  '[fc00::1]', '[fd12:3456::1]', '[fe80::1]', '[fe80::1%25eth0]', 'fe80::1%eth0', '[fec0::1]', '[::ffff:10.0.0.1]', '[::ffff:c0a8:1]', '[2002:c0a8:1::]', '[64:ff9b::192.168.0.1]',
  'printer.local', 'wiki.internal', 'nas.home.arpa', 'router.lan', 'db.localdomain', 'intranet',
  // metadata services of clouds
  '169.254.169.254', '0xa9fea9fe', '2852039166', '0251.0376.0251.0376', '0xa9.0xfe.43518', '169.254.43518', '[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]', '100.100.100.200', '168.63.129.16', '192.0.0.192', 'metadata.google.internal', 'metadata.google.internal.',
  // many at once, reserved, examples, measurements
  '224.0.0.1', '239.255.255.250', '255.255.255.255', '240.0.0.1', '4294967295', '[ff02::1]', '[ff05::1:3]', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '192.88.99.1', '[2001:db8::1]', '[3fff::1]', '[100::1]', '[5f00::1]', '[4000::1]',
  // no hosts at all
  '', ' ', 'a b', 'user@example.com', 'example.com/path', 'example.com:80', 'example.com?x', 'example.com#x', 'http://example.com', 'exa\\mple.com', '[::1', '256.256.256.256', '1.2.3.4.5.', '0x1ffffffff', '-example.com', '[::1]:80', '1.1.1.1:80',
];

test('no spelling of an inside host is taken for one outside', () => {
  expect(INSIDE.length).toBeGreaterThan(60);
  expect(INSIDE.filter((host) => isClosed(host) !== true)).toEqual([]);
});

test('public addresses may be reached, and public names are looked up', () => {
  for (const host of ['1.1.1.1', '9.9.9.9', '93.184.216.34', '0x01010101', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '169.253.1.1', '192.0.1.1', '223.255.255.255', '[2606:4700::1111]', '2a00:1450::1', '[64:ff9b::1.1.1.1]', '[::ffff:9.9.9.9]']) expect([host, isClosed(host)]).toEqual([host, false]);
  for (const host of ['example.com', 'EXAMPLE.com.', 'bücher.example', 'xn--bcher-kva.example', 'localhost.example.com', 'local.example', '127.0.0.1.nip.io', 'a-1.b_2.example']) expect([host, isClosed(host)]).toEqual([host, null]);
  expect(readHost('BÜCHER.example.')).toEqual({ kind: 'name', name: 'xn--bcher-kva.example' });
});

test('every address of a closed network is closed in all its clothes, and mapping changes nothing', () => {
  fc.assert(fc.property(fc.nat(0xffffffff), (number) => {
    const dotted = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
    const plain = closedReason(dotted);
    expect(closedReason(`::ffff:${dotted}`)).toBe(plain);
    expect(closedReason(`64:ff9b::${dotted}`)).toBe(plain);
    for (const spelled of [String(number), `0x${number.toString(16)}`, `0${number.toString(8)}`]) {
      const host = readHost(spelled);
      expect(host).toEqual({ kind: 'address', address: dotted, family: 4 });
    }
  }));
});

test('an address of the web names its host, whatever stands around it', () => {
  expect(hostOf(new URL('http://example.com@127.0.0.1/'))).toEqual({ kind: 'address', address: '127.0.0.1', family: 4 });
  expect(hostOf(new URL('http://127.0.0.1#@example.com/'))).toEqual({ kind: 'address', address: '127.0.0.1', family: 4 });
  expect(hostOf(new URL('http:\\\\127.0.0.1\\@example.com'))).toEqual({ kind: 'address', address: '127.0.0.1', family: 4 });
  expect(hostOf(new URL('http://0x7f.1:8080/'))).toEqual({ kind: 'address', address: '127.0.0.1', family: 4 });
});

test('the allow-list opens names, addresses and networks, on one port or on all', () => {
  const allowed = readAllowed('mail.office.lan:993, 10.1.0.0/16 localhost:8025,[fd00::]/8:25,192.168.7.7');
  expect(isAllowed(allowed, { name: 'mail.office.lan', port: 993 })).toBe(true);
  expect(isAllowed(allowed, { name: 'mail.office.lan', port: 25 })).toBe(false);
  expect(isAllowed(allowed, { name: 'other.office.lan', port: 993 })).toBe(false);
  expect(isAllowed(allowed, { address: '10.1.255.1', port: 1 })).toBe(true);
  expect(isAllowed(allowed, { address: '10.2.0.1', port: 1 })).toBe(false);
  expect(isAllowed(allowed, { address: 'fd00::1', port: 25 })).toBe(true);
  expect(isAllowed(allowed, { address: '192.168.7.7', port: 80 })).toBe(true);
  expect(readAllowed(' ')).toEqual([]);
  for (const wrong of ['10.0.0.0/33', 'name/8', 'a b:c', 'host:99999', '::/0/0']) expect(() => readAllowed(wrong), wrong).toThrow(/REGULARS_EGRESS_ALLOW/);
});
