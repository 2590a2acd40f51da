// What an interaction was, in a few words: its icon, its title, what it was about.
import type { Answer, Item } from '#surfaces/web/api/types.ts';
import { money, number } from '#surfaces/web/ui/format.ts';
import type { IconName } from '#surfaces/web/ui/Icon.ui.tsx';
import type { EventKind } from './event.ts';
import { graphText as text } from './graph.text.ts';

export type Interaction = Item<'interactions.list'> | Answer<'interactions.get'>;

export const ICONS: Record<EventKind, IconName> = {
  mail: 'mail', call: 'phone', meeting: 'meet', note: 'note', purchase: 'buy', reading: 'open', usage: 'signal', visit: 'meet', training: 'success', 'community answer': 'community', 'survey response': 'voice', review: 'voice', event: 'cal',
};

/** Bold words and the rest. `people`: whose it is, where the page does not say that already. */
export function titleOf(it: Interaction, currency: string, people: readonly string[] = []): [string, string] {
  const who = people.length > 0 ? text.listed(people) : null;
  const [title, rest] = text.titles[it.kind]({ direction: it.direction, role: it.role, member: it.member?.name ?? null, what: whatOf(it, currency), who });
  return [title, [rest, it.subject && it.kind !== 'reading' ? text.subject(it.subject) : ''].filter(Boolean).join(' ')];
}

export function whatOf({ purchase, content, response }: Interaction, currency: string): string | null {
  if (purchase) return [[purchase.quantity !== null && purchase.quantity !== 1 ? text.times(number(purchase.quantity)) : '', purchase.item ?? ''].filter(Boolean).join(' '), money(purchase.amount, purchase.currency ?? currency)].filter(Boolean).join(', ');
  if (content) return content.title;
  if (response) return [response.score === null ? '' : text.score(response.score), response.buyAgain ? text.buyAgain[response.buyAgain] : ''].filter(Boolean).join(', ');
  return null;
}
