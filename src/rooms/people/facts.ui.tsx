// Every value known of somebody with who said it and when. What it replaced, and what was told but is not used, is folded below it.
import { useState } from 'react';
import { day, money, number, plainDay } from '#surfaces/web/ui/format.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { factText as text } from './facts.text.ts';
import type { Fact as Known } from './known.ts';

type Fact = Omit<Known, 'source'> & { source: Omit<Known['source'], 'at'> & { at: string } };

const FIELDS_SHOWN = 8;

export function FactList({ of }: { of: readonly Fact[] }) {
  const [isAll, setAll] = useState(false);
  const fields = fieldsOf(of);
  if (fields.length === 0) return <p className="muted">{text.none}</p>;
  const isLong = fields.length > FIELDS_SHOWN + 1;
  return (
    <>
      <dl className="facts of-side">{(isLong && !isAll ? fields.slice(0, FIELDS_SHOWN) : fields).map(({ field, values }) => <Field key={field} of={values} />)}</dl>
      {isLong && <p className="line-more"><button type="button" className="link meta" aria-expanded={isAll} onClick={() => setAll(!isAll)}>{isAll ? text.showFew : text.showAll(fields.length)}</button></p>}
    </>
  );
}

type Several = readonly [Fact, ...Fact[]];

/** By field the different values, the current one first, each with all who told it. */
function fieldsOf(facts: readonly Fact[]): { field: string; values: readonly Several[] }[] {
  const fields = grouped(facts.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent)), ({ field }) => field).map((told) => ({ field: told[0].field, values: grouped(told, ({ value }) => value) }));
  // The name alone says nothing that the head of the page does not.
  return fields.filter(({ field, values }) => field !== 'name' || values.length > 1);
}

function grouped<T>(all: readonly T[], by: (one: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return [...groups.values()];
}

function Field({ of: [first, ...others] }: { of: readonly Several[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <dt>{first?.[0].label}</dt>
      <dd>
        {first && <Value of={first} />}
        {isOpen && others.map((told) => <Value key={told[0].value} of={told} />)}
        {others.length > 0 && <button type="button" className="link meta" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? text.hide : text.others(others.length)}</button>}
      </dd>
    </div>
  );
}

function Value({ of: told }: { of: Several }) {
  const [first, ...others] = told;
  const shown = useShown(first);
  const sourceOf = ({ source: { kind, member, run, at } }: Fact) => text.source(member ?? run?.name ?? text.kinds[kind], day(at));
  return (
    <span className="block">
      <span className={first.isCurrent ? '' : 'faint'}>{shown}{!first.isCurrent && ` (${text.noted})`}</span>
      <span className="meta block" title={others.length > 0 ? others.map(sourceOf).join(' · ') : undefined}>{sourceOf(first)}{others.length > 0 && ` ${text.alsoBy(others.length)}`}</span>
    </span>
  );
}

/** The value as people read it: days, amounts, numbers. */
function useShown({ field, type, value }: Fact): string {
  const { currency } = useSession().workspace;
  if (value === '') return text.cleared;
  if (type === 'date') return plainDay(value);
  if (type === 'number' && field === 'yearly_revenue') return money(Number(value), currency);
  return type === 'number' && Number.isFinite(Number(value)) ? number(Number(value)) : value;
}
