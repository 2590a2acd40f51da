// One chosen file on its way: sent, looked into, and shown as it would be read, with its question where it has one.
import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { upload } from '#surfaces/web/api/client.ts';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { Bar } from '#surfaces/web/ui/Bar.ui.tsx';
import { bytes, percent } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { importsText } from './imports.text.ts';
import { CUSTOM, IGNORED, mapFrom, mappingFault, mappingOf } from './mapping.ts';
import type { Mapping, Table } from './mapping.ts';
import { MappingTable } from './mapping.ui.tsx';
import type { InputPreview } from './previewed.ts';

const text = importsText.prepare;

/** A file that can be imported: where it lies, and the map it needs, if any. */
export interface Prepared {
  upload: string;
  map: ReturnType<typeof mapFrom> | null;
}

export function PreparedFile({ file, onPrepared, onRemove }: { file: File; onPrepared: (prepared: Prepared | null) => void; onRemove: () => void }) {
  const sent = useSending(file);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [table, setTable] = useState<Table | null>(null);
  const map = mapping && table && !mappingFault(table, mapping) ? mapFrom(table, mapping) : null;
  const preview = useAnswer('imports.preview', { uploads: sent.id ? [sent.id] : [], ...(map ? { map } : {}) }, { isOff: !sent.id, keepsPrevious: true, isFixed: true });
  const inputs = preview.data?.inputs;
  const first = inputs?.length === 1 ? inputs[0]?.table ?? null : null;
  useEffect(() => { if (!mapping) setTable(first); }, [first, mapping]);
  const isAnswered = inputs !== undefined && !inputs.some((input) => input.problem !== null || input.table?.asks) && !(mapping && !map) && !preview.isPlaceholderData;
  const key = isAnswered && sent.id ? JSON.stringify({ upload: sent.id, map }) : null;
  useEffect(() => { onPrepared(key ? (JSON.parse(key) as Prepared) : null); // oxlint-disable-next-line react-hooks/exhaustive-deps -- told once per answer
  }, [key]);
  return (
    <li className="prepared">
      <div className="line">
        <Icon name="file" />
        <div className="grow"><b className="cut">{file.name}</b><span className="meta num">{status(file, sent, inputs)}</span></div>
        <ActionIcon aria-label={text.remove(file.name)} onClick={onRemove}><Icon name="x" /></ActionIcon>
      </div>
      {!sent.id && !sent.problem && <Bar share={sent.share} label={file.name} />}
      <Trouble of={sent.problem ?? preview.error} />
      {inputs?.map((input) => <Input key={input.name} input={input} isOnly={inputs.length === 1} />)}
      {table && <Mapping table={table} asks={first?.asks ?? null} mapping={mapping} onChange={setMapping} />}
    </li>
  );
}

function useSending(file: File): { id: string | null; share: number; problem: Error | null } {
  const [state, setState] = useState<{ id: string | null; share: number; problem: Error | null }>({ id: null, share: 0, problem: null });
  useEffect(() => {
    const ending = new AbortController();
    upload(file, (share) => setState((old) => ({ ...old, share })), ending.signal).then(
      ({ id }) => setState({ id, share: 1, problem: null }),
      (problem: Error) => { if (!ending.signal.aborted) setState({ id: null, share: 0, problem }); },
    );
    return () => ending.abort();
  }, [file]);
  return state;
}

function status(file: File, sent: ReturnType<typeof useSending>, inputs: InputPreview[] | undefined): string {
  const size = bytes(file.size);
  if (sent.problem) return size;
  if (!sent.id) return `${size}, ${text.sending(percent(sent.share))}`;
  if (!inputs) return `${size}, ${text.looking}`;
  const labels = [...new Set(inputs.flatMap(({ formatLabel, table }) => (formatLabel ? [table?.madeBy ? `${formatLabel}, ${text.madeBy(table.madeBy)}` : formatLabel] : [])))];
  return [size, ...labels].join(' · ');
}

function Input({ input, isOnly }: { input: InputPreview; isOnly: boolean }) {
  if (input.table?.asks && !input.problem) return null;
  if (input.problem) return input.table?.asks ? null : <Trouble of={{ message: isOnly ? input.problem : `${input.name}: ${input.problem}` }} />;
  return (
    <div className="stack">
      {!isOnly && <h3>{input.name} <span className="meta">{input.formatLabel}</span></h3>}
      {input.records.length > 0 && <details className="fold" open={isOnly}><summary>{text.firstRecords}</summary><ul className="lines small">{input.records.slice(0, 5).map(({ line, label }) => <li key={line} className="line"><span className="meta num">{line}</span><span className="cut">{label}</span></li>)}</ul></details>}
      <FirstReasons title={text.firstRejects} of={input.rejects} />
      <FirstReasons title={text.firstNotes} of={input.notes} />
    </div>
  );
}

/** What the table is taken for, and which columns have no meaning of ours. */
function taken({ layout, layouts, columns, hasHeader }: Table): string {
  const of = (field: string) => columns.filter((column) => column.field === field).map(({ title }) => (hasHeader ? title : text.columnNumbered(title))).join(', ');
  const [customs, ignored] = [of(CUSTOM), of(IGNORED)];
  return [text.readAsLayout(`${layout}: ${layouts.find(({ key }) => key === layout)?.label ?? layout}`), customs && text.customs(customs), ignored && text.ignored(ignored)].filter(Boolean).join(' ');
}

function Mapping({ table, asks, mapping, onChange }: { table: Table; asks: Table['asks']; mapping: Mapping | null; onChange: (mapping: Mapping) => void }) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || table.asks !== null || mapping !== null;
  if (!shown) return <p className="muted">{taken(table)} <button type="button" className="link" onClick={() => setOpen(true)}>{text.change}</button></p>;
  return (
    <div className="stack">
      {asks && <p role="status"><b>{text.asks[asks]}</b></p>}
      <MappingTable table={table} asks={asks} mapping={mapping ?? mappingOf(table)} onChange={onChange} />
      {asks && asks !== 'day order' && !mapping && !mappingFault(table, mappingOf(table)) && <div><Button onClick={() => onChange(mappingOf(table))}>{text.agree}</Button></div>}
    </div>
  );
}

function FirstReasons({ title, of }: { title: string; of: readonly { line: number; reason: string }[] }) {
  if (of.length === 0) return null;
  return <details className="fold" open><summary>{title}</summary><ul className="lines small">{of.slice(0, 8).map(({ line, reason }) => <li key={`${line} ${reason}`} className="line"><span className="meta num">{line}</span><span>{reason}</span></li>)}</ul></details>;
}
