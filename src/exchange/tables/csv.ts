import type { Table, TableColumn, TableRow, TableValue } from './table.ts';

const CHUNK = 64 * 1024;

/**
 * RFC 4180 with a byte order mark (Excel takes UTF-8 for a local code page otherwise), commas, points in decimals and
 * ISO dates. A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export async function* csvBytes(table: Table): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let pending = '\uFEFF' + table.columns.map((column) => quote(disarm(column.heading))).join(',') + '\r\n';
  for await (const row of table.rows) {
    pending += csvLine(table.columns, row);
    if (pending.length >= CHUNK) {
      yield encoder.encode(pending);
      pending = '';
    }
  }
  if (pending !== '') yield encoder.encode(pending);
}

function csvLine(columns: readonly TableColumn[], row: TableRow): string {
  return columns.map((column) => quote(csvCell(column, row[column.key]))).join(',') + '\r\n';
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

function csvCell(column: TableColumn, value: TableValue): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  if (column.kind === 'date') return /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : disarm(text);
  return column.kind !== 'text' && PLAIN_NUMBER.test(text) ? text : disarm(text);
}

function disarm(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
