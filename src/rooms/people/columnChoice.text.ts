// Words of choosing columns.
export const columnText = { columns: 'Columns' };
