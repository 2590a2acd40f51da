// Looks into files without storing anything: which format fits, what its first records are, and, for a table, which column means what.
import type { Call } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import type { ImportInput } from '#base/unpack/index.ts';
import { openInputs } from '#base/unpack/index.ts';
import { loadWorkspace } from '#rooms/team/index.ts';
import type { ColumnMap, ImportFormat, ImportOptions } from './format.ts';
import type { InputPreview } from './previewed.ts';
import { savedMaps } from './run.store.ts';
import { chooseFormat } from './runner.jobs.ts';

const RECORDS_SHOWN_MAX = 20;
const INPUTS_SHOWN_MAX = 50;

export async function previewInputs(call: Call, paths: string[], wanted: { format?: string | undefined; map?: ColumnMap | undefined }): Promise<InputPreview[]> {
  const { timeZone, currency } = await loadWorkspace(call.tx);
  const options: ImportOptions = { timeZone, currency, maps: await savedMaps(call.tx), ...(wanted.format && { format: wanted.format }), ...(wanted.map && { map: wanted.map }) };
  const previews: InputPreview[] = [];
  for await (const input of openInputs(paths)) {
    previews.push('problem' in input ? { ...empty(input.name), problem: input.problem } : await previewInput(input, options));
    if (previews.length >= INPUTS_SHOWN_MAX) break;
  }
  return previews;
}

const empty = (name: string): InputPreview => ({ name, format: null, formatLabel: null, problem: null, table: null, records: [], rejects: [], notes: [] });

async function previewInput(input: Exclude<ImportInput, { problem: string }>, options: ImportOptions): Promise<InputPreview> {
  const preview = empty(input.name);
  let format: ImportFormat;
  try {
    format = chooseFormat(input.head, input.name, options.format);
    Object.assign(preview, { format: format.key, formatLabel: format.label, table: format.table?.(input.head, input.name, options) ?? null });
    for await (const parsed of format.open({ name: input.name, stream: () => input.stream(), size: input.size, options })) {
      if (parsed.kind === 'record') {
        preview.records.push({ line: parsed.line, label: parsed.label ?? asText(parsed.raw) });
        for (const { reason, field } of parsed.notes ?? []) preview.notes.push({ line: parsed.line, reason, field: field ?? null });
      } else preview.rejects.push({ line: parsed.line, reason: parsed.reason, field: parsed.field ?? null });
      if (preview.records.length + preview.rejects.length >= RECORDS_SHOWN_MAX) break;
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    preview.problem = error.message;
  }
  return preview;
}

const asText = (raw: Uint8Array): string => new TextDecoder().decode(raw.subarray(0, 200)).trim();
