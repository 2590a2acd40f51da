// Small inputs of the builder: a choice, a number, words, a time, how often, what a field must be. They change the question as
// soon as what is in them is whole.
import { MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { AttributeType } from '#base/registry.ts';
import { formText } from '#rooms/question/conditionForm.text.ts';
import type { Count, Test } from '#rooms/question/question.ts';
import { countForm, countOf, testForm, testOf, waysOf, windowForm, windowOf } from '#rooms/question/valueForm.ts';
import type { TestForm } from '#rooms/question/valueForm.ts';
import type { Length, Window } from '#rooms/question/window.ts';

const text = formText.builder;
const PAUSE_MS = 450;

/** One of some; `null` empties it where there is a word for that. */
export function Choice({ label, value, choices, none, set }: { label: string; value: string | null; choices: Readonly<Record<string, string>>; none?: string | undefined; set: (value: string | null) => void }) {
  const options = [...(none === undefined ? [] : [{ value: '', label: none }]), ...Object.entries(choices).map(([key, words]) => ({ value: key, label: words }))];
  return <NativeSelect size="xs" aria-label={label} value={value ?? ''} data={options} onChange={({ currentTarget }) => set(currentTarget.value === '' ? null : currentTarget.value)} />;
}

export function Choices({ label, value, choices, set }: { label: string; value: readonly string[]; choices: Readonly<Record<string, string>>; set: (value: string[]) => void }) {
  return <MultiSelect size="xs" className="bf-wide" aria-label={label} {...(value.length === 0 ? { placeholder: text.anything } : {})} value={[...value]} data={Object.entries(choices).map(([key, words]) => ({ value: key, label: words }))} onChange={set} comboboxProps={{ width: 220, position: 'bottom-start' }} />;
}

/** Text that counts when typing pauses, or with ↵. */
export function Typed({ label, value, kind = 'text', isFirst, set }: { label: string; value: string; kind?: 'text' | 'number' | 'date'; isFirst?: boolean; set: (value: string) => void }) {
  const [own, setOwn] = useState(value);
  const [given, setGiven] = useState(value);
  if (given !== value) {
    setGiven(value);
    setOwn(value);
  }
  const later = useDebouncedCallback((next: string) => set(next), PAUSE_MS);
  return (
    <TextInput size="xs" className={`bf-${kind}`} aria-label={label} type={kind === 'date' ? 'date' : 'text'} {...(kind === 'number' ? { inputMode: 'numeric' } : {})} {...(isFirst ? { autoFocus: true } : {})} value={own} autoComplete="off"
      onChange={({ currentTarget }) => { setOwn(currentTarget.value); if (kind !== 'date' || currentTarget.value !== '') later(currentTarget.value); }}
      onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); later.cancel(); set(own); } }} onBlur={() => { later.cancel(); if (own !== value) set(own); }} />
  );
}

/** A whole number within its bounds; anything else changes nothing. */
export function Amount({ label, value, min, max, none, set }: { label: string; value: number | null; min: number; max: number; none?: () => void; set: (value: number) => void }) {
  const take = (written: string) => {
    const n = Number(written);
    if (written.trim() === '') none?.();
    else if (Number.isFinite(n) && n >= min && n <= max && (Number.isInteger(n) || n === value)) set(n);
  };
  return <Typed label={label} kind="number" value={value === null ? '' : String(value)} set={take} />;
}

export function Span({ label, value, set }: { label: string; value: Length; set: (value: Length) => void }) {
  return (
    <>
      <Amount label={`${label}: ${text.number}`} value={value.n} min={1} max={10_000} set={(n) => set({ ...value, n })} />
      <Choice label={`${label}: ${text.unit}`} value={value.unit} choices={formText.units} set={(unit) => set({ ...value, unit: unit as Length['unit'] })} />
    </>
  );
}

