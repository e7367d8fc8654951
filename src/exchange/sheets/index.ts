export { markWorkbook } from './mark-workbook.ts';
export { MEANINGS } from './meanings.ts';
export { type ReadSheet, readSheets } from './read-sheets.ts';
export { readWritten } from './read-written.ts';
export type * from './types.ts';
