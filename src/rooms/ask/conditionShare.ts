// A rough guess of which share of all people or organisations meets a condition. It only decides in which order conditions
// are asked and never what the answer is.
import type { Count, Filter, Kind, Node } from '#rooms/question/question.ts';
import { rangeOf } from '#rooms/question/window.ts';
import type { Window } from '#rooms/question/window.ts';

interface Moment {
  now: Date;
  timeZone: string;
}

export function shareOf(node: Node, moment: Moment): number {
  switch (node.is) {
    case 'all': return node.of.reduce((share, child) => share * shareOf(child, moment), 1);
    case 'any': return 1 - node.of.reduce((rest, child) => rest * (1 - shareOf(child, moment)), 1);
    case 'not': return 1 - shareOf(node.of, moment);
    case 'interaction': return node.measure === 'amount' ? 0.1 : counted(filterShare(node) * windowShare(node.window, moment), node.count);
    case 'contact': return counted(0.8 * (node.member && node.member !== 'anyone' ? 0.1 : 1) * windowShare(node.window, moment), node.count);
    case 'trend': return 0.3 * filterShare(node);
    case 'attribute': return attributeShare(node);
    case 'strength': return node.op === '≠' || node.op === '<' || node.op === '≤' ? 0.7 : node.op === '=' ? 0.05 : 0.3 * (node.member ? 0.1 : 1);
    case 'relation': return Math.min(0.5, shareOf(node.where, moment) * 1.5 ** node.hops);
    case 'at organisation': return shareOf(node.where, moment);
    case 'somebody': return Math.min(0.9, (shareOf(node.where, moment) * 4) / node.atLeast);
    case 'known': case 'owned': return node.by === 'anyone' ? 0.8 : 0.1;
    case 'person': case 'organisation': return 0.00001;
  }
}

const KIND_SHARE: Partial<Record<Kind, number>> = { mail: 0.8, purchase: 0.6, reading: 0.5, call: 0.3, meeting: 0.2, 'survey response': 0.3 };

function filterShare(filter: Filter): number {
  let share = filter.kinds ? Math.min(1, filter.kinds.reduce((sum, kind) => sum + (KIND_SHARE[kind] ?? 0.1), 0)) : 1;
  if (filter.topics) share *= Math.min(1, 0.05 * filter.topics.length);
  if (filter.stances) share *= Math.min(1, 0.2 * filter.stances.length);
  if (filter.item) share *= 0.01;
  if (filter.content) share *= 0.3;
  if (filter.words !== undefined) share *= 0.01;
  if (filter.member && filter.member !== 'anyone') share *= 0.1;
  if (filter.season ?? filter.again ?? filter.after ?? filter.before) share *= 0.4;
  return share;
}

const YEARS_KNOWN = 3;

function windowShare(window: Window | undefined, { now, timeZone }: Moment): number {
  if (!window) return 1;
  const { from, to } = rangeOf(window, now, timeZone);
  if (!from) return 0.7;
  const years = (to.getTime() - from.getTime()) / (365 * 86_400_000);
  return Math.max(0.0001, Math.min(1, Math.sqrt(Math.max(0, years) / YEARS_KNOWN)));
}

function counted(share: number, count: Count | undefined): number {
  if (!count) return share;
  const { atLeast = 0, atMost } = count;
  if (atLeast <= 0) return atMost === undefined ? 1 : 1 - share / (atMost + 1);
  return share / Math.sqrt(atLeast);
}

function attributeShare({ test }: Node & { is: 'attribute' }): number {
  switch (test.op) {
    case 'top': case 'bottom': return test.percent / 100;
    case '=': return 0.1;
    case 'in next': case 'in last': return 0.1;
    case 'contains': return 0.1;
    case 'between': return 0.2;
    case 'known': case '≠': return 0.6;
    case 'unknown': return 0.5;
    default: return 0.1;
  }
}
