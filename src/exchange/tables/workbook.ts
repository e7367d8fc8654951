import { buffer } from 'node:stream/consumers';
import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx';
import { fromBufferPromise } from 'yauzl';
import { notesRows } from './notes-sheet.ts';
import type { Table, TableColumn, TableRow, TableValue } from './table.ts';
import { type ZipEntry, zipBytes } from './zip-stream.ts';

const DATA_SHEET = 'xl/worksheets/sheet1.xml';
const ROW_LIMIT = 1_048_575; // below the heading
const TEXT_LIMIT = 32_767;
const CHUNK = 64 * 1024;

/**
 * The table as a workbook: data with a frozen heading row and typed cells, and a sheet of notes.
 * The writer library holds a whole workbook in memory (640 MB at 100,000 rows of 15 columns), so it makes the frame
 * with one sample row, and the rows are put in its place as they come.
 * @throws RangeError beyond the rows a sheet can hold; CSV has no such limit
 */
export async function* workbookBytes(table: Table): AsyncGenerator<Uint8Array> {
  const frame = await makeFrame(table);
  const entries: ZipEntry[] = [...frame].map(([path, data]) => ({
    path,
    data: path === DATA_SHEET ? sheetBytes(table, new TextDecoder().decode(data)) : data,
  }));
  yield* zipBytes(entries);
}

async function makeFrame(table: Table): Promise<Map<string, Uint8Array>> {
  const head: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } };
  const notes = notesRows(table);
  const bytes = await writeXlsx({
    properties: { title: table.title },
    stringMode: 'inline',
    sheets: [
      {
        name: 'Data',
        columns: table.columns.map((column) => ({ width: widthOf(column), ...formatOf(column) })),
        rows: [table.columns.map((column) => column.heading), table.columns.map(sampleOf)],
        cells: new Map(table.columns.map((_, index) => [`0,${String(index)}`, { style: head }])),
        freezePane: { rows: 1 },
      },
      {
        name: table.locale === 'id' ? 'Keterangan' : 'Notes',
        columns: [
          { width: 28, style: head },
          { width: 90, style: { alignment: { wrapText: true } } },
        ],
        rows: notes,
      },
    ],
  });
  return unzip(bytes);
}

async function unzip(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>();
  const zip = await fromBufferPromise(Buffer.from(bytes));
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return parts;
}

/** The sheet's XML with the sample row replaced by the rows; the sample tells the style number of each column. */
async function* sheetBytes(table: Table, sheet: string): AsyncGenerator<Uint8Array> {
  const from = sheet.indexOf('<row r="2"');
  const to = sheet.indexOf('</row>', from) + '</row>'.length;
  if (from < 0 || to < from) throw new Error('the frame of the workbook has no sample row');
  const sample = sheet.slice(from, to);
  const styles = table.columns.map((_, index) => {
    const cell = new RegExp(`<c r="${letters(index)}2"([^>]*)>`).exec(sample)?.[1] ?? '';
    return /s="\d+"/.exec(cell)?.[0] ?? 's="0"';
  });
  const encoder = new TextEncoder();
  let pending = sheet.slice(0, from).replace(/<dimension[^>]*>/, ''); // says A1:…2; without it readers count themselves
  let number = 1;
  for await (const row of table.rows) {
    if (++number > ROW_LIMIT + 1) throw new RangeError('a sheet holds 1,048,576 rows; take the table as CSV');
    pending += rowXml(table.columns, styles, number, row);
    if (pending.length >= CHUNK) {
      yield encoder.encode(pending);
      pending = '';
    }
  }
  yield encoder.encode(pending + sheet.slice(to));
}

function rowXml(
  columns: readonly TableColumn[],
  styles: readonly string[],
  number: number,
  row: TableRow,
): string {
  let cells = '';
  columns.forEach((column, index) => {
    const value = cellOf(column, row[column.key]);
    if (value === null) return;
    const place = `r="${letters(index)}${String(number)}" ${styles[index] ?? ''}`;
    cells +=
      typeof value === 'number'
        ? `<c ${place}><v>${String(value)}</v></c>`
        : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  });
  return `<row r="${String(number)}">${cells}</row>`;
}

function cellOf(column: TableColumn, value: TableValue): number | string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  switch (column.kind) {
    case 'text':
      return text;
    case 'date':
      return serialOf(text) ?? text;
    case 'number':
    case 'money':
    case 'count':
      return isExact(text) ? Number(text) : text;
  }
}

/** A workbook's numbers are floats: 15 significant digits come back as written, more would be changed silently. */
function isExact(text: string): boolean {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return false;
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = (whole + fraction.replace(/0+$/, '')).replace(/^0+/, '');
  return digits.replace(/0+$/, '').length <= 15 && whole.length <= 20;
}

const DAY = 86_400_000;

/** Days since 30 December 1899; from March 1900 on, where the count of spreadsheets is right. */
function serialOf(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (!match || text < '1900-03-01') return undefined;
  return (Date.parse(`${match[0]}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY;
}

function formatOf(column: TableColumn): { numFmt: string } | Record<string, never> {
  switch (column.kind) {
    case 'date':
      return { numFmt: 'dd/mm/yyyy' };
    case 'money':
      return { numFmt: column.currency === 'IDR' ? '#,##0' : '#,##0.00' };
    case 'count':
      return { numFmt: '#,##0' };
    case 'number':
      return { numFmt: '#,##0.######' };
    case 'text':
      return {};
  }
}

function widthOf(column: TableColumn): number {
  const widths = { text: 28, number: 14, money: 20, date: 12, count: 10 };
  return Math.max(widths[column.kind], Math.min(column.heading.length + 2, 40));
}

const sampleOf = (column: TableColumn): CellValue => (column.kind === 'text' ? 'x' : 1);

function letters(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + letters(index % 26);
}

/** XML 1.0 cannot carry most control characters or lone halves of a pair, in any spelling; they are left out. */
function escape(text: string): string {
  return (
    text
      .slice(0, TEXT_LIMIT)
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- these are what is removed
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
  );
}
