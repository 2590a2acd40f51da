import { expect, test } from 'vitest';
import { parseMail } from './mail.ts';
import { reasonOf } from './bounceReason.ts';

const mail = (...lines: string[]) => parseMail(Buffer.from(lines.join('\n')));
const report = (...fields: string[]) => mail(
  'From: Mail Delivery System <mailer-daemon@ours.example>', 'Subject: Undelivered Mail Returned to Sender', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '',
  '--b', '', 'Sorry.', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; ours.example', '', ...fields, '--b', 'Content-Type: message/rfc822', '', 'To: ada@acme.example', '', 'The copy.', '--b--');

test('a report names the address, the status and whether it is dead', () => {
  expect(report('Final-Recipient: rfc822; ada@acme.example', 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 User unknown').bounce).toMatchObject({ recipient: 'ada@acme.example', status: '5.1.1', hard: true, reason: 'unknown address' });
  expect(report('Final-Recipient: rfc822; ada@acme.example', 'Action: failed', 'Status: 5.2.2', 'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full').bounce).toMatchObject({ status: '5.2.2', hard: false, reason: 'mailbox full' });
  expect(report('Final-Recipient: rfc822; ada@acme.example', 'Action: delayed', 'Status: 4.4.1').bounce).toMatchObject({ status: '4.4.1', hard: false });
});

test('the address we wrote to counts, not the one it was passed on to', () => {
  expect(report('Original-Recipient: rfc822; ada@acme.example', 'Final-Recipient: rfc822; ada2@inner.example', 'Action: failed', 'Status: 5.1.1').bounce?.recipient).toBe('ada@acme.example');
});

test('the last server’s own status is more exact than the one beside it', () => {
  expect(report('Final-Recipient: rfc822; ada@acme.example', 'Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp; 550 5.7.1 Message refused as spam').bounce).toMatchObject({ status: '5.7.1', hard: false, reason: 'refused' });
});

test('that a mail arrived, was opened or was complained about is no bounce', () => {
  expect(report('Final-Recipient: rfc822; ada@acme.example', 'Action: delivered', 'Status: 2.1.5')).toMatchObject({ isBounce: false, isAutomatic: true });
  expect(mail('From: postmaster@acme.example', 'Subject: Undeliverable complaint', 'Content-Type: multipart/report; report-type=feedback-report; boundary=b', '', '--b', '', 'x', '--b', 'Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', '--b--').isBounce).toBe(false);
  expect(mail('From: ada@acme.example', 'Subject: Delivery failed again', '', 'Your parcel was not delivered, the user is unknown.').isBounce).toBe(false);
});

test('a bounce in words only is understood, without the copy below it', () => {
  const qmail = mail('From: MAILER-DAEMON@ours.example', 'Subject: failure notice', '', 'Hi. This is the qmail-send program at ours.example.', 'I could not deliver your message to the following addresses.', '', '<ada@acme.example>:', '550 no such user here', '',
    '--- Below this line is a copy of the message.', '', 'To: grace@tarn.example', 'Mailbox full of flowers.');
  expect(qmail.bounce).toMatchObject({ recipient: 'ada@acme.example', hard: true, reason: 'unknown address', status: '5.1.1' });
  expect(mail('From: Mail Delivery Subsystem <mailer-daemon@gmail.example>', 'X-Failed-Recipients: ada@acme.example', 'Subject: Delivery Status Notification (Failure)', '', 'The domain acme.example does not exist.').bounce).toMatchObject({ recipient: 'ada@acme.example', hard: true, reason: 'unknown host' });
});

test('a wrong sender, a locked account and a try that comes again leave the address alive', () => {
  const judged = (said: string, status: string | null = null) => reasonOf({ status, said, text: '', isDelayed: false, isAfterText: false, isPastRecipients: false });
  expect(judged('550 Domain of sender address does not exist')).toMatchObject({ reason: 'refused', hard: false });
  expect(judged('550 5.2.1 The email account that you tried to reach is disabled')).toMatchObject({ reason: 'address disabled', hard: false });
  expect(judged('450 4.1.1 user unknown, try again later')).toMatchObject({ hard: false });
  expect(judged('host not found, try again')).toMatchObject({ reason: 'not reached in time', hard: false });
  expect(judged('The server does not accept any mail')).toMatchObject({ reason: 'accepts no mail', hard: true });
});

test('a refusal behind DATA makes an address dead only where a code says that it is', () => {
  const transcript = (answer: string, status: string) => mail(
    'From: Mail Delivery Subsystem <mailer-daemon@ours.example>', 'Subject: Returned mail: see transcript for details', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '',
    '--b', '', '   ----- Transcript of session follows -----', '... while talking to mx.acme.example.:', ...answer.split('\n'), '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; ours.example', '',
    'Final-Recipient: rfc822; ada@acme.example', 'Action: failed', `Status: ${status}`, 'Diagnostic-Code: smtp; 550 User unknown', '--b--').bounce;
  expect(transcript('>>> DATA\n<<< 550 User unknown', '5.0.0')).toMatchObject({ reason: 'unknown address', hard: false });
  expect(transcript('>>> DATA\n<<< 550 User unknown', '5.1.1')).toMatchObject({ hard: true });
  expect(transcript('>>> RCPT To:<ada@acme.example>\n<<< 550 User unknown', '5.0.0')).toMatchObject({ hard: true });
  // Nobody was left to write to.
  expect(transcript('>>> RCPT To:<ada@acme.example>\n<<< 550 User unknown\n>>> DATA\n<<< 503 Need RCPT', '5.0.0')).toMatchObject({ hard: true });
});

test('where the server’s line tells nothing, the words around it do', () => {
  expect(mail('From: MAILER-DAEMON@ours.example', 'Subject: Undeliverable: hello', '', 'Your message did not reach the following recipient(s):', '', 'ada@acme.example on Thu, 29 Apr 2005 23:34:45 +0000', '    550 EXCH:IMS:0C05A6 sorry', 'The recipient name is not recognized').bounce)
    .toMatchObject({ recipient: 'ada@acme.example', reason: 'unknown address', hard: true });
});
