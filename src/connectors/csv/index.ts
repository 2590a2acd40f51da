// The door of the connector for tables: CSV and its relatives, ours by their titles and other programs' by maps.
export { registerCsv } from './format.ts';