export function Often({ label, value, isSum, must, set }: { label: string; value: Count | undefined; isSum?: boolean; must?: boolean; set: (value: Count | undefined) => void }) {
  const form = countForm(value);
  const { any, ...counted } = isSum ? formText.amounts : formText.counts;
  const choices: Record<string, string> = { ...(must ? {} : { any }), ...counted, ...(form.way in counted || form.way === 'any' ? {} : { [form.way]: formText.counts[form.way] }) };
  const change = (next: Partial<typeof form>) => set(countOf({ ...form, ...(isSum && form.way === 'any' ? { n: 100, to: 500 } : {}), ...next }));
  const max = isSum ? 1e9 : 100_000;
  return (
    <>
      <Choice label={label} value={form.way} choices={choices} set={(way) => change({ way: way as typeof form.way })} />
      {form.way !== 'any' && form.way !== 'never' && <Amount label={`${label}: ${text.number}`} value={form.n} min={1} max={max} set={(n) => change({ n, ...(form.way === 'exactly' ? { to: n } : {}) })} />}
      {form.way === 'between' && <Amount label={`${label}: ${text.second}`} value={form.to} min={1} max={max} set={(to) => change({ to })} />}
    </>
  );
}

export function When({ label, value, set }: { label: string; value: Window | undefined; set: (value: Window | undefined) => void }) {
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const form = windowForm(value, today);
  const change = (next: Partial<typeof form>) => set(windowOf({ ...form, ...next }));
  return (
    <>
      <Choice label={label} value={form.way} choices={formText.windows} set={(way) => change({ way: way as typeof form.way })} />
      {(form.way === 'last' || form.way === 'ago') && <Span label={label} value={form.length} set={(length) => change({ length })} />}
      {(form.way === 'since' || form.way === 'before' || form.way === 'between') && <Typed label={`${label}: ${text.from2}`} kind="date" value={form.from} set={(from) => change({ from })} />}
      {form.way === 'between' && <Typed label={`${label}: ${text.to2}`} kind="date" value={form.to} set={(to) => change({ to })} />}
      {(form.way === 'this' || form.way === 'previous') && <Choice label={`${label}: ${text.period}`} value={form.period} choices={form.way === 'this' ? formText.periods : formText.before} set={(period) => change({ period: period as typeof form.period })} />}
    </>
  );
}

export function Content({ label, value, known, set }: { label: string; value: readonly string[]; known: readonly string[]; set: (value: string[]) => void }) {
  return <TagsInput size="xs" className="bf-wide" aria-label={label} {...(value.length === 0 ? { placeholder: text.anything } : {})} value={[...value]} data={[...known]} onChange={set} comboboxProps={{ width: 220, position: 'bottom-start' }} />;
}

/** What a field must be. What is not whole yet is kept here until it is. */
export function Must({ label, value, type, choices, set }: { label: string; value: Test; type: AttributeType; choices: readonly string[]; set: (value: Test) => void }) {
  const [form, setForm] = useState<TestForm>(() => testForm(value));
  const [given, setGiven] = useState(value);
  if (JSON.stringify(given) !== JSON.stringify(value)) {
    setGiven(value);
    setForm(testForm(value));
  }
  const change = (next: Partial<TestForm>) => {
    const whole = { ...form, ...next };
    setForm(whole);
    const test = testOf(whole, type);
    if (test) set(test);
  };
  const isDate = type === 'date';
  const words = (way: TestForm['way']) => (isDate && way in formText.dateTests ? (formText.dateTests as Record<string, string>)[way]! : formText.tests[way]);
  const kind = isDate ? 'date' : type === 'number' || type === 'money' ? 'number' : 'text';
  const listed = type === 'yes/no' ? { yes: formText.yes, no: formText.no } : type === 'choice' && choices.length > 0 ? Object.fromEntries(choices.map((one) => [one, one])) : null;
  const hasValue = !['known', 'unknown', 'top', 'bottom', 'in next', 'in last'].includes(form.way);
  return (
    <>
      <Choice label={label} value={form.way} choices={Object.fromEntries(waysOf(type, form.way).map((way) => [way, words(way)]))} set={(way) => change({ way: way as TestForm['way'] })} />
      {hasValue && (listed ? <Choice label={`${label}: ${text.value}`} value={form.value || null} choices={listed} none={text.choose} set={(one) => change({ value: one ?? '' })} /> : <Typed label={`${label}: ${text.value}`} kind={kind} value={form.value} set={(one) => change({ value: one })} />)}
      {form.way === 'between' && <Typed label={`${label}: ${text.second}`} kind={kind} value={form.to} set={(to) => change({ to })} />}
      {(form.way === 'in next' || form.way === 'in last') && <Span label={label} value={form.length} set={(length) => change({ length })} />}
      {(form.way === 'top' || form.way === 'bottom') && <Amount label={`${label}: ${text.number}`} value={form.percent} min={1} max={99} set={(percent) => change({ percent })} />}
    </>
  );
}
