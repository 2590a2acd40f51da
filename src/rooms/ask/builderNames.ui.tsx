// Names in the builder, looked up while they are typed: topics, members, people, organisations, items, fields.
import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { formText } from '#rooms/question/conditionForm.text.ts';
import type { NameOf } from '#rooms/question/conditionForm.ts';
import type { Ref, Scope, Who } from '#rooms/question/question.ts';

const text = formText.builder;
const TYPING_MS = 150;
const ANYONE = 'anyone';
/** Lists that are there whole; of the others only what fits the letters. */
const WHOLE: ReadonlySet<NameOf> = new Set(['topic', 'member']);
const LISTS = { topic: 'topics', member: 'members', person: 'people', organisation: 'organisations', item: 'items' } as const;

const keyOf = ({ id, name }: Ref): string => id ?? name;

/** What there is to choose from, with what is chosen already. */
function useNames(of: NameOf, chosen: readonly Ref[], search: string) {
  const [typed] = useDebouncedValue(search.trim(), TYPING_MS);
  const asked = WHOLE.has(of) || chosen.some(({ name }) => name === typed) ? '' : typed;
  const known = useAnswer('questions.vocabulary', asked === '' ? {} : { search: asked }, { keepsPrevious: true });
  const found: readonly Ref[] = known.data?.[LISTS[of]] ?? [];
  const all = [...chosen, ...found.filter((one) => !chosen.some((other) => keyOf(other) === keyOf(one)))];
  return { data: all.map((one) => ({ value: keyOf(one), label: one.name })), byKey: (key: string): Ref | undefined => all.find((one) => keyOf(one) === key) };
}

const NARROW = { width: 260, position: 'bottom-start' } as const;

export function Name({ of, label, value, orAnyone, isFirst, none, set }: { of: NameOf; label: string; value: Who | undefined; orAnyone?: boolean; isFirst?: boolean; none?: () => void; set: (value: Who) => void }) {
  const chosen = value === undefined || value === 'anyone' ? [] : [value];
  const [search, setSearch] = useState(chosen[0]?.name ?? '');
  const names = useNames(of, chosen, search);
  const data = orAnyone ? [{ value: ANYONE, label: text.anyone }, ...names.data] : names.data;
  const take = (key: string | null) => {
    const one = key === ANYONE && orAnyone ? ANYONE : key === null ? undefined : names.byKey(key);
    if (one) set(one);
    else none?.();
  };
  return (
    <Select size="xs" className="bf-name" aria-label={label} placeholder={none ? text.anything : text.choose} searchable clearable={none !== undefined && value !== undefined} limit={50} allowDeselect={false} value={value === 'anyone' ? ANYONE : chosen[0] ? keyOf(chosen[0]) : null} data={data}
      searchValue={search} onSearchChange={setSearch} onChange={take} nothingFoundMessage={text.noName} comboboxProps={NARROW} {...(isFirst ? { autoFocus: true, defaultDropdownOpened: true } : {})} />
  );
}

export function Names({ of, label, value, set }: { of: NameOf; label: string; value: readonly Ref[]; set: (value: Ref[]) => void }) {
  const [search, setSearch] = useState('');
  const names = useNames(of, value, search);
  const take = (keys: string[]) => {
    setSearch('');
    set(keys.map(names.byKey).filter((one) => one !== undefined));
  };
  return (
    <MultiSelect size="xs" className="bf-wide" aria-label={label} {...(value.length === 0 ? { placeholder: text.anything } : {})} searchable limit={50} value={value.map(keyOf)} data={names.data} searchValue={search} onSearchChange={setSearch} onChange={take} nothingFoundMessage={text.noName} comboboxProps={NARROW} />
  );
}

/** A field of people or of organisations. */
export function FieldName({ label, value, scope, isFirst, set }: { label: string; value: string | null; scope: Scope; isFirst?: boolean; set: (key: string) => void }) {
  const known = useAnswer('questions.vocabulary', {});
  const fields = (known.data?.fields ?? []).filter(({ subject }) => subject === scope).map((one) => ({ value: one.key, label: one.label }));
  const all = value === null || fields.some((one) => one.value === value) ? fields : [{ value, label: value.slice(value.indexOf('.') + 1) }, ...fields];
  return <Select size="xs" className="bf-name" aria-label={label} placeholder={text.choose} searchable allowDeselect={false} value={value} data={all} onChange={(key) => { if (key) set(key); }} nothingFoundMessage={text.noName} comboboxProps={NARROW} {...(isFirst ? { autoFocus: true, defaultDropdownOpened: true } : {})} />;
}
