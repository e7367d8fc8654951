import type { CoverageRow, CoverageTable, Figure, Measure } from '#coverage/index.ts';
import { NOT_DETAILED, notDetailedName } from '#coverage/index.ts';
import type { Locale } from '#kernel/index.ts';
import { affairName, fieldName } from '#sectors/index.ts';
import { queryOf } from './address.ts';
import { figureText } from './filter-words.ts';

/** A number of the matrix and the query of the page with its rows; null where nothing is recorded. */
export type MatrixCell = { readonly text: string; readonly query: string } | null;

export interface MatrixRow {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  /** Query of the table one level down; absent for villages and for what is not detailed. */
  readonly query: string | undefined;
  /** Code of a village, which has a page but no table of its own. */
  readonly village: string | undefined;
  readonly total: MatrixCell;
  readonly cells: readonly MatrixCell[];
}

export interface Matrix {
  readonly columns: readonly { readonly code: string; readonly name: string }[];
  readonly rows: readonly MatrixRow[];
  /** How many rows there are on all pages. */
  readonly of: number;
  /** What is recorded above the level of the rows, and the total; they stand below every page. */
  readonly notDetailed: MatrixRow | null;
  readonly total: MatrixRow;
}

export const ROWS_A_PAGE = 100;

/** The table as the page draws it, a page of rows at a time. */
export function makeMatrix(
  table: CoverageTable,
  measure: Measure,
  page: number,
  words: { locale: Locale; total: string },
): Matrix {
  const { locale } = words;
  const nameOf = table.filter.sectorBy === 'field' ? fieldName : affairName;
  const makeRow = (row: CoverageRow, name: string, key: string | undefined): MatrixRow => {
    const cell = (figure: Figure | null, column: string | undefined): MatrixCell =>
      figure === null || figure.activities === 0
        ? null
        : {
            text: figureText(figure, measure, locale),
            query: queryOf(table.filter, measure, { row: key, column }),
          };
    const code = row.area?.code;
    const deeper = code !== undefined && code.length < 13 && code !== table.filter.area;
    return {
      key: key ?? 'total',
      name,
      path: row.area?.path ?? '',
      query: deeper ? queryOf(table.filter, measure, { area: code, level: undefined }) : undefined,
      village: code?.length === 13 ? code : undefined,
      total: cell(row.total, undefined),
      cells: row.cells.map((figure, i) => cell(figure, table.columns[i])),
    };
  };
  const areas = table.rows.flatMap((row) => (row.area ? [{ row, area: row.area }] : []));
  const above = table.rows.find((row) => row.area === null);
  return {
    columns: table.columns.map((code) => ({ code, name: nameOf(code, locale) })),
    rows: areas
      .slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)
      .map(({ row, area }) => makeRow(row, area.name, area.code)),
    of: areas.length,
    notDetailed: above
      ? makeRow(above, rowName(notDetailedName(table.filter.level, locale)), NOT_DETAILED)
      : null,
    total: makeRow({ area: null, cells: table.columnTotals, total: table.total }, words.total, undefined),
  };
}

/** A phrase as the head of a row: with a capital, and free to break after a slash on a narrow screen. */
function rowName(phrase: string): string {
  return (phrase.charAt(0).toUpperCase() + phrase.slice(1)).replaceAll('/', '/\u200b');
}
