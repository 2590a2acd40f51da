// One value, corrected where it stands: the input its type asks for; Enter keeps it, Escape leaves it. What was typed can be
// taken back, and then the value before stands again with its source.
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useAct } from '#surfaces/web/api/hooks.ts';
import type { Input } from '#surfaces/web/api/types.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { factText as text } from './facts.text.ts';
import { CUSTOM, readTags } from './field.ts';
import type { BuiltInField } from './field.ts';
import type { SubjectKind } from './field.ts';
import { useOwners } from './owners.ui.tsx';

export interface EditedField { field: string; label: string; type: BuiltInField['type'] }
export interface EditedSubject { kind: SubjectKind; id: string; name: string }

const KEYS: Record<string, string> = { organisation_id: 'organisation', owner_member_id: 'owner', started_on: 'startedOn', left_on: 'leftOn', renewal_date: 'renewalDate', yearly_revenue: 'yearlyRevenue' };

/** What is sent for a field; an empty text clears it. */
export function changeOf({ field, label, type }: EditedField, typed: string): Record<string, unknown> {
  const words = typed.trim();
  const value = type === 'tags' ? readTags(words) : words === '' ? null : type === 'number' ? Number(words) : words;
  return field.startsWith(CUSTOM) ? { custom: { [label]: type === 'yes/no' && value !== null ? value === 'yes' : value } } : { [KEYS[field] ?? field]: value };
}

/** Saves a value and offers to take it back. */
export function useValueSave(subject: EditedSubject) {
  const person = useAct('people.update');
  const organisation = useAct('organisations.update');
  const personBack = useAct('people.takeBack');
  const organisationBack = useAct('organisations.takeBack');
  const save = (field: EditedField, typed: string, { onDone, onFail }: { onDone?: () => void; onFail?: (sentence: string) => void } = {}) => {
    const back = () => (subject.kind === 'person' ? personBack : organisationBack).mutate({ ids: [subject.id], fields: [field.field] });
    const told = { onSuccess: () => { toast(text.changed(field.label, subject.name), back); onDone?.(); }, onError: (error: { message: string }) => onFail?.(error.message) };
    const change = { id: subject.id, ...changeOf(field, typed) };
    if (subject.kind === 'person') person.mutate(change as Input<'people.update'>, told);
    else organisation.mutate(change as Input<'organisations.update'>, told);
  };
  return { save, isPending: person.isPending || organisation.isPending };
}

interface EditProps { subject: EditedSubject; field: EditedField; value: string; onClose: () => void }

export function ValueEdit({ subject, field, value, onClose }: EditProps) {
  const owners = useOwners();
  const [typed, setTyped] = useState(field.type === 'member' ? owners.find(({ label }) => label === value)?.value ?? '' : value);
  const [fault, setFault] = useState<string | null>(null);
  const { save, isPending } = useValueSave(subject);
  const keep = (words: string) => (words.trim() === value.trim() ? onClose() : save(field, words, { onDone: onClose, onFail: setFault }));
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') { event.stopPropagation(); onClose(); }
    if (event.key === 'Enter' && field.type !== 'member' && field.type !== 'yes/no') { event.preventDefault(); keep(typed); }
  };
  const shared = { size: 'xs' as const, 'aria-label': text.newValue(field.label), error: fault, autoFocus: true, onKeyDown: keys };
  return (
    <span className="value-edit">
      {field.type === 'member' && <Select {...shared} clearable searchable defaultDropdownOpened data={owners} value={typed || null} onChange={(to) => keep(to ?? '')} />}
      {field.type === 'yes/no' && <Select {...shared} clearable defaultDropdownOpened data={[{ value: 'yes', label: text.yes }, { value: 'no', label: text.no }]} value={typed || null} onChange={(to) => keep(to ?? '')} />}
      {field.type !== 'member' && field.type !== 'yes/no' && <TextInput {...shared} {...(field.type === 'date' ? { type: 'date' } : field.type === 'number' ? { inputMode: 'decimal' as const } : {})} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />}
      <Button size="compact-sm" variant="default" loading={isPending} onClick={() => keep(typed)} aria-label={text.keep}><Icon name="check" size="sm" /></Button>
      <Button size="compact-sm" variant="subtle" onClick={onClose} aria-label={text.leave}><Icon name="x" size="sm" /></Button>
    </span>
  );
}
