// Rows on their way into the database, as JSON that one statement unpacks. What all rows share (the workspace, the run, the
// time) is sent and read once instead of with every row: an import spends a good part of its time on exactly that.

/** Longer statements are sent in pieces: each is copied several times on its way, and only small copies are given back to the system. */
const STATEMENT_CHARACTERS_MAX = 256 * 1024;

/** The statements that insert all rows, one where they are few; missing keys become null. */
export function* insertStatements(table: string, rows: readonly object[], onConflict: string): Generator<{ text: string; parameters: string[] }> {
  const list = rows as readonly Record<string, unknown>[];
  const columns = columnsOf(list);
  const { shared, own } = partColumns(list, columns);
  const ours = new Set(own);
  const text = `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) select ${columns.map((column) => `${ours.has(column) ? 'r' : 's'}."${column}"`).join(', ')}
      from json_populate_recordset(null::public."${table}", $1::text::json) r, json_populate_record(null::public."${table}", $2::text::json) s ${onConflict}`;
  for (const json of inPieces(list, own)) yield { text, parameters: [json, databaseJson(shared)] };
}

/** The columns in which all rows say the same, with what they say, and the others. */
export function partColumns<Column extends string>(rows: readonly Readonly<Record<Column, unknown>>[], columns: readonly Column[]): { shared: Partial<Record<Column, unknown>>; own: Column[] } {
  const shared: Partial<Record<Column, unknown>> = {};
  const own: Column[] = [];
  for (const column of columns) {
    const first = rows[0]?.[column] ?? null;
    if (rows.every((row) => isSame(row[column] ?? null, first))) shared[column] = sent(first);
    else own.push(column);
  }
  return { shared, own };
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (Array.isArray(one) && one.length === 0 && Array.isArray(other) && other.length === 0);

/** These columns of the rows as JSON lists of limited length; what is null is left out. */
export function* inPieces<Column extends string>(rows: readonly Readonly<Record<Column, unknown>>[], columns: readonly Column[]): Generator<string> {
  const keys = columns.map((column) => ({ column, key: `${JSON.stringify(column)}:` }));
  let list: string[] = [];
  let length = 0;
  for (const row of rows) {
    let told = '';
    for (const { column, key } of keys) {
      const value = row[column];
      if (value !== null && value !== undefined) told += `${told && ','}${key}${JSON.stringify(sent(value))}`;
    }
    const json = storable(`{${told}}`);
    if (list.length > 0 && length + json.length > STATEMENT_CHARACTERS_MAX) {
      yield `[${list.join(',')}]`;
      [list, length] = [[], 0];
    }
    list.push(json);
    length += json.length;
  }
  if (list.length > 0) yield `[${list.join(',')}]`;
}

/**
 * JSON that PostgreSQL takes: NUL, which its texts cannot hold, and halves of characters, which are none, become U+FFFD, so
 * that lengths and offsets stay true.
 */
export const databaseJson = (value: unknown): string => storable(JSON.stringify(value));

function storable(json: string): string {
  if (!json.includes('\\u0000') && !/\\ud[89a-f]/.test(json)) return json;
  return json.replace(/\\(?:u[\da-f]{4}|.)/g, (escape) => (escape === '\\u0000' || /^\\ud[89a-f]/.test(escape) ? '\\ufffd' : escape));
}

function columnsOf(rows: readonly Record<string, unknown>[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const column in row) columns.add(column);
  return [...columns];
}

/** Bytes go as PostgreSQL's hex text; everything else JSON can say itself. */
const sent = (value: unknown): unknown =>
  (value instanceof Uint8Array ? `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}` : value);
