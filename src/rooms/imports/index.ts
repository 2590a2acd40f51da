// The door of the room `imports`: connectors bring formats, the server its endpoints and the job that runs them.
export type { AfterImport, ColumnMap, ImportFormat, ImportOptions, Note, OpenInput, Outcome, Parsed, ParsedRecord, ParsedReject, RunContext, Stored, TableView } from './format.ts';
export { formats } from './format.ts';
export { registerImports } from './erasing.store.ts';
export { importEndpoints } from './run.api.ts';
export { importJob } from './run.jobs.ts';
export { ensureToldRun } from './run.store.ts';
