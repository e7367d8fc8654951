import Papa from 'papaparse';
import { isEmpty } from './cells.ts';
import { recogniseHeading } from './recognise-heading.ts';
import { trimSheet } from './trim-sheet.ts';
import type { CellValue, Opened } from './types.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const PREVIEW_ROWS = 60;

/**
 * CSV text into one sheet. A first line `sep=;` names the separator and is no row; else the separator is the one that
 * makes the most known headings and the most even rows. A quote that never closes is refused with its row, because
 * everything after it would be one cell.
 */
export function parseCsv(text: string): Opened {
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = named?.[1] ?? guessDelimiter(body);
  const parsed = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: false });
  const unclosed = parsed.errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed)
    return {
      refused: { at: '', code: 'unclosedQuote', parameters: { row: String((unclosed.row ?? 0) + 1) } },
    };
  const rows: CellValue[][] = parsed.data.map((row) => row.map((value) => (isEmpty(value) ? null : value)));
  const trimmed = trimSheet({ name: 'CSV', hidden: false, rows, merges: [], hiddenRows: [] });
  return 'refused' in trimmed ? trimmed : { sheets: [trimmed.sheet] };
}

function guessDelimiter(body: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(body.slice(0, 200_000), { delimiter, preview: PREVIEW_ROWS });
    const score = Math.max(0, ...data.map(headingsIn)) * 10 + evenness(data);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function headingsIn(row: string[]): number {
  if (row.length < 2 || row.length > 300) return 0;
  return row.filter((cell) => cell.length < 80 && (cell.startsWith('#') || recogniseHeading(cell).length > 0))
    .length;
}

/** Share of rows (0..1) that have the most common number of cells, nothing where that number is one. */
function evenness(rows: string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return Math.max(0, ...counts.values()) / Math.max(1, rows.length);
}
