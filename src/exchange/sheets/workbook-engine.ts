import { type Cell, openXlsx, read, saveXlsx, type Sheet as EngineSheet, writeXlsx } from 'hucre';
import { parseRef } from './cells.ts';
import { currencyOfFormat } from './currencies.ts';
import { trimSheet } from './trim-sheet.ts';
import type { CellValue, Mark, Opened, SheetProblem } from './types.ts';

type EngineRow = EngineSheet['rows'][number];

/** The one file that knows the workbook library. XLSX, XLS and ODS by content; cached values of formulas only. */
export async function readWorkbook(bytes: Uint8Array): Promise<Opened> {
  try {
    const workbook = await read(bytes, { readStyles: true });
    const sheets = [];
    for (const sheet of workbook.sheets) {
      const trimmed = trimSheet({
        name: sheet.name,
        hidden: sheet.hidden === true || sheet.veryHidden === true,
        // NOTE: rows and cells of an XLS come with holes, which `map` would leave as holes.
        rows: Array.from(sheet.rows, (row: EngineRow | undefined, r) =>
          Array.from(row ?? [], (value: EngineRow[number] | undefined, c) =>
            plainValue(value ?? null, sheet.cells?.get(`${r},${c}`)),
          ),
        ),
        merges: sheet.merges ?? [],
        hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([row, def]) => (def.hidden === true ? [row] : [])),
      });
      if ('refused' in trimmed) return trimmed;
      sheets.push(trimmed.sheet);
    }
    return { sheets };
  } catch (error) {
    return refusal(error);
  }
}

function plainValue(value: EngineRow[number], cell: Cell | undefined): CellValue {
  if (value === null) return cell?.type === 'formula' ? { error: 'uncalculated' } : null;
  if (value instanceof Date) {
    const time = value.getTime();
    return Number.isNaN(time) ? { error: 'date' } : { date: value.toISOString().slice(0, 10) };
  }
  if (cell?.type === 'error') return { error: String(value) };
  if (typeof value === 'number') {
    const currency = cell?.style?.numFmt === undefined ? undefined : currencyOfFormat(cell.style.numFmt);
    return currency === undefined ? value : { number: value, currency };
  }
  if (typeof value === 'string') return value.replace(/_x000d_/gi, '').replace(/\r+\n?/g, '\n');
  return value;
}

function refusal(error: unknown): { refused: SheetProblem } {
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : '';
  const code =
    name === 'EncryptedFileError'
      ? 'encrypted'
      : /bomb|over the \d+ limit|exceed/i.test(message)
        ? 'tooLarge'
        : name === 'UnsupportedFormatError'
          ? 'notASheet'
          : 'unreadable';
  return { refused: { at: '', code, parameters: code === 'notASheet' ? { what: 'OLE' } : {} } };
}

const MARK_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFEB9C' } } as const;

/**
 * The sender's own workbook with a comment and a colour on each marked cell; merges, formulas and styles stay. With
 * `keep` false (XLS, ODS) a plain XLSX of the values is made. A remark of the sender's on the cell is kept above ours.
 */
export async function writeMarks(
  bytes: Uint8Array,
  marks: readonly Mark[],
  keep: boolean,
): Promise<{ bytes: Uint8Array } | { refused: SheetProblem }> {
  try {
    const workbook = keep
      ? await openXlsx(bytes, { readStyles: true })
      : await read(bytes, { readStyles: true });
    for (const mark of marks) {
      const sheet = workbook.sheets.find((each) => each.name === mark.sheet) ?? workbook.sheets[0];
      if (sheet) putMark(sheet, mark);
    }
    if (keep) return { bytes: await saveXlsx(workbook) };
    const plain = workbook.sheets.map(({ name, rows, cells, merges }) => ({
      name,
      rows: Array.from(rows, (row: EngineRow | undefined) =>
        Array.from(row ?? [], (value: EngineRow[number] | undefined) => value ?? null),
      ),
      ...(cells && { cells }),
      ...(merges && { merges }),
    }));
    return { bytes: await writeXlsx({ sheets: plain }) };
  } catch (error) {
    return refusal(error);
  }
}

function putMark(sheet: EngineSheet, mark: Mark): void {
  const place = parseRef(mark.ref);
  if (!place) return;
  const key = `${place.row},${place.column}`;
  sheet.cells ??= new Map();
  while (sheet.rows.length <= place.row) sheet.rows.push([]);
  const row = (sheet.rows[place.row] ??= []);
  while (row.length <= place.column) row.push(null);
  const value = row[place.column] ?? null;
  const cell = sheet.cells.get(key) ?? { value, type: typeOf(value) };
  const before = cell.comment?.text;
  sheet.cells.set(key, {
    ...cell,
    comment: { author: 'Sinergi', text: before === undefined ? mark.text : `${before}\n${mark.text}` },
    style: { ...cell.style, fill: MARK_FILL },
  });
}

function typeOf(value: EngineRow[number]): Cell['type'] {
  if (value === null) return 'empty';
  if (value instanceof Date) return 'date';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
}
