// What is imported while things break: mails in conversations, people and purchases of a made-up company, the same for every
// seed, and long ago, so that nothing depends on the moment at which it is looked at.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '#test/random.ts';

const SUBJECTS = ['firmware update', 'battery life', 'antenna range', 'delivery date', 'calibration report', 'training for the team', 'renewal of the contract'];
const SENTENCES = [
  'We are worried about the firmware because it fails again and again.', 'The battery life is great, thank you.', 'Could you send us the calibration report?',
  'I will call you on Monday.', 'The antenna range is a problem for our team.', 'We would love a training for new colleagues.', 'When will the delivery arrive?',
];
const START = Date.UTC(2021, 0, 4, 9);

export interface Material { paths: string[]; mails: number; rows: number }

/** Writes the files into `folder`. */
export function writeMaterial(folder: string, seed: number, { mails, rows }: { mails: number; rows: number }): Material {
  const random = randomFrom(seed);
  mkdirSync(folder, { recursive: true });
  const person = () => random.below(60);
  const address = (n: number) => `person${n}@customer${n % 12}.example`;
  const members = ['ida@ours.example', 'tom@ours.example', 'support@ours.example'];
  const texts: string[] = [];
  for (let n = 0; n < mails; n += 1) {
    const isAnswer = n > 10 && random.chance(0.5);
    const answered = isAnswer ? n - 1 - random.below(10) : null;
    const who = person();
    const [from, to] = random.chance(0.6) ? [address(who), random.pick(members)] : [random.pick(members), address(who)];
    const at = new Date(START + n * 5_400_000);
    texts.push([
      `From list ${at.toUTCString().replace(',', '')}`, `Message-ID: <m${n}@faults.example>`, ...(answered === null ? [] : [`In-Reply-To: <m${answered}@faults.example>`]),
      `From: ${from.split('@')[0]} <${from}>`, `To: ${to}`, `Date: ${at.toUTCString()}`, `Subject: ${isAnswer ? 'Re: ' : ''}${SUBJECTS[(answered ?? n) % SUBJECTS.length]}`,
      'Content-Type: text/plain; charset=utf-8', '', Array.from({ length: 1 + random.below(5) }, () => random.pick(SENTENCES)).join(' '), '', '',
    ].join('\n'));
  }
  const people = ['email,name,company,city,tags', ...Array.from({ length: 60 }, (_, n) => `${address(n)},Person ${n},Customer ${n % 12},City ${n % 5},"a,b"`)];
  const purchases = ['email,date,amount,currency,quantity,item,order id', ...Array.from({ length: rows }, (_, n) => `${address(person())},2021-0${1 + (n % 9)}-1${n % 10},${random.below(900)}.50,EUR,1,Thing ${n % 20},o${n}`)];
  const files = { 'people.csv': people.join('\n'), 'mails.mbox': texts.join('\n'), 'purchases.csv': purchases.join('\n') };
  return { mails, rows, paths: Object.entries(files).map(([name, text]) => { writeFileSync(join(folder, name), `${text}\n`); return join(folder, name); }) };
}
