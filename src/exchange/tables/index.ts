export type { Table, TableColumn, TableDescription, TableFile, TableRow, TableValue } from './table.ts';
export { tableFile, tableResponse } from './table-file.ts';
