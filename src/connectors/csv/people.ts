// A row about a person, and a row about an organisation. A value that cannot be read is left out with a note, because whoever the
// row is about must not be lost for it; what says who that is refuses the row.
import { isEmail, isFreeMail } from '#rooms/people/index.ts';
import type { PersonInput } from '#rooms/people/index.ts';
import { RowProblem } from './row.ts';
import type { CustomValue, Row } from './row.ts';
import type { Translated } from './translated.ts';

/** Fields that a row gives as they stand. */
const PLAIN = ['title', 'phone', 'city', 'country'] as const;

export function translatePerson(row: Row): Translated {
  const several = severalHandles(row);
  const handles = several.length ? [...several, ...ownHandles(row)] : row.handles();
  const values: Record<string, CustomValue> = row.customs();
  for (const field of PLAIN) {
    const text = row.text(field);
    if (text) values[field] = text.slice(0, 500);
  }
  const tags = row.text('tags');
  if (tags) values['tags'] = readTags(tags).join(', ');
  for (const field of ['started on', 'left on']) {
    const day = row.orWithout(() => row.date(field));
    if (day) values[field] = day.day;
  }
  const owner = row.text('owner');
  if (owner) values['owner'] = owner;
  const organisation = row.text('organisation');
  const person: PersonInput = {
    handles, values, ...optional('name', nameOf(row)), ...(organisation ? { organisation: { name: organisation.slice(0, 200) } } : {}),
  };
  return { is: 'person', person };
}

export function translateOrganisation(row: Row): Translated {
  const name = row.text('name');
  const domain = domainOf(row);
  if (!name && !domain) throw new RowProblem('The row names no organisation: a name or a domain is needed.', 'name');
  if (!name && domain && isFreeMail(domain)) throw new RowProblem(`${domain} is a mail provider, whose domain stands for no organisation. A name is needed.`, 'domain');
  const values: Record<string, CustomValue> = row.customs();
  const plan = row.text('plan');
  if (plan) values['plan'] = plan.slice(0, 200);
  const size = row.orWithout(() => sizeOf(row));
  if (size !== null) values['size'] = size;
  const renewal = row.orWithout(() => row.date('renewal date'));
  if (renewal) values['renewal date'] = renewal.day;
  const revenue = row.orWithout(() => row.amount('yearly revenue'));
  if (revenue) values['yearly revenue'] = revenue.amount;
  const owner = row.text('owner');
  if (owner) values['owner'] = owner;
  return { is: 'organisation', organisation: { ...optional('name', name?.slice(0, 200)), ...optional('domain', domain), values } };
}

/** The name a row gives, in one piece or two. */
export function nameOf(row: Row): string | undefined {
  const name = row.text('name') ?? [row.text('first name'), row.text('last name')].filter(Boolean).join(' ');
  return name ? name.slice(0, 200) : undefined;
}

export const optional = <K extends string, T>(key: K, value: T | null | undefined): { [key in K]?: T } =>
  (value === null || value === undefined || value === '' ? {} : { [key]: value }) as { [key in K]?: T };

function ownHandles(row: Row) {
  const id = row.text('customer id');
  return id ? [{ kind: row.plan.shipped?.idKind ?? 'customer id', value: id }] : [];
}

/** Address books give many columns of addresses and numbers, and several in one cell with ` ::: ` between. */
function severalHandles(row: Row): PersonInput['handles'][number][] {
  const several = row.plan.shipped?.severalOf;
  if (!several) return [];
  return row.plan.titles.flatMap((title, index) => {
    const kind = several.find((one) => one.title.test(title))?.kind;
    const values = (kind && row.cells[index]?.split(':::').map((value) => value.trim()).filter(Boolean)) || [];
    const wrong = kind === 'email' ? values.find((value) => !isEmail(value)) : undefined;
    if (wrong) throw new RowProblem(`"${wrong.slice(0, 60)}" in the column "${title}" is not a mail address.`, title);
    return kind ? values.filter((value) => kind !== 'phone' || value.replace(/\D/g, '').length >= 6).map((value) => ({ kind, value })) : [];
  });
}

/** Labels of Google's address book look like `* myContacts ::: Work`; groups that are always there say nothing. */
const readTags = (text: string): string[] =>
  text.split(/:::|[,;|]/).map((tag) => tag.trim().replace(/^\* ?/, '')).filter((tag) => tag && !/^(?:myContacts|other contacts)$/i.test(tag));

function domainOf(row: Row): string | undefined {
  const text = row.text('domain');
  if (!text) return undefined;
  const first = text.split(/[;,\s]+/)[0]!.toLowerCase();
  const domain = first.replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/[/?#].*$/, '').replace(/^@/, '');
  if (!/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{1,62}$/u.test(domain)) throw new RowProblem(`"${text.slice(0, 60)}" is not a domain; example.com would be one.`, 'domain');
  return domain;
}

/** A count of employees; of a range such as "11-50" the lower end. */
function sizeOf(row: Row): number | null {
  const text = row.text('size');
  const range = text && /^(\d{1,7})\s*(?:-|–|to|\+)\s*\d{0,7}(?:\s*employees)?$/i.exec(text);
  const size = range ? Number(range[1]) : row.number('size');
  if (size !== null && (size < 0 || size > 2_000_000_000)) throw new RowProblem(`"${text?.slice(0, 60)}" is no number of people.`, 'size');
  return size === null ? null : Math.round(size);
}
