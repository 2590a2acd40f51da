// COPY ... FROM STDIN over an ordinary connection: rows go as text while they are made, as fast as the server takes them.
import pg from 'pg';

export type Cell = string | number | boolean | Date | null | readonly number[];

export interface CopyIn {
  /** Sends lines as COPY writes them; waits where the server has enough. */
  write(lines: string): Promise<void>;
  /** @returns how many rows were copied. */
  end(): Promise<number>;
}

/** One line of COPY's text format. Texts here hold no tab, line end or backslash. */
export const copyLine = (cells: readonly Cell[]): string => `${cells.map(cellText).join('\t')}\n`;

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (cell instanceof Date) return cell.toISOString();
  if (Array.isArray(cell)) return `{${cell.join(',')}}`;
  return String(cell);
}

/** What pg does not describe of its own connection. */
interface CopyConnection { stream: NodeJS.WritableStream & { writableNeedDrain?: boolean }; sendCopyFromChunk(bytes: Buffer): void; endCopyFrom(): void }

/** Begins to copy into a table, on a connection of its own. */
export async function copyInto(url: string, table: string, columns: readonly string[]): Promise<CopyIn> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // The rows are right by construction: their references need no checking while they are loaded.
  await client.query('set session_replication_role = replica');
  let [fail, done] = [(_error: Error) => {}, (_rows: number) => {}];
  const copied = new Promise<number>((resolve, reject) => { [done, fail] = [resolve, reject]; });
  let rows = 0;
  const connection = await new Promise<CopyConnection>((opened, refused) => {
    copied.catch(refused);
    client.query({
      submit: (on: pg.Connection) => { on.query(`copy ${table} (${columns.join(', ')}) from stdin`); },
      handleCopyInResponse: (on: CopyConnection) => { opened(on); },
      handleCommandComplete: ({ text }: { text: string }) => { rows = Number(text.split(' ')[1]); },
      handleReadyForQuery: () => { done(rows); },
      handleError: (error: Error) => { fail(error); },
    });
  });
  const drained = () => new Promise<void>((resolve) => { connection.stream.once('drain', resolve); });
  return {
    async write(lines) {
      connection.sendCopyFromChunk(Buffer.from(lines));
      if (connection.stream.writableNeedDrain) await Promise.race([drained(), copied]);
    },
    async end() {
      connection.endCopyFrom();
      return copied.finally(() => client.end());
    },
  };
}
