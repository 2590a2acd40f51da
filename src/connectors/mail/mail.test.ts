import { expect, test } from 'vitest';
import { parseMail } from './mail.ts';

const mail = (...lines: string[]) => parseMail(Buffer.from(lines.join('\n'), 'latin1'));
const utf8 = (...lines: string[]) => parseMail(Buffer.from(lines.join('\n')));
const HEAD = ['From: Ada <ada@acme.example>', 'To: help@ours.example', 'Date: Mon, 3 Jan 2022 11:02:24 +0100', 'Message-ID: <1@acme.example>'];

test('headers that are folded over several lines are one', () => {
  const read = mail('Subject: The firmware', ' is', '\tbroken', 'From: "Lovelace,', '  Ada" <ada@acme.example>', '', 'x');
  expect(read.subject).toBe('The firmware is broken');
  expect(read.from).toEqual({ name: 'Lovelace, Ada', address: 'ada@acme.example' });
});

test('addresses are read however they are written', () => {
  const all = (to: string) => mail(`To: ${to}`, '', '').to.map(({ name, address }) => `${name}|${address}`);
  expect(all('"Lovelace, Ada" <Ada@Acme.example>, grace@tarn.example (Grace), Kai kai@else.example')).toEqual(['Lovelace, Ada|ada@acme.example', 'Grace|grace@tarn.example', 'Kai|kai@else.example']);
  expect(all('Friends: ada@acme.example, Grace <grace@tarn.example>; kai@else.example')).toEqual(['|ada@acme.example', 'Grace|grace@tarn.example', '|kai@else.example']);
  expect(all('undisclosed recipients:;')).toEqual([]);
  expect(all('Ada (the (first) one) <ada@acme.example(work)>, <@gate.example,@b.example:grace@tarn.example>')).toEqual(['Ada|ada@acme.example', '|grace@tarn.example']);
  expect(all('"Ada <ada@acme.example>, Grace <grace@tarn.example, Kai (x <kai@else.example>')).toEqual(['Ada|ada@acme.example', 'Grace|grace@tarn.example', 'Kai (x|kai@else.example']);
  expect(all('mailto:ada@acme.example; <<grace@tarn.example>>;\'Kai\' <kai@else.example>')).toEqual(['|ada@acme.example', '|grace@tarn.example', 'Kai|kai@else.example']);
  expect(all('=?utf-8?Q?L=C3=B6ve,_Ada?= <ada@acme.example>, "=?utf-8?Q?G=C3=B6?=" <grace@tarn.example>')).toEqual(['Löve, Ada|ada@acme.example', 'Gö|grace@tarn.example']);
  expect(all('"Ada \\"the first\\" L." <ada@acme.example>, Moderator <moderator>, Ada')).toEqual(['Ada "the first" L.|ada@acme.example', '|moderator', 'Ada|']);
});

test('encoded words are read, also where a letter is cut between two of them', () => {
  expect(mail('Subject: =?utf-8?Q?Gr=C3=BC=C3?= =?utf-8?Q?=9Fe?= an alle', '', '').subject).toBe('Grüße an alle');
  expect(mail('Subject: =?iso-8859-1?B?R3L832U=?=', '', '').subject).toBe('Grüße');
  expect(mail('Subject: =?utf-8?Q?is it on??=', '', '').subject).toBe('is it on?');
  expect(mail('Subject: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?= =?iso-2022-jp?B?GyRCOGwbKEI=?=', '', '').subject).toBe('日本語');
  expect(mail('Subject: =?windows-1252?Q?It=92s_5_=80?=', '', '').subject).toBe('It’s 5 €');
});

