// Rows about something that happened with a customer: a purchase, a reading, a use of the product, an interaction.
import type { EventInput } from '#rooms/graph/index.ts';
import { inWholeUnits } from './amounts.ts';
import { nameOf, optional } from './people.ts';
import { RowProblem } from './row.ts';
import type { Row } from './row.ts';
import { BUY_AGAIN, DIRECTIONS, FACES, INTERACTION_KINDS, NOT_BOUGHT, STANCES } from './words.ts';
import type { Translated } from './translated.ts';

export function translatePurchase(row: Row): Translated {
  const at = row.moment('date');
  const money = row.amount('amount');
  if (!money) throw new RowProblem('The row has no amount.', 'amount');
  if (money.amount < 0) throw new RowProblem('The amount is negative. A refund is not a purchase: leave it out, or bring it as an interaction of the kind "event".', 'amount');
  const status = row.text('status');
  if (status && NOT_BOUGHT.test(status)) throw new RowProblem(`The row is marked "${status.slice(0, 40)}": nothing was bought, or it was given back.`, 'status');
  const quantity = row.number('quantity');
  if (quantity !== null && quantity < 0) throw new RowProblem('The quantity is negative. Something given back is not a purchase.', 'quantity');
  const item = row.text('item')?.slice(0, 500);
  const orderId = row.text('order id')?.slice(0, 200);
  const currency = row.currency('currency') ?? money.currency ?? row.plan.currency;
  // One order may fill several rows, one for each item, and even two rows of one item.
  const key = sourceId(row) ?? (orderId ? row.partOf(`order:${orderId}${item ? `\u0001${item}` : ''}`) : null);
  return happening(row, 'purchase', at, key, {
    ...(status ? { details: { status: status.slice(0, 100) } } : {}),
    purchase: { amount: row.plan.shipped?.isInSmallestUnit ? inWholeUnits(money.amount, currency) : money.amount, currency, ...optional('quantity', quantity), ...optional('item', item), ...optional('orderId', orderId) },
  });
}

export function translateReading(row: Row): Translated {
  const name = row.text('content id');
  if (!name) throw new RowProblem('The row does not say what was read.', 'content id');
  // An item nobody told of yet is made with its id for a title, so that readings may come before content.
  return happening(row, 'reading', row.moment('at'), sourceId(row), { content: { externalId: name.slice(0, 200) } });
}

export function translateUsage(row: Row): Translated {
  const feature = row.text('feature');
  if (!feature) throw new RowProblem('The row does not say which feature was used.', 'feature');
  const quantity = row.number('quantity');
  return happening(row, 'usage', row.moment('at'), sourceId(row), { details: { feature: feature.slice(0, 200), ...optional('quantity', quantity) } });
}

export function translateInteraction(row: Row): Translated {
  const at = row.moment('at');
  const kind = row.word('kind', INTERACTION_KINDS);
  if (!kind) throw new RowProblem('The row has no kind of interaction.', 'kind');
  const direction = row.word('direction', DIRECTIONS);
  const stance = row.word('stance', STANCES);
  const topics = row.text('topic')?.split(/[;,|]/).map((topic) => topic.trim().slice(0, 100)).filter(Boolean) ?? [];
  const text = row.text('note') ?? '';
  const content = row.text('content');
  const told = happening(row, kind, at, sourceId(row), {
    text, ...optional('direction', direction), ...optional('member', row.text('member')),
    ...(topics.length ? { mentions: topics.map((topic) => ({ topic, ...optional('stance', stance) })) } : {}),
  });
  return content ? { ...told, contentName: content.slice(0, 200) } : told;
}

export function translateResponse(row: Row): Translated {
  const at = row.moment('at');
  const score = row.number('score');
  if (score !== null && (score < 0 || score > 10 || !Number.isInteger(score))) throw new RowProblem(`A score is a whole number from 0 to 10, not ${row.text('score')}.`, 'score');
  const buyAgain = row.word('buy again', BUY_AGAIN);
  const text = row.text('comment') ?? '';
  if (score === null && !buyAgain && !text) throw new RowProblem('The row has no answer in it: neither a score nor "buy again" nor a comment.', 'score');
  return happening(row, 'survey response', at, sourceId(row), { text, direction: 'in', response: { score, buyAgain } });
}

/**
 * A face on one reply, kept as an answer to a survey of one question: with the member who replied and the face, without a score,
 * because a face says nothing about recommending us.
 */
export function translateRating(row: Row): Translated {
  const face = row.word('face', FACES);
  if (!face) throw new RowProblem('The row has no face.', 'face');
  return happening(row, 'survey response', row.moment('at'), sourceId(row), { direction: 'in', channel: 'rating', details: { face }, ...optional('member', row.text('member')) });
}

type Told = Partial<Pick<EventInput, 'text' | 'direction' | 'channel' | 'details' | 'mentions' | 'purchase' | 'response' | 'content'>> & { member?: string };

function happening(row: Row, kind: EventInput['kind'], at: Date, key: string | null, told: Told): Translated & { is: 'event' } {
  const { member, details, text = '', ...rest } = told;
  const all = { ...row.customs(), ...details };
  return {
    is: 'event',
    event: {
      source: `csv:${row.plan.layout}`,
      sourceKey: key ?? row.identity(),
      kind, at, text,
      ownSpans: text ? [[0, text.length]] : [],
      participants: [
        { role: kind === 'survey response' ? 'author' : 'subject', handles: row.handles(), name: nameOf(row) ?? '' },
        ...(member ? [{ role: 'member' as const, handles: [{ kind: member.includes('@') ? 'email' : 'name', value: member }], name: member.includes('@') ? '' : member }] : []),
      ],
      raw: { bytes: row.raw, mediaType: 'text/csv', line: row.line },
      ...(Object.keys(all).length ? { details: all } : {}),
      ...rest,
    },
  };
}

const sourceId = (row: Row): string | null => {
  const id = row.text('source id');
  return id ? `id:${id.slice(0, 200)}` : null;
};
