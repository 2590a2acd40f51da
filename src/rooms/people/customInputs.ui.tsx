// The fields a workspace added, as inputs of the form of a person or an organisation.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { useItems } from '#surfaces/web/api/hooks.ts';
import type { CustomEdit } from './known.ts';
import { peopleText } from './people.text.ts';

const text = peopleText.edit;

export interface CustomHeld { label: string; type: 'text' | 'number' | 'date' | 'yes/no'; value: string | number }
interface Told { field: string; value: string; isCurrent: boolean }

/** The custom fields of a person or an organisation with what they hold; null while they are not known yet. */
export function useCustomHeld(subject: 'person' | 'organisation', facts: readonly Told[]): CustomHeld[] | null {
  const fields = useItems('fields.list', {});
  if (fields.isLoading) return null;
  return fields.items.filter((field) => field.subject === subject).map(({ key, label, type }) => ({ label, type, value: facts.find((fact) => fact.isCurrent && fact.field === `custom:${key}`)?.value ?? '' }));
}

/** What is sent of those that changed: an empty one is cleared. */
export function customChange(before: readonly CustomHeld[], after: readonly CustomHeld[]): { custom?: CustomEdit } {
  const changed = after.filter(({ value }, at) => String(value).trim() !== String(before[at]?.value ?? '').trim());
  if (changed.length === 0) return {};
  return { custom: Object.fromEntries(changed.map((one) => [one.label, sent(one)])) };
}

function sent({ type, value }: CustomHeld): string | number | boolean | null {
  const words = String(value).trim();
  if (words === '') return null;
  return type === 'number' ? Number(words) : type === 'yes/no' ? words === 'yes' : words;
}

type InputProps = (at: number) => object;

export function CustomInputs({ of, propsOf }: { of: readonly CustomHeld[]; propsOf: InputProps }) {
  return (
    <div className="field-pairs">
      {of.map(({ label, type }, at) => {
        const props = { label, ...propsOf(at) };
        if (type === 'number') return <NumberInput key={label} {...props} hideControls />;
        if (type === 'yes/no') return <Select key={label} {...props} clearable data={[{ value: 'yes', label: text.yes }, { value: 'no', label: text.no }]} />;
        return <TextInput key={label} {...props} {...(type === 'date' ? { type: 'date' } : {})} />;
      })}
    </div>
  );
}