test('a file name in pieces and another charset is put together', () => {
  const read = mail('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'see file', '--b', "Content-Type: text/plain; name*0*=utf-8''R%C3%BCck; name*1*=gabe; name*2=.txt", 'Content-Disposition: attachment', '', 'x', '--b--');
  expect(read.attachments.map((one) => one.name)).toEqual(['Rückgabe.txt']);
});

test('letters are read by their charset, and by their bytes where the charset is a lie', () => {
  const body = (charset: string, bytes: Buffer) => parseMail(Buffer.concat([Buffer.from(`Content-Type: text/plain; charset=${charset}\n\n`), bytes])).text;
  expect(body('iso-8859-1', Buffer.from('Grüße', 'latin1'))).toBe('Grüße');
  expect(body('iso-8859-1', Buffer.from('Grüße'))).toBe('Grüße');
  expect(body('utf-8', Buffer.from('Grüße', 'latin1'))).toBe('Grüße');
  expect(body('windows-1252', Buffer.from([0x93, 0x48, 0x69, 0x94, 0x20, 0x80]))).toBe('“Hi” €');
  expect(body('utf-16le', Buffer.from('Grüße', 'utf16le'))).toBe('Grüße');
  expect(body('no-such-charset', Buffer.from('Grüße'))).toBe('Grüße');
});

test('a mail of HTML only is read as text, without its quote and its scripts', () => {
  const read = mail(...HEAD, 'Content-Type: text/html', '', '<html><style>p{}</style><body><p>The <b>clock</b> is late.</p><script>x()</script><blockquote type="cite">Is it late?</blockquote></body></html>');
  expect(read.visibleText).toBe('The clock is late.');
  expect(read.text).toContain('Is it late?');
});

test('what is quoted above, below or between is not the own text', () => {
  const below = mail(...HEAD, '', 'It works now.', '', 'On Mon, Jan 3, 2022 at 9:00 AM Grace <grace@ours.example> wrote:', '> Does the clock work?');
  const above = mail(...HEAD, '', '> Does the clock work?', '', 'It works now.');
  const between = mail(...HEAD, '', '> Does the clock work?', 'Yes.', '> And the radio?', 'No.');
  expect(below.visibleText).toBe('It works now.');
  expect(above.visibleText).toBe('It works now.');
  expect(between.visibleText).toBe('Yes.\n\nNo.');
});

test('spans of the own text are true to the text', () => {
  const read = mail(...HEAD, '', 'Yes.', '', '> And the radio?', '', 'No.', '', '-- ', 'Ada');
  expect(read.ownSpans.map(([start, end]) => read.text.slice(start, end))).toEqual(['Yes.', 'No.']);
});

test('a mail within a mail is an attachment; its words are nobody’s here', () => {
  const read = mail(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'See below.', '--b', 'Content-Type: message/rfc822', '', 'From: eve@else.example', 'Subject: inner', '', 'I hate it.', '--b--');
  expect(read.text.trim()).toBe('See below.');
  expect(read.attachments).toHaveLength(1);
});

test('a closing boundary that is missing loses nothing', () => {
  expect(mail(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'The clock is late.').visibleText).toBe('The clock is late.');
});

test('base64 is read up to its padding, and what is no base64 stays as it is', () => {
  const coded = (text: string) => mail('Content-Transfer-Encoding: base64', '', text).text;
  expect(coded('aGVsbG8=')).toBe('hello');
  expect(coded('aGVsbG8= rubbish behind')).toBe('hello');
  expect(coded('aGVsbG8=\nd29ybGQ=')).toBe('helloworld');
  expect(coded('?this is plain')).toBe('?this is plain');
});

test('dates are read in all the ways people’s software wrote them', () => {
  const at = (date: string) => mail(`Date: ${date}`, '', '').date?.toISOString() ?? null;
  expect(at('Mon, 3 Jan 2022 11:02:24 +0100')).toBe('2022-01-03T10:02:24.000Z');
  expect(at('03-Jan-22 11:02:24 EST')).toBe('2022-01-03T16:02:24.000Z');
  expect(at('Mon Jan  3 11:02:24 2022')).toBe('2022-01-03T11:02:24.000Z');
  expect(at('Tue, 029 Apr 2019 23:34:45 -0800 (PST)')).toBe('2019-04-30T07:34:45.000Z');
  expect(at('Fri, 30 Feb 2022 11:00:00 +0000')).toBe(null);
  expect(at('yesterday')).toBe(null);
});

test('without a Date the servers’ date counts, then the mailbox’s', () => {
  expect(mail('Received: from a by b; Mon, 3 Jan 2022 11:02:24 +0000', '', '').dateSource).toBe('received');
  const bare = parseMail(Buffer.from('Subject: x\n\ny'), 'From ada@acme.example Mon Jan  3 11:02:24 2022');
  expect([bare.dateSource, bare.date?.toISOString()]).toEqual(['from line', '2022-01-03T11:02:24.000Z']);
  expect(mail('Subject: x', '', 'y').dateSource).toBe('unknown');
});

test('a sender that a list rewrote becomes the writer again', () => {
  const list = ['List-Id: <users.lists.ours.example>', 'List-Post: <mailto:users@lists.ours.example>', 'To: users@lists.ours.example'];
  const byReply = mail('From: Ada Lovelace via users <users@lists.ours.example>', 'Reply-To: Ada Lovelace <ada@acme.example>', ...list, '', 'x');
  expect([byReply.author, byReply.isRewritten, byReply.from?.address]).toEqual([{ name: 'Ada Lovelace', address: 'ada@acme.example' }, true, 'users@lists.ours.example']);
  const byOriginal = mail('From: "Ada via users" <users@lists.ours.example>', 'X-Original-From: Ada <ada@acme.example>', 'Reply-To: users@lists.ours.example', ...list, '', 'x');
  expect(byOriginal.author).toEqual({ name: 'Ada', address: 'ada@acme.example' });
  const nobody = mail('From: Ada via users <users@lists.ours.example>', 'Reply-To: users@lists.ours.example', ...list, '', 'x');
  expect(nobody.author).toEqual({ name: 'Ada', address: '' });
  expect(mail('From: Ada <ada@acme.example>', ...list, '', 'x')).toMatchObject({ author: { address: 'ada@acme.example' }, isRewritten: false, lists: ['users@lists.ours.example'] });
});

test('a sender that a group or a service stands in for is found without any list header', () => {
  const author = (...lines: string[]) => mail(...lines, 'To: support@ours.example', '', 'x').author;
  const ada = { name: 'Ada Lovelace', address: 'ada@acme.example' };
  expect(author("From: 'Ada Lovelace' via Support <support@ours.example>", 'X-Original-From: Ada Lovelace <ada@acme.example>')).toEqual(ada);
  expect(author('From: "Ada Lovelace (via Sign)" <envelope@sign.example>', 'Reply-To: ada@acme.example')).toEqual(ada);
  expect(author('From: Ada Lovelace <support@ours.example>', 'X-Original-From: ada@acme.example')).toEqual(ada);
  expect(author('From: Ada Lovelace via groups <ada=acme.example@groups.example>')).toEqual(ada);
  expect(author('From: Ada Lovelace <ada=40acme.example@dmarc.lists.example>')).toEqual(ada);
  expect(author('From: Ada Lovelace <ada@acme.example.invalid>', 'Precedence: list')).toEqual(ada);
  // Nothing says who it was, or nobody is stood in for: the sender is as shown.
  expect(author('From: Ada via Sign <envelope@sign.example>')).toEqual({ name: 'Ada via Sign', address: 'envelope@sign.example' });
  expect(author('From: Ada via Sign <envelope@sign.example>', 'Reply-To: no-reply@other.example')).toEqual({ name: 'Ada via Sign', address: 'envelope@sign.example' });
  expect(author('From: Ada via Sign <envelope@sign.example>', 'Reply-To: help@sign.example')?.address).toBe('envelope@sign.example');
  expect(author('From: Ada / Acme <ada@acme.example>', 'Reply-To: office@acme.example')).toEqual({ name: 'Ada / Acme', address: 'ada@acme.example' });
  expect(author('From: Ada <ada@acme.example>', 'X-Google-Original-From: Ada <ada@else.example>')).toEqual({ name: 'Ada', address: 'ada@acme.example' });
});

test('absence notes and newsletters are known for what they are', () => {
  expect(mail('Auto-Submitted: auto-replied', 'Subject: Re: clock', '', 'I am away')).toMatchObject({ isAutoReply: true, isAutomatic: true, isBounce: false });
  expect(mail('Subject: Out of office: clock', 'From: ada@acme.example', '', 'x').isAutoReply).toBe(true);
  expect(mail('From: no-reply@shop.example', '', 'x')).toMatchObject({ isAutoReply: false, isAutomatic: true });
  expect(mail('Precedence: list', 'List-Post: <mailto:u@l.example>', 'From: ada@acme.example', '', 'x').isAutomatic).toBe(false);
});

test('Gmail’s thread, its labels and the ids a mail refers to are kept', () => {
  const read = mail(...HEAD, 'In-Reply-To: <0@ours.example> (from Grace)', 'References: <a@ours.example>', ' <0@ours.example>', 'X-GM-THRID: 178', 'X-Gmail-Labels: =?UTF-8?Q?Gesendet,Wichtig?=', '', 'x');
  expect(read.threadHints).toMatchObject({ inReplyTo: '0@ours.example', messageIds: ['a@ours.example', '0@ours.example'], gmailThreadId: '178', isReply: true });
  expect(read.labels).toEqual(['Gesendet', 'Wichtig']);
});

test('a file written into the text is an attachment; a beginning without an end is text', () => {
  const read = mail(...HEAD, '', 'See the file.', '', 'begin 644 cat.txt', '#0V%T', '`', 'end', '', 'Ada');
  expect([read.text.replace(/\n+/g, ' ').trim(), read.attachments]).toEqual(['See the file. Ada', [{ name: 'cat.txt', type: 'application/octet-stream', size: 3, contentId: null }]]);
  expect(mail(...HEAD, '', 'begin 644 anew', 'and never coded', 'end').attachments).toEqual([]);
  expect(mail(...HEAD, '', 'begin 644 cat.txt', '#0V%T').text).toContain('cat.txt');
  expect(mail(...HEAD, 'Content-Transfer-Encoding: x-uuencode', '', 'begin 644 cat.txt', '#0V%T', '`', 'end').text).toBe('Cat');
});

test('a line of rubbish between headers, and blanks or comments within a date, lose nothing', () => {
  const read = mail('To: Mary', '__', '  <mary@acme.example>', 'Date  : Fri, 21 Nov 1997 09(comment (in) it):   55  :  06 -0600', '', 'x');
  expect([read.to, read.date?.toISOString(), read.text]).toEqual([[{ name: 'Mary', address: 'mary@acme.example' }], '1997-11-21T15:55:06.000Z', 'x']);
});

test('whatever comes in, something is read and nothing is thrown', () => {
  for (const raw of ['', '\n', ':', 'From:', 'Content-Type: multipart/mixed\n\n--', 'Subject: =?utf-8?B?', 'Content-Type: text/html\n\n<<<>&#xD800;', '\0\0\0\xff\xfe', 'To: ;;;,,,<<>>\n\nx', 'Date: Mon, 99 Foo 2022\n\n']) {
    expect(() => parseMail(Buffer.from(raw, 'latin1'))).not.toThrow();
  }
  expect(utf8('Subject: Grüße', '', 'naïve').subject).toBe('Grüße');
});
