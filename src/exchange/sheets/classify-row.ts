import { foldName } from '#kernel/index.ts';
import { cellText, numberIn } from './cells.ts';
import { isColumnNumbers } from './find-header.ts';
import { headingUnit } from './heading-unit.ts';
import { HEADINGS } from './headings.ts';
import type { Table } from './table.ts';
import type { CellValue, Meaning } from './types.ts';
import { isUnknownWord } from './words.ts';

/** What a row is at first sight; a lone text is a group heading above the last data row and a remark below it. */
export type RowKind = 'data' | 'continued' | 'total' | 'remark' | 'empty' | 'header' | 'lone' | 'incomplete';

const TOTAL = /^(grand\s*total|sub\s*-?\s*(jumlah|total)|jumlah|total|jml|rata-?\s*rata|average)\b/i;
const REMARK =
  /^(keterangan|ket|catatan|sumber|note|notes|source|sources|data per|dicetak|update|mengetahui|nip)\b\s*[:.]|^\*+\)?|^(sumber data|data per|mengetahui|kepala (biro|bagian|dinas|badan)|ttd)\b/i;
const FACTS: readonly Meaning[] = [
  'places',
  'regency',
  'district',
  'village',
  'areaCode',
  'planned',
  'spent',
  'year',
  'period',
  'start',
  'female',
  'male',
  'beneficiaries',
  'status',
  'field',
  'programme',
];

const LISTS: readonly Meaning[] = [
  'places',
  'field',
  'regency',
  'permitPrinciple',
  'permitOperating',
  'contact',
];

/** Tells data from totals, remarks, repeated headers and blank rows. */
export function classifyRow(table: Table, row: number): RowKind {
  const cells = table.sheet.rows[row] ?? [];
  const filled = cells.flatMap((value, column) =>
    cellText(value) === '' ? [] : [{ value, column, text: cellText(value) }],
  );
  if (filled.length === 0) return 'empty';
  if (isHeaderAgain(table, filled) || isColumnNumbers(cells)) return 'header';
  const words = filled.filter(({ value, text }) => numberIn(value) === undefined && /\p{L}{2,}/u.test(text));
  const first = words[0];
  const figures = words.filter(({ text }) =>
    /^(rp|usd|idr|us\$)\b|^[\d.,]+\s*(jt|juta|m|miliar|rb|ribu|orang|jiwa|lembaga|mitra|kegiatan|desa|kk|partners?|activities|people)$/i.test(
      text,
    ),
  );
  if (
    first &&
    TOTAL.test(first.text) &&
    words.length - figures.length <= 2 &&
    !ownsDetails(table, row, first.column)
  )
    return 'total';
  if (first && REMARK.test(first.text) && filled.length <= 2) return 'remark';
  return table.mapping.kind === 'register' ? inRegister(table, row, filled) : inMatrix(table, row, filled);
}

interface FilledCell {
  value: CellValue;
  column: number;
  text: string;
}

/** A row named `Total …` that also has a place or class of its own is a partner with that name. */
function ownsDetails(table: Table, row: number, named: number): boolean {
  const details: Meaning[] = ['partnerClass', 'country', 'village', 'district', 'status', 'field'];
  return details.some((meaning) =>
    table
      .columnsOf(meaning)
      .some(
        ({ index }) =>
          index !== named &&
          /\p{L}{3,}/u.test(cellText(table.sheet.rows[row]?.[index])) &&
          !TOTAL.test(cellText(table.sheet.rows[row]?.[index])),
      ),
  );
}

/** The headings once more, as on every printed page, or headings of another table below this one. */
function isHeaderAgain(table: Table, filled: FilledCell[]): boolean {
  if (filled.length < 2) return false;
  if (
    mostOf(filled, ({ column, text }) => /\p{L}/u.test(text) && isSameHeading(table, column, foldName(text)))
  )
    return true;
  return (
    filled.length >= 4 &&
    mostOf(filled, ({ value, text }) => typeof value === 'string' && isKnownHeading(text))
  );
}

function isSameHeading(table: Table, column: number, folded: string): boolean {
  return table.headerTexts.some((row) => row[column] === folded);
}

function isKnownHeading(text: string): boolean {
  return text.length < 80 && HEADINGS.has(foldName(headingUnit(text).text));
}

/** Whether at least four of five pass; stops as soon as too many fail, because nearly all rows are data. */
function mostOf(cells: FilledCell[], test: (cell: FilledCell) => boolean): boolean {
  let misses = Math.floor(cells.length * 0.2);
  return cells.every((cell) => test(cell) || (misses -= 1) >= 0);
}

/** Whether the row has something for a meaning, its own or from a merge or ditto. */
function has(table: Table, row: number, meaning: Meaning): boolean {
  return table.columnsOf(meaning).some(({ index }) => {
    const text = cellText(table.cell(row, index).value);
    return text !== '' && !isUnknownWord(text);
  });
}

function isLone(table: Table, filled: FilledCell[]): boolean {
  const numbers = table.columnsOf('number').map(({ index }) => index);
  const rest = filled.filter(({ column, text }) => !numbers.includes(column) || /\p{L}{3,}/u.test(text));
  return rest.length === 1;
}

function isColumn(table: Table, meaning: Meaning, index: number): boolean {
  return table.columnsOf(meaning).some((column) => column.index === index);
}

function inRegister(table: Table, row: number, filled: FilledCell[]): RowKind {
  const partnerColumns = table.columnsOf('partner').map(({ index }) => index);
  const numbers = table.columnsOf('number').map(({ index }) => index);
  const own = filled.some(({ column }) => partnerColumns.includes(column));
  const others = filled.filter(({ column }) => !partnerColumns.includes(column) && !numbers.includes(column));
  const numbered = filled.some(({ column, text }) => numbers.includes(column) && /^\d+\.?$/.test(text));
  if (own && (others.length > 0 || numbered)) return 'data';
  if (own) return 'lone';
  const merged = partnerColumns.some((index) => table.cell(row, index).filled === 'merged');
  const listed = others.some(({ column }) => LISTS.some((meaning) => isColumn(table, meaning, column)));
  if (others.length > 0 && (merged || (listed && !numbered))) return 'continued';
  // With a number or a class of its own it is a partner whose name is missing.
  if (others.length >= 2 && (numbered || has(table, row, 'partnerClass'))) return 'data';
  if (others.length >= 2 && !isLone(table, filled)) return 'incomplete';
  if (filled.every(({ column }) => numbers.includes(column)))
    return /\p{L}{3,}/u.test(filled[0]?.text ?? '') ? 'lone' : 'empty';
  return 'lone';
}

function inMatrix(table: Table, row: number, filled: FilledCell[]): RowKind {
  const mapped = new Set(
    table.mapping.columns.filter(({ meaning }) => meaning !== 'ignore').map(({ index }) => index),
  );
  const facts = FACTS.filter((meaning) =>
    table.columnsOf(meaning).some(({ index }) => filled.some(({ column }) => column === index)),
  );
  const activity = table.columnsOf('activity')[0];
  const named =
    activity !== undefined && has(table, row, 'activity') && filled.some(({ column }) => mapped.has(column));
  if (table.mapping.kind === 'hxl' && filled.filter(({ column }) => mapped.has(column)).length >= 2)
    return 'data';
  if (named && (facts.length >= 1 || filled.length >= 3)) return 'data';
  if (facts.length >= 2) return 'data';
  if (filled.every(({ text }) => /^[\d.()]{1,6}$/.test(text)) && filled.length === 1) return 'empty';
  return isLone(table, filled) || filled.length <= 2 ? 'lone' : 'incomplete';
}
