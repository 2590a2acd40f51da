// A few words by which a person knows a row again in a preview.
import type { Handle } from '#rooms/people/index.ts';
import type { Translated } from './translated.ts';

export function labelOf(row: Translated): string {
  switch (row.is) {
    case 'person': return told(row.person.name, first(row.person.handles), row.person.organisation?.name);
    case 'organisation': return told(row.organisation.name, row.organisation.domain);
    case 'content': return told(row.item.title, row.item.kind, row.item.topics.join(', '));
    case 'relationship': return told(`${row.from.value} ${row.kind} ${row.to.value}`, row.since?.toISOString().slice(0, 10));
    case 'event': {
      const { event } = row;
      const { purchase, response } = event;
      const what = purchase ? [purchase.item, `${purchase.amount.toFixed(2)} ${purchase.currency ?? ''}`.trim()] : [event.details?.['feature'], response?.score ?? undefined, event.content?.externalId, row.contentName, event.text.slice(0, 80)];
      return told(event.participants[0]?.name || first(event.participants[0]?.handles ?? []), event.at.toISOString().slice(0, 10), event.kind, ...what);
    }
  }
}

const first = (handles: readonly Handle[]): string | undefined => handles[0]?.value;

const told = (...parts: readonly unknown[]): string => parts.filter((part) => part !== undefined && part !== null && part !== '').map(String).join(' · ').slice(0, 200);
