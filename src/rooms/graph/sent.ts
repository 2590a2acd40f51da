// Rows as the JSON that a statement unpacks with json_to_recordset.

/** JSON of rows, without what PostgreSQL cannot store: NUL, and halves of characters. Lengths stay, so offsets stay true. */
export const sentRows = (rows: readonly object[]): string => JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value));

export const storable = (text: string): string => (text.includes('\u0000') ? text.replaceAll('\u0000', '\ufffd') : text).toWellFormed();
