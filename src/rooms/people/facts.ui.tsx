// Every value known of somebody with who said it and when, corrected where it stands. What it replaced, and what was told but is
// not used, is folded below it.
import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { day, money, number, plainDay } from '#surfaces/web/ui/format.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { factText as text } from './facts.text.ts';
import { CUSTOM, builtInFields } from './field.ts';
import type { Fact as Known } from './known.ts';
import { ValueEdit } from './valueEdit.ui.tsx';
import type { EditedField, EditedSubject } from './valueEdit.ui.tsx';

type Fact = Omit<Known, 'source'> & { source: Omit<Known['source'], 'at'> & { at: string } };

const FIELDS_SHOWN = 8;

export function FactList({ of, subject }: { of: readonly Fact[]; subject: EditedSubject }) {
  const { mayWrite } = useSession();
  const [isAll, setAll] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const own = useItems('fields.list', {});
  const fields = fieldsOf(of);
  const every: EditedField[] = [...builtInFields(subject.kind), ...own.items.flatMap(({ subject: kind, key, label, type }) => (kind === subject.kind ? [{ field: CUSTOM + key, label, type }] : []))];
  const missing = every.filter(({ field }) => field !== 'name' && !of.some((fact) => fact.field === field && fact.isCurrent && fact.value !== ''));
  const isLong = fields.length > FIELDS_SHOWN + 1;
  const added = missing.find(({ field }) => field === edited && !fields.some((one) => one.field === field));
  return (
    <>
      {fields.length === 0 && !added && <p className="muted">{text.none}</p>}
      <dl className="facts of-side">
        {(isLong && !isAll ? fields.slice(0, FIELDS_SHOWN) : fields).map(({ field, values }) => <Field key={field} of={values} subject={subject} isEditing={edited === field} edit={mayWrite ? (isOn) => setEdited(isOn ? field : null) : null} />)}
        {added && <div><dt>{added.label}</dt><dd><ValueEdit subject={subject} field={added} value="" onClose={() => setEdited(null)} /></dd></div>}
      </dl>
      <p className="line-more flex wrap">
        {isLong && <button type="button" className="link meta" aria-expanded={isAll} onClick={() => setAll(!isAll)}>{isAll ? text.showFew : text.showAll(fields.length)}</button>}
        {mayWrite && missing.length > 0 && (
          <Menu position="bottom-start">
            <Menu.Target><button type="button" className="link meta">{text.add}</button></Menu.Target>
            <Menu.Dropdown className="menu-long"><Menu.Label>{text.addWhich}</Menu.Label>{missing.map(({ field, label }) => <Menu.Item key={field} onClick={() => setEdited(field)}>{label}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        )}
      </p>
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

interface FieldProps { of: readonly Several[]; subject: EditedSubject; isEditing: boolean; edit: ((isOn: boolean) => void) | null }

function Field({ of: [first, ...others], subject, isEditing, edit }: FieldProps) {
  const [isOpen, setOpen] = useState(false);
  if (!first) return null;
  const [{ field, label, type, value, isCurrent }] = first;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {isEditing && edit ? <ValueEdit subject={subject} field={{ field, label, type }} value={isCurrent ? value : ''} onClose={() => edit(false)} /> : (
          <span className="value-of"><Value of={first} />{edit && <span className="line-acts"><button type="button" className="btn quiet ico sm" aria-label={text.correct(label)} title={text.correct(label)} onClick={() => edit(true)}><Icon name="edit" size="sm" /></button></span>}</span>
        )}
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
