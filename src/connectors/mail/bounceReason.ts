// Why a mail did not arrive, from its status code (RFC 3463) and from the words of the server, which are often more exact.

export type BounceReason = 'unknown address' | 'unknown host' | 'moved' | 'accepts no mail' | 'mailbox full' | 'address disabled' | 'too large' | 'not reached in time' | 'refused' | 'other';

export interface ToldFailure {
  status: string | null;
  said: string;
  /** The words of the whole bounce, for where the server's line tells nothing. */
  text: string;
  isDelayed: boolean;
  isAfterText: boolean;
  /** It was told behind the command DATA: to the address, or to the text that was about to come. */
  isPastRecipients: boolean;
}

const WORDS: readonly (readonly [BounceReason, RegExp])[] = [
  ['mailbox full', /mail ?box[^.\n]{0,30}(?:is )?(?:full|exceed)|mailfolder is full|over ?-?quota|quota[^.\n]{0,20}exceed|exceed(?:s|ed|ing)?[^.\n]{0,40}quota|(?:disk|storage|mailbox)[^.\n]{0,20}(?:quota|space|limit|exhaust)|insufficient (?:system )?storage|not enough (?:storage|space)|maildir over|is full\b|容量|一杯/i],
  ['address disabled', /(?:account|mailbox|user|recipient|address|id)\b[^.\n]{0,50}\b(?:disabled|inactive|suspended|frozen|locked|deactivated|discontinued|blocked|bloque|not active|expired|restricted)|\b(?:disabled|inactive|suspended|frozen|locked|deactivated|blocked)\b[^.\n]{0,20}\b(?:account|mailbox|user|recipient)|temporarily disabled|DisabledUser/i],
  ['moved', /no longer (?:on server|valid|in use)|has moved|address (?:has |was )?changed|has been replaced by|forwarding address/i],
  ['accepts no mail', /(?:do(?:es)?|will|did) not accept (?:any )?(?:e?-?mail|message)|null ?mx|not accepting (?:network )?(?:messages|mail)|doesn.t (?:receive|accept) (?:e?-?mail|message)|no smtp service|not a mail (?:server|exchanger)/i],
  ['refused', /m(?:ay|ight) not exist|(?:after|reply to) mail from|(?:unroutable|invalid|unknown|bad) sender|(?:sender|mail from|from:?|return path|reverse-path|domain of sender|your (?:domain|address|ip|host)|client host|helo|ehlo|reverse dns|ptr|rdns|purported)\b[^.\n]{0,80}(?:reject|refus|denied|not exist|invalid|unknown|not found|unresolv|block|must|require|missing|does not|cannot|can't|could not)|spam|blacklist|black ?list|blocklist|block list|spf|dkim|dmarc|policy|virus|access denied|relay(?:ing)? (?:denied|access)|relay not permitted|unable to relay|not permitted|not authori[sz]ed|authentication|reputation|greylist|grey-?listed|too many|rate limit|try again later|rbl|spamhaus|content (?:reject|filter)|administrative prohibition|forbidden/i],
  ['not reached in time', /host not found,? try again|name ?server (?:reply|error|failure)|temporary (?:failure|error|lookup)/i],
  ['unknown host', /(?:^|\s)(?:[\w-]+\.)+[a-z]{2,} does not exist|host(?:name)?[^.\n]{0,40}(?:unknown|not found|lookup|not known)|unknown (?:host|domain)|domain[^.\n]{0,60}(?:not exist|not found|unknown|couldn.t be found|invalid|is not valid)|no such (?:domain|host)|name or service not known|nxdomain|couldn.t find any host|unroutable|unroute?able (?:mail )?domain|bad destination system|(?:does not|doesn.t) (?:exist|resolve)[^.\n]{0,20}\bdomain|dns (?:error|lookup)[^.\n]{0,40}(?:not found|fail|domain name)|lookup failure|no mx record|all relevant mx records point to non-existent/i],
  ['unknown address', /(?:user|recipient|mailbox|account|address|addressee|person|member|alias|destinatari\w+|userid|username|local[ -]?part|group|customer|\bid\b|inbox|id)\b[^.\n]{0,70}(?:unknown|not found|not exist|doesn.t exist|n.t exist|not (?:a )?(?:valid|known|registered|listed|recogni[sz]ed|available)|unavailable|invalid|undeliverable|is not a|not have an? (?:account|mailbox)|couldn.t be found|wasn.t found)|(?:unknown|invalid|no such|bad|nonexistent|non-existent|no valid|illegal|undefined|incorrect)\b[^.\n]{0,40}(?:user|recipient|mailbox|account|address|addressee|person|alias|userid|local[ -]?part|destinat|inbox|name)|recip(?:ient)?notfound|no mailbox (?:here )?by that name|not (?:our|a) (?:customer|member|registered)|unknown to (?:us|this)|unknown in|(?:does not|doesn.t) have an? [\w.-]+ account|is unknown|utilisateur inconnu|inexist|not known here|nobody by that name|wasn.t found at the destination|unrouteable address|リストにありません|宛先が(?:不明|存在し)/i],
  ['too large', /too (?:large|big)|(?:message|size)[^.\n]{0,40}exceed|exceeds? (?:the )?(?:maximum )?(?:message )?(?:size|limit)|file size|size limit/i],
  ['not reached in time', /timed? ?out|expired|retry time|too long|delayed|still being|connection (?:refused|lost|reset|failed)|connect to|no route to|unreachable|delivery time|could not be delivered (?:within|for)|not (?:yet )?(?:been )?delivered|hop count|too many hops|loop/i],
];

const BY_STATUS: readonly (readonly [RegExp, BounceReason])[] = [
  [/^[45]\.2\.2$/, 'mailbox full'], [/^5\.1\.(?:1|3|10)$/, 'unknown address'], [/^5\.1\.2$|^5\.4\.4$/, 'unknown host'], [/^5\.1\.6$/, 'moved'], [/^5\.3\.2$|^5\.7\.27$/, 'accepts no mail'], [/^5\.2\.1$|^5\.7\.13$/, 'address disabled'],
  [/^[45]\.(?:2\.3|3\.4)$/, 'too large'], [/^4\.4\.|^5\.4\.[67]$/, 'not reached in time'], [/^5\.1\.[78]$|^[45]\.[67]\./, 'refused'],
];

/** The status that means what the words mean. */
const STATUS_OF: Record<BounceReason, string> = {
  'unknown address': '5.1.1', 'unknown host': '5.1.2', moved: '5.1.6', 'accepts no mail': '5.3.2', 'mailbox full': '5.2.2', 'address disabled': '5.2.1', 'too large': '5.3.4', 'not reached in time': '4.4.7', refused: '5.7.0', other: '5.0.0',
};

/** No server says more in one refusal. */
const SAID_CHARACTERS_READ = 5_000;

const DEAD: ReadonlySet<BounceReason> = new Set(['unknown address', 'unknown host', 'moved', 'accepts no mail']);

/** The reason, whether the address is dead, and the most exact status that is told or follows. */
export function reasonOf({ status, said: all, text, isDelayed, isAfterText, isPastRecipients }: ToldFailure): { reason: BounceReason; hard: boolean; status: string | null } {
  const said = all.slice(0, SAID_CHARACTERS_READ);
  const exact = exactStatus(status, said);
  const byWords = wordsReason(said);
  const byStatus = exact ? BY_STATUS.find(([pattern]) => pattern.test(exact))?.[1] : undefined;
  const reason = byWords ?? byStatus ?? wordsReason(text.slice(0, SAID_CHARACTERS_READ)) ?? 'other';
  const isTransient = isDelayed || exact?.startsWith('4') === true || (exact === null && /(?:^|\s)4\d\d[\s-]/.test(said.slice(0, 200)));
  // Where no code says that the address is at fault, what came behind DATA may have been a filter's.
  const isDoubtful = isAfterText || (reason === 'unknown address' && isPastRecipients && !exact?.startsWith('5.1.'));
  return { reason, hard: DEAD.has(reason) && !isTransient && !isDoubtful, status: exact ?? (isTransient ? STATUS_OF[reason].replace(/^5/, '4') : STATUS_OF[reason]) };
}

const wordsReason = (words: string): BounceReason | undefined => (words ? WORDS.find(([, pattern]) => pattern.test(words))?.[0] : undefined);

/**
 * The status field is often a mere 5.0.0, or what the sending server made of it, while the last refusal itself ("550 5.7.1 …")
 * stands in the server's words.
 */
function exactStatus(status: string | null, said: string): string | null {
  const refusals = [...said.matchAll(/(?<![\d.])[45]\d\d[\s-]{1,2}['"(#]?([45]\.\d{1,2}\.\d{1,3})(?!\d|\.\d)/g)].map((match) => match[1]!);
  const told = refusals.at(-1) ?? enhancedStatus(said);
  const isTold = told !== null && !/^[45]\.0\.0$/.test(told);
  if (!status) return told;
  return isTold && (refusals.length > 0 || /^[45]\.\d\.0$/.test(status)) ? told : status;
}

/** An enhanced status code in a server's words; not a piece of an address of the internet. */
export const enhancedStatus = (words: string): string | null => /(?<![\d.])([245]\.\d{1,2}\.\d{1,3})(?!\d|\.\d)/.exec(words)?.[1] ?? null;
