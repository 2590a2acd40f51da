import { expect, test } from 'vitest';
import type { DomainEvidence } from './ownDomains.ts';
import { proposeDomains } from './ownDomains.ts';
import { isSentFolder } from './folders.ts';

const domain = (name: string, told: Partial<DomainEvidence>): DomainEvidence => ({ domain: name, mails: 0, people: 1, answers: 0, answered: 0, sent: 0, coverage: 0, places: [], isMembers: false, ...told });
const proposed = (...evidence: DomainEvidence[]) => proposeDomains(evidence).map((one) => `${one.domain}${one.isSure ? ' surely' : ''}`);

test('whoever answers many and has the list is us, beyond doubt', () => {
  const maker = domain('maker.example', { mails: 160, people: 8, answers: 130, answered: 48, coverage: 1, places: ['users@lists.maker.example'] });
  expect(proposed(maker, domain('gmail.com', { mails: 700, people: 60, answers: 500, answered: 140 }), domain('college.edu', { mails: 90, people: 3, answers: 70, answered: 29 }))).toEqual(['maker.example surely']);
  expect(proposeDomains([maker])[0]?.reason).toBe('8 people there answered 130 mails of 48 people elsewhere, and mails go to users@lists.maker.example.');
});

test('one helpful person elsewhere is not us', () => {
  expect(proposed(domain('solo.example', { mails: 40, people: 1, answers: 25, answered: 12 }))).toEqual([]);
});

test('two firms that write only to each other are both possible and neither is sure', () => {
  const both = { mails: 50, people: 2, answers: 40, answered: 2, coverage: 1 };
  expect(proposed(domain('a.example', both), domain('b.example', both))).toEqual(['a.example', 'b.example']);
});

test('a sent folder and a member’s own address settle it, at a university too', () => {
  expect(proposed(domain('uni-x.edu', { mails: 20, sent: 20, coverage: 1 }), domain('b.example', { mails: 50, people: 3, answers: 30, answered: 12, coverage: 0.4 }))).toEqual(['uni-x.edu surely', 'b.example']);
  expect(proposed(domain('ours.example', { mails: 20, isMembers: true, coverage: 0.9 }), domain('b.example', { mails: 50, people: 3, answers: 30, answered: 12, coverage: 0.4, places: ['info@b.example'] }))).toEqual(['ours.example surely', 'b.example']);
});

test('folders of sent mails are known in many languages', () => {
  for (const path of ['Takeout/Sent.mbox', 'Mail/Gesendet', 'Maildir/.Sent/cur/1.eml', 'INBOX.Sent/1.eml', 'export.zip/Messages envoyés/2.eml', 'Sent.mbox.gz']) expect([path, isSentFolder(path)]).toEqual([path, true]);
  for (const path of ['absent.mbox', 'sentences.mbox', 'Inbox.mbox', 'unsent/1.eml']) expect([path, isSentFolder(path)]).toEqual([path, false]);
});
