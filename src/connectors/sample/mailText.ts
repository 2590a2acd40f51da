// How a mail looks from inside: what is said, the writer's closing, and what was quoted of the mail before.
import type { Random } from './random.ts';
import type { Party, SampleMail } from './shapes.ts';

/** none: nothing quoted; below: marked lines under the own words; head: a copied head and the mail as it was; above: own words below the marked lines. */
export type Quoting = 'none' | 'below' | 'head' | 'above';

const QUOTED_LINES_MAX = 40;

/** The whole text of a mail. */
export function mailText(paragraphs: readonly string[], closing: string, quoted: SampleMail | null, quoting: Quoting): string {
  const own = [...paragraphs, closing].join('\n\n');
  if (!quoted || quoting === 'none') return `${own}\n`;
  if (quoting === 'head') return `${own}\n\n${copiedHead(quoted)}\n\n${firstLines(quoted.text).join('\n')}\n`;
  const marked = [`On ${sayMoment(quoted.at)}, ${quoted.from.name} <${quoted.from.email}> wrote:`, ...firstLines(quoted.text).map(mark)].join('\n');
  return quoting === 'below' ? `${own}\n\n${marked}\n` : `${marked}\n\n${own}\n`;
}

const firstLines = (text: string): string[] => text.trimEnd().split('\n').slice(0, QUOTED_LINES_MAX);

const mark = (line: string): string => (line === '' ? '>' : line.startsWith('>') ? `>${line}` : `> ${line}`);

function copiedHead({ from, to, cc, at, subject }: SampleMail): string {
  const everybody = (parties: readonly Party[]) => parties.map((party) => party.name || party.email).join('; ');
  return ['-----Original Message-----', `From: ${from.name} <${from.email}>`, `Sent: ${sayMoment(at)}`, `To: ${everybody(to)}`, ...(cc.length > 0 ? [`Cc: ${everybody(cc)}`] : []), `Subject: ${subject}`].join('\n');
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number): string => String(number).padStart(2, '0');

/** Tue, 4 Mar 2025 at 09:12 */
const sayMoment = (at: Date): string =>
  `${DAYS[at.getUTCDay()]}, ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} at ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;

/** Tue, 04 Mar 2025 09:12:33 +0000 (RFC 5322) */
export const dateHeader = (at: Date): string =>
  `${DAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;

export interface Signing {
  first: string;
  name: string;
  /** "Founder, Foxglove Farm" */
  place: string;
  phone: string | null;
}

const CLOSINGS = ['Best wishes', 'Kind regards', 'Best regards', 'All the best', 'Many thanks', 'Cheers', 'Warm regards', 'Yours', 'Thanks', 'Best', 'Take care', 'Warm wishes', 'With thanks', 'Talk soon'];

/** How somebody signs; each person has a habit, drawn once. */
export function drawClosing(random: Random, { first, name, place, phone }: Signing): string {
  const formula = random.pick(CLOSINGS);
  const contact = [name, place, ...(phone ? [`Tel. ${phone}`] : [])].join('\n');
  return random.pick([
    `${formula},\n${first}`, `${formula}\n${first}`, `${formula},\n${name}\n${place}`, `${formula},\n${first}\n\n-- \n${contact}`, `-- \n${contact}`, `${formula},\n${first}\n\nSent from my phone`,
  ]);
}
