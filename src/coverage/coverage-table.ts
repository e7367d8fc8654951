import type { AreaHead } from './area-heads.ts';
import type { CoverageFilter } from './filter.ts';
import { type Figure, NOTHING } from './figure.ts';

export interface CoverageRow {
  /** Null for what lies in the area but was not recorded as deep as the level of the rows. */
  readonly area: AreaHead | null;
  /** One per column; null where nothing is recorded. */
  readonly cells: readonly (Figure | null)[];
  readonly total: Figure;
}

/** Who does what where: areas down, fields or affairs across. */
export interface CoverageTable {
  readonly filter: CoverageFilter;
  /** The area asked for after all it lies in, widest first; empty for the nation. */
  readonly path: readonly AreaHead[];
  /** Codes of fields or affairs, in the order of the regulation. */
  readonly columns: readonly string[];
  readonly rows: readonly CoverageRow[];
  readonly columnTotals: readonly Figure[];
  readonly total: Figure;
}

/** One group of the query: a cell, or a total where `row` or `column` is null. */
export interface Group extends Figure {
  readonly row: string | null;
  readonly column: string | null;
}

/** Puts groups and heads together. Rows are ordered by code, which is how offices list their areas; what is not detailed comes last. */
export function arrangeTable(
  filter: CoverageFilter,
  groups: readonly Group[],
  heads: { readonly areas: ReadonlyMap<string, AreaHead>; readonly path: readonly AreaHead[] },
  columnOrder: readonly string[],
): CoverageTable {
  const { areas, path } = heads;
  const byRow = new Map<string, Map<string, Figure>>([...areas.keys()].map((code) => [code, new Map()]));
  const rowTotals = new Map<string, Figure>();
  const columnTotals = new Map<string, Figure>();
  let total = NOTHING;
  for (const { row, column, ...figure } of groups) {
    if (row === null && column === null) total = figure;
    else if (row === null) columnTotals.set(column ?? '', figure);
    else if (column === null) rowTotals.set(row, figure);
    else byRow.set(row, (byRow.get(row) ?? new Map<string, Figure>()).set(column, figure));
  }
  const rank = new Map(columnOrder.map((code, index) => [code, index]));
  const columns = [...columnTotals.keys()].sort(
    (a, b) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size) || (a < b ? -1 : 1),
  );
  const rows = [...byRow].map(([code, cells]) => ({
    area: code === '' ? null : (areas.get(code) ?? unknownArea(code)),
    cells: columns.map((column) => cells.get(column) ?? null),
    total: rowTotals.get(code) ?? NOTHING,
  }));
  rows.sort((a, b) => ((a.area?.code ?? '~') < (b.area?.code ?? '~') ? -1 : 1));
  return {
    filter,
    path,
    columns,
    rows,
    columnTotals: columns.map((c) => columnTotals.get(c) ?? NOTHING),
    total,
  };
}

/** A code the register of areas does not hold (any more) still stands in the table, under its code. */
function unknownArea(code: string): AreaHead {
  return { code, name: code, kind: '', path: '', latitude: null, longitude: null };
}
