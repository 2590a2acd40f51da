// Reads tables as an import would, without a database.
import { Readable } from 'node:stream';
import type { EventInput } from '#rooms/graph/index.ts';
import type { ImportOptions, Parsed, ParsedReject } from '#rooms/imports/index.ts';
import type { PersonInput } from '#rooms/people/index.ts';
import type { Layout } from '#connectors/csv/layouts.ts';
import { readTable } from '#connectors/csv/reading.ts';
import type { Translated } from '#connectors/csv/translated.ts';

export interface TableReading extends Partial<ImportOptions> {
  name?: string;
  layout?: Layout | null;
  /** In pieces of which size the bytes arrive. */
  pieceBytes?: number;
}

/** Reads a whole table. */
export async function readAll(content: string | Uint8Array, { name = 'table.csv', layout = null, pieceBytes = 64 * 1024, ...options }: TableReading = {}): Promise<Parsed[]> {
  const bytes = Buffer.from(content as Uint8Array);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, at) => bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes));
  const found: Parsed[] = [];
  const input = { name, stream: () => Readable.from(pieces), size: bytes.length, options: { timeZone: 'UTC', currency: 'EUR', ...options } };
  for await (const parsed of readTable(input, layout)) found.push(parsed);
  return found;
}

const taken = (parsed: readonly Parsed[]): Translated[] => parsed.flatMap((one) => (one.kind === 'record' ? [one.value as Translated] : []));

export const eventsIn = (parsed: readonly Parsed[]): EventInput[] => taken(parsed).flatMap((one) => (one.is === 'event' ? [one.event] : []));
export const personsIn = (parsed: readonly Parsed[]): PersonInput[] => taken(parsed).flatMap((one) => (one.is === 'person' ? [one.person] : []));
export const rejectsIn = (parsed: readonly Parsed[]): ParsedReject[] => parsed.flatMap((one) => (one.kind === 'reject' ? [one] : []));
