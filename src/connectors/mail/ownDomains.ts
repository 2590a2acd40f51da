// Who "we" are, read from the mails themselves: whoever answers many strangers, whose list or support address they write
// to, whose sent folder it is. Only where the mails leave no doubt is a domain counted as ours at once; it stays a
// proposal then, to be confirmed or refused.
import { isFreeMail } from '#rooms/people/index.ts';

/** What the mails say of one registered domain. */
export interface DomainEvidence {
  domain: string;
  /** Mails written there, and by how many people. */
  mails: number;
  people: number;
  /** Answers to people elsewhere, and to how many of them. */
  answers: number;
  answered: number;
  /** Mails written there that lay in a folder of sent mails. */
  sent: number;
  /** Share of all mails in which an address there takes part, lists too. */
  coverage: number;
  /** Lists and addresses of a function there (support@), most used first. */
  places: string[];
  /** A member signs in with an address there. */
  isMembers: boolean;
}

export interface OwnDomainProposal {
  domain: string;
  reason: string;
  /** The mails leave no doubt: it may count as ours before anybody confirms. */
  isSure: boolean;
}

const PROPOSALS_MAX = 5;

/** Domains that may be ours, the likeliest first. Free mail and universities that merely write a lot are none. */
export function proposeDomains(evidence: readonly DomainEvidence[]): OwnDomainProposal[] {
  const sentInAll = evidence.reduce((sum, one) => sum + one.sent, 0);
  const likely = evidence.filter((one) => !isFreeMail(one.domain) && isLikely(one, sentInAll)).sort((a, b) => score(b, sentInAll) - score(a, sentInAll) || (a.domain < b.domain ? -1 : 1)).slice(0, PROPOSALS_MAX);
  const [first, second] = likely;
  const isAhead = first !== undefined && (second === undefined || score(second, sentInAll) < score(first, sentInAll) / 2);
  return likely.map((one) => ({ domain: one.domain, reason: reasonOf(one), isSure: one === first && isAhead && isBeyondDoubt(one, sentInAll) }));
}

const isAcademic = (domain: string): boolean => /(?:^|\.)(?:edu|ac)(?:\.[a-z]{2})?$/.test(domain) || /^(?:uni|tu|fh|hs)-/.test(domain) || /univ/.test(domain);

function isLikely(one: DomainEvidence, sentInAll: number): boolean {
  if (one.isMembers || isSender(one, sentInAll)) return true;
  if (isAcademic(one.domain)) return false;
  const hasPlace = one.places.length > 0 && one.answers >= 3 && one.answered >= 2;
  const isEverywhere = one.coverage >= 0.6 && one.answers >= 3;
  const isHelping = one.people >= 2 && one.answers >= 20 && one.answered >= 10 && one.answers >= one.mails * 0.6;
  return hasPlace || isEverywhere || isHelping;
}

const isSender = (one: DomainEvidence, sentInAll: number): boolean => one.sent >= 3 && one.sent >= sentInAll * 0.2;

function isBeyondDoubt(one: DomainEvidence, sentInAll: number): boolean {
  if (one.isMembers) return one.coverage >= 0.3 || one.answers >= 10;
  if (one.sent >= 10 && one.sent >= sentInAll * 0.8) return true;
  return one.places.length > 0 && one.people >= 2 && one.answers >= 20 && one.answered >= 10 && one.coverage >= 0.3;
}

const score = (one: DomainEvidence, sentInAll: number): number =>
  (one.isMembers ? 1_000 : 0) + (isSender(one, sentInAll) ? 500 : 0) + one.answered * (one.places.length > 0 ? 2 : 1) * (one.coverage >= 0.6 ? 2 : 1) + Math.min(one.people, 5);

function reasonOf(one: DomainEvidence): string {
  const parts = [
    ...(one.isMembers ? ['a member signs in with an address there'] : []),
    ...(one.sent > 0 ? [`${counted(one.sent, 'mail')} from there ${one.sent === 1 ? 'lay' : 'lie'} in the sent folder`] : []),
    ...(one.answers > 0 ? [`${counted(one.people, 'person', 'people')} there answered ${counted(one.answers, 'mail')} of ${counted(one.answered, 'person', 'people')} elsewhere`] : []),
    ...(one.places.length > 0 ? [`mails go to ${one.places.slice(0, 2).join(' and ')}`] : []),
    ...(one.coverage >= 0.6 && one.places.length === 0 ? [`an address there takes part in ${Math.round(one.coverage * 100)} % of the mails`] : []),
  ];
  const text = parts.length > 1 ? `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}` : (parts[0] ?? 'it writes to many');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
