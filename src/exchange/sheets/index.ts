export { adoptMapping } from './adopt-mapping.ts';
export { markWorkbook } from './mark-workbook.ts';
export { planSheets } from './propose-mapping.ts';
export { MEANINGS } from './meanings.ts';
export { readRows } from './read-rows.ts';
export { readTable } from './read-table.ts';
export type * from './types.ts';
