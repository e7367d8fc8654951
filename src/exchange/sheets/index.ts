export { adoptMapping } from './adopt-mapping.ts';
export { cellAt, cellRef } from './cells.ts';
export { findHeader } from './find-header.ts';
export { markWorkbook } from './mark-workbook.ts';
export { planSheets, proposeMapping } from './propose-mapping.ts';
export { readRows } from './read-rows.ts';
export { readTable } from './read-table.ts';
export type * from './types.ts';
