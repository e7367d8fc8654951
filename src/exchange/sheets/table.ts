import { foldName } from '#kernel/index.ts';
import { cellText, isEmpty, numberIn } from './cells.ts';
import { currencyOf } from './currencies.ts';
import { type NumberStyle, styleOf } from './read-number.ts';
import { orderOf } from './read-date.ts';
import type { CellValue, Filled, MappedColumn, Mapping, Meaning, Sheet, Unit } from './types.ts';
import { isDitto } from './words.ts';

/** Figures belong to their own row: a merge over several rows must not multiply them. */
const FIGURES: readonly Meaning[] = [
  'planned',
  'spent',
  'female',
  'male',
  'beneficiaries',
  'households',
  'number',
];
const MOST_FILLS = 2_000_000;
const NONE: readonly MappedColumn[] = [];

export interface TableCell {
  value: CellValue;
  filled?: Filled;
}

/** A sheet under its mapping: values with merges and dittos resolved, and what whole columns tell about single cells. */
export interface Table {
  sheet: Sheet;
  mapping: Mapping;
  /** Folded texts of the rows of headings, to know them again on the next page. */
  headerTexts: string[][];
  isHidden: (row: number) => boolean;
  columnsOf: (meaning: Meaning) => readonly MappedColumn[];
  cell: (row: number, column: number) => TableCell;
  /** Figures that stand in a merge over several rows, by their first cell. */
  mergedFigures: { row: number; column: number; rows: number }[];
  amountHints: (column: MappedColumn) => {
    unit: Unit;
    style: NumberStyle | undefined;
    currencyHint: string | undefined;
    small: boolean;
    indonesianScales: boolean;
  };
  dateOrder: (column: MappedColumn) => 'dayFirst' | 'monthFirst' | undefined;
}

/** Prepares a sheet for reading row by row. */
export function prepareTable(sheet: Sheet, mapping: Mapping): Table {
  const byMeaning = new Map<Meaning, MappedColumn[]>();
  for (const column of mapping.columns)
    byMeaning.set(column.meaning, [...(byMeaning.get(column.meaning) ?? []), column]);
  const columnsOf = (meaning: Meaning): readonly MappedColumn[] => byMeaning.get(meaning) ?? NONE;
  const hidden = new Set(sheet.hiddenRows);
  const fills = new Map<number, Map<number, TableCell>>();
  const mergedFigures = fillMerges(sheet, mapping, fills);
  const cell = (row: number, column: number): TableCell =>
    fills.get(column)?.get(row) ?? { value: sheet.rows[row]?.[column] ?? null };
  fillDittos(sheet, mapping, fills, cell);
  const data = (column: MappedColumn): CellValue[] =>
    sheet.rows.slice(mapping.firstRow).map((row) => row[column.index] ?? null);
  const amounts = [...columnsOf('planned'), ...columnsOf('spent')].flatMap(data);
  const style = styleOfAll(amounts);
  const indonesianScales = amounts.some(
    (value) => typeof value === 'string' && /\d\s*(jt|juta|rb|ribu|miliar|milyar|triliun)\b/i.test(value),
  );
  const remembered = <T>(make: (column: MappedColumn) => T): ((column: MappedColumn) => T) => {
    const known = new Map<number, T>();
    return (column) => {
      if (!known.has(column.index)) known.set(column.index, make(column));
      return known.get(column.index) as T;
    };
  };
  return {
    sheet,
    mapping,
    headerTexts: sheet.rows
      .slice(mapping.headerRow, mapping.firstRow)
      .map((row) => row.map((value) => foldName(cellText(value)))),
    isHidden: (row) => hidden.has(row),
    columnsOf,
    cell,
    mergedFigures,
    amountHints: remembered((column) => ({
      ...amountHints(mapping, column, data(column), style),
      indonesianScales,
    })),
    dateOrder: remembered((column) =>
      orderOf(
        data(column)
          .map(cellText)
          .flatMap((text) => text.split(/\s*(?:-\s|s\/d|s\.d\.?|–|\bto\b)\s*/i)),
      ),
    ),
  };
}

