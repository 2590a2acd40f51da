// Bounces that are told in words only: qmail, Exim, old Exchange, gateways of providers. The words that matter stand before
// the copy of the mail that came back.
import { cleanAddress } from './address.ts';
import { isMachineAddress } from './automatic.ts';
import { enhancedStatus } from './bounceReason.ts';
import { isPastRecipients } from './bounceReport.ts';
import type { ReportedRecipient } from './bounceReport.ts';
import type { Part } from './parts.ts';

const READ_CHARACTERS_MAX = 50_000;
// Where the copy of the returned mail begins.
const COPY_BELOW = new RegExp('^[ \\t>#*=_|-]{0,100}(?:' + [
  '-{1,100}[ \\t]{0,20}(?:the )?(?:this is a copy|below this line|original message|returned (?:message|mail)|header of the|message header|unsent message|transcript of headers|forwarded message|undelivered message|start of)', 'below this line is a copy',
  '(?:this is )?a copy of (?:the|your) (?:original )?message', 'your (?:original )?message (?:follows|reads|is (?:attached|enclosed))', 'original message (?:follows|headers?)', 'message (?:headers?|text) follows?', 'received: (?:from|by|\\()', 'return-path:', '--- original message',
  'the (?:header|first|following) .{0,30}(?:of|lines) .{0,20}(?:original|message)', 'message contents:', 'original mail as follows', 'unsent message below', 'included is a copy',
].join('|') + ')', 'im');
const ADDRESS = '[^\\s<>()\\[\\]"\',;:=]{1,100}@[^\\s<>()\\[\\]"\',;:=]{1,200}\\.[A-Za-z]{2,}';
const WAYS_TO_SAY = [
  new RegExp(`^[ \\t]{0,100}<(${ADDRESS})>[ \\t]{0,20}(?:[:.(]|$)`, 'im'),
  new RegExp(`^[ \\t]{0,100}(?:recipients?(?: address)?|failed recipients?|original recipient|to|for|user|address|unknown user|invalid final delivery userid|mail to|delivery to|email address|受信者)[ \\t]{0,20}[:=]?[ \\t\\n]{0,20}\\[?<?(${ADDRESS})`, 'im'),
  new RegExp(`(?:deliver(?:ed|ing|y)?|sent?|send|message|mail|recipients?)[^@\\n]{0,80}\\b(?:to|for)\\b[^@\\n]{0,40}?<?(${ADDRESS})`, 'i'),
  new RegExp(`(?:rcpt to|to):\\s{0,20}<(${ADDRESS})>`, 'i'),
  new RegExp(`^[ \\t]{0,100}(?:smtp:)?<?(${ADDRESS})>?(?:$|[:,.(\\[\\s])`, 'im'),
  new RegExp(`<?(${ADDRESS})>?`, 'i'),
];
// Words without which a mail from a daemon is no bounce but some other notice.
const TELLS_FAILURE = /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b|deliver|undeliver|bounce|reject|fail|unable|could ?n.t|could not|cannot|can ?not|can't|unknown|not found|no such|does ?n.t exist|not exist|refused|full|quota|error|expired|delay|returned|invalid|disabled|zustell|届|配信|送信|remis|entrega|consegn/i;

/** What is told, or null when neither subject nor words tell of a failure. */
export function readTold(root: Part, text: string, subject: string): Pick<ReportedRecipient, 'recipient' | 'status' | 'said' | 'isAfterText' | 'isPastRecipients'> | null {
  const words = wordsOf(text);
  if (!TELLS_FAILURE.test(`${subject}\n${words}`)) return null;
  const recipient = cleanAddress(root.headers.first('x-failed-recipients')?.split(',')[0] ?? '') || recipientIn(words);
  const said = saidIn(words, recipient);
  return { recipient, status: enhancedStatus(said ?? '') ?? enhancedStatus(words), said, isAfterText: /end of data/i.test(words), isPastRecipients: isPastRecipients(words) };
}

/** What the server wrote itself, without the copy of the mail. */
export function wordsOf(text: string): string {
  const start = text.slice(0, READ_CHARACTERS_MAX);
  const copy = COPY_BELOW.exec(start);
  return copy && copy.index > 40 ? start.slice(0, copy.index) : start;
}

function recipientIn(words: string): string | null {
  for (const way of WAYS_TO_SAY) {
    for (const match of words.matchAll(new RegExp(way.source, `${way.flags}g`))) {
      const address = cleanAddress(match[1] ?? '');
      if (address && !isMachineAddress(address)) return address;
    }
  }
  return null;
}

/** The server's own line: the one with a code, else the first that tells why. */
function saidIn(words: string, recipient: string | null): string | null {
  const paragraphs = words.replace(/\n[ \t]+/g, ' ').split('\n').map((line) => line.trim()).filter(Boolean);
  const about = recipient ? paragraphs.findIndex((line) => line.toLowerCase().includes(recipient)) : -1;
  const near = about >= 0 ? paragraphs.slice(about, about + 12) : [];
  const coded = (line: string) => /(?:^|[\s:(#<'"-])[45]\d\d[\s:,-](?!\d)/.test(line) || enhancedStatus(line) !== null;
  const telling = (line: string) => /unknown|no such|not found|exist|full|quota|reject|refus|denied|disabled|inactive|invalid|unrout|timed? ?out|expired|too (?:large|big|many)|spam|blocked|suspend|host|mx record|name service/i.test(line);
  return near.find(coded) ?? paragraphs.find(coded) ?? near.find(telling) ?? paragraphs.find(telling) ?? null;
}
