// The columns of a table with some of their values, and what each means: chosen from the fields of the layout.
import { Select } from '@mantine/core';
import { CUSTOM, DAY_ORDERS, fieldsOf, IGNORED, mappingFault, withLayout } from './mapping.ts';
import type { DayOrder, Mapping, Table } from './mapping.ts';
import { importsText } from './imports.text.ts';

const text = importsText.prepare;

/** `asks`: what is still open with the choices as they are. */
export function MappingTable({ table, asks, mapping, onChange }: { table: Table; asks: Table['asks']; mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const fault = mappingFault(table, mapping);
  const setField = (at: number, field: string) => onChange({ ...mapping, fields: mapping.fields.map((old, index) => (index === at ? field : old)) });
  return (
    <div className="stack">
      <div className="pair">
        <Select label={text.readAs} allowDeselect={false} value={mapping.layout} data={table.layouts.map(({ key, label }) => ({ value: key, label: `${key}: ${label}` }))}
          onChange={(layout) => { if (layout) onChange(withLayout(table, mapping, layout)); }} />
        {(asks === 'day order' || mapping.dayOrder) && (
          <Select label={text.dayOrder} allowDeselect={false} value={mapping.dayOrder} data={DAY_ORDERS.map((value) => ({ value, label: text.dayOrders[value] }))} onChange={(order) => onChange({ ...mapping, dayOrder: order as DayOrder })} />
        )}
      </div>
      {!table.hasHeader && <p className="muted">{text.noHeader}</p>}
      <div className="scroll-x" role="region" aria-label={text.map} tabIndex={0}>
        <table className="grid-table">
          <thead><tr><th scope="col">{text.column}</th><th scope="col">{text.examples}</th><th scope="col">{text.meaning}</th></tr></thead>
          <tbody>
            {table.columns.map(({ title, examples }, at) => (
              // Titles may come twice; the place is what tells them apart.
              <tr key={at}>
                <th scope="row">{title}</th>
                <td className="muted"><span className="cut examples">{examples.join(' · ')}</span></td>
                <td><Select size="xs" aria-label={`${text.meaning}: ${title}`} allowDeselect={false} value={mapping.fields[at] ?? CUSTOM} data={choices(table, mapping.layout)} onChange={(field) => { if (field) setField(at, field); }} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {fault && <p className="concern fg" role="status">{'twice' in fault ? text.twice(fault.twice) : text.missing(fault.missing.join(', '))}</p>}
    </div>
  );
}

const choices = (table: Table, layout: string) => [
  ...fieldsOf(table, layout).map(({ key, label, isRequired }) => ({ value: key, label: isRequired ? `${label} (${text.required})` : label })),
  { value: CUSTOM, label: text.custom },
  { value: IGNORED, label: text.ignore },
];