type Fills = Map<number, Map<number, TableCell>>;

function fillMerges(sheet: Sheet, mapping: Mapping, fills: Fills): Table['mergedFigures'] {
  const figures: Table['mergedFigures'] = [];
  let count = 0;
  for (const merge of sheet.merges) {
    const column = mapping.columns.find((each) => each.index === merge.startCol && each.meaning !== 'ignore');
    const startRow = Math.max(merge.startRow, mapping.firstRow);
    const endRow = Math.min(merge.endRow, sheet.rows.length - 1);
    const value = sheet.rows[merge.startRow]?.[merge.startCol] ?? null;
    if (!column || endRow <= startRow || merge.startRow < mapping.firstRow || isEmpty(value)) continue;
    if (FIGURES.includes(column.meaning)) {
      if (column.meaning !== 'number')
        figures.push({ row: startRow, column: column.index, rows: endRow - startRow + 1 });
      continue;
    }
    count += endRow - startRow;
    if (count > MOST_FILLS) break;
    const filled = fills.get(column.index) ?? new Map<number, TableCell>();
    fills.set(column.index, filled);
    for (let row = startRow + 1; row <= endRow; row += 1) filled.set(row, { value, filled: 'merged' });
  }
  return figures;
}

function fillDittos(sheet: Sheet, mapping: Mapping, fills: Fills, cell: Table['cell']): void {
  for (const column of mapping.columns) {
    if (column.meaning === 'ignore' || column.meaning === 'number') continue;
    let above: CellValue = null;
    for (let row = mapping.firstRow; row < sheet.rows.length; row += 1) {
      const { value } = cell(row, column.index);
      if (isDitto(value)) {
        const filled = fills.get(column.index) ?? new Map<number, TableCell>();
        fills.set(column.index, filled);
        filled.set(row, { value: above, filled: 'ditto' });
      } else if (!isEmpty(value)) above = value;
    }
  }
}

/** The one number style that texts of all amounts prove; nothing where they prove none or both. */
function styleOfAll(values: CellValue[]): NumberStyle | undefined {
  const styles = new Set(
    values.flatMap((value) => (typeof value === 'string' ? (styleOf(value) ?? []) : [])),
  );
  return styles.size === 1 ? [...styles][0] : undefined;
}

function amountHints(
  mapping: Mapping,
  column: MappedColumn,
  values: CellValue[],
  style: NumberStyle | undefined,
): Omit<ReturnType<Table['amountHints']>, 'indonesianScales'> {
  const unit = { ...mapping.context.unit, ...column.unit };
  const shown = new Set(values.flatMap((value) => shownCurrency(value) ?? []));
  const currencyHint = mapping.language !== 'id' && shown.size === 1 ? [...shown][0] : undefined;
  const rupiah = unit.currency === 'IDR' || (unit.currency === undefined && mapping.language === 'id');
  return { unit, style, currencyHint, small: rupiah && unit.scale === undefined && areSmall(values) };
}

function shownCurrency(value: CellValue): string | undefined {
  if (typeof value === 'object' && value !== null && 'currency' in value) return value.currency;
  if (typeof value !== 'string') return undefined;
  const text = cellText(value);
  const word = /^([a-z$€£¥₩]+)\.?\s*\d/i.exec(text)?.[1] ?? /\d\s*([a-z$€£¥₩]+)$/i.exec(text)?.[1];
  return word === undefined || /^[mtkb]$/i.test(word) ? undefined : currencyOf(word);
}

/** Whether bare figures are at most a few ten thousands: nobody plans an activity of Rp 250. */
function areSmall(values: CellValue[]): boolean {
  const bare = values.flatMap((value) => {
    const number =
      typeof value === 'string' && /^[\d.,]+$/.test(value.trim())
        ? Number(value.replace(/[.,]/g, ''))
        : numberIn(value);
    return number === undefined || number <= 0 || (typeof value === 'object' && value !== null)
      ? []
      : [number];
  });
  const middle = bare.sort((a, b) => a - b)[Math.floor(bare.length / 2)];
  return bare.length >= 3 && middle !== undefined && middle < 100_000;
}
