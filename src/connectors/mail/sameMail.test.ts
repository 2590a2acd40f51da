import { expect, test } from 'vitest';
import type { Likeness } from './sameMail.ts';
import { isSameMail } from './sameMail.ts';

const mail = (more: Partial<Likeness> = {}): Likeness => ({ subjectKey: 'the clock', author: 'ada@acme.example', text: 'The clock on the wall is late again, by five minutes.', attachments: [], ...more });

test('a mail that came through a list, with a footer, a tag and without its attachment, is the same mail', () => {
  const listed = mail({ subjectKey: '[users] the clock', author: '', text: `${mail().text}\n_____\nusers mailing list\nhttps://lists.ours.example` });
  expect(isSameMail(mail({ attachments: ['clock.jpg'] }), listed)).toBe(true);
  expect(isSameMail(mail(), mail({ text: mail().text.replaceAll(' ', '\n') }))).toBe(true);
});

test('another writer, subject, text or attachment is another mail', () => {
  for (const more of [{ author: 'eve@acme.example' }, { subjectKey: 'the radio' }, { text: 'Never mind, a new battery helped.' }, { text: '' }]) expect(isSameMail(mail(), mail(more))).toBe(false);
  expect(isSameMail(mail({ attachments: ['a.pdf'] }), mail({ attachments: ['b.pdf'] }))).toBe(false);
});
