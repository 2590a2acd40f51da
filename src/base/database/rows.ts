// Rows on their way into the database, as JSON that one statement unpacks. What all rows share (the workspace, the run, the
// time) is sent and read once instead of with every row: an import spends a good part of its time on exactly that.

/** A statement that inserts all rows; missing keys become null. */
export function insertStatement(table: string, rows: readonly object[], onConflict: string): { text: string; parameters: string[] } {
  const list = rows as readonly Record<string, unknown>[];
  const columns = columnsOf(list);
  const shared: Record<string, unknown> = {};
  const own: string[] = [];
  for (const column of columns) {
    const first = list[0]![column] ?? null;
    if (list.every((row) => (row[column] ?? null) === first)) shared[column] = sent(first);
    else own.push(column);
  }
  const varying = list.map((row) => {
    const values: Record<string, unknown> = {};
    for (const column of own) values[column] = sent(row[column]);
    return values;
  });
  const ours = new Set(own);
  return {
    text: `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) select ${columns.map((column) => `${ours.has(column) ? 'r' : 's'}."${column}"`).join(', ')}
      from json_populate_recordset(null::public."${table}", $1::text::json) r, json_populate_record(null::public."${table}", $2::text::json) s ${onConflict}`,
    parameters: [databaseJson(varying), databaseJson(shared)],
  };
}

/**
 * JSON that PostgreSQL takes: NUL, which its texts cannot hold, and halves of characters, which are none, become U+FFFD, so
 * that lengths and offsets stay true.
 */
export function databaseJson(value: unknown): string {
  const json = JSON.stringify(value);
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
