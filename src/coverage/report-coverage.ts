import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { affairName, fieldName } from '#sectors/index.ts';
import type { Figure } from './figure.ts';
import type { CoverageWish, Level } from './filter.ts';
import { coverage } from './read-coverage.ts';
import { notDetailedName } from './sentences.ts';

/** A name in both languages. */
type Both = Readonly<Record<Locale, string>>;

export interface FieldFigure extends Figure {
  readonly field: string;
  readonly name: Both;
}

export interface RowFigure extends Figure {
  /** Null for what is not recorded as deep as the level. */
  readonly code: string | null;
  readonly name: Both;
  readonly path: string;
  /** Only fields with something recorded. */
  readonly fields: readonly FieldFigure[];
}

/**
 * The coverage table as plain data for the command line and whoever reads its JSON. Amounts are rupiah as decimal text;
 * null is "not recorded". Amounts add up across rows and fields; partners and activities are counted once in each total.
 */
export interface CoverageReport {
  readonly area: { readonly code: string; readonly name: string } | null;
  readonly level: Level;
  readonly year: number | null;
  readonly currency: 'IDR';
  readonly total: Figure;
  readonly fields: readonly FieldFigure[];
  readonly rows: readonly RowFigure[];
}

/** @throws InvalidInput for a filter that cannot be */
export async function coverageReport(desk: Desk, wish: CoverageWish): Promise<CoverageReport> {
  const table = await coverage(desk, wish);
  const { area, level, year, sectorBy } = table.filter;
  const nameOf = sectorBy === 'field' ? fieldName : affairName;
  const named = table.columns.map((field) => ({
    field,
    name: { id: nameOf(field, 'id'), en: nameOf(field, 'en') },
  }));
  const fieldFigures = (figures: readonly (Figure | null)[]): FieldFigure[] =>
    named.flatMap((column, i) => (figures[i] ? [{ ...column, ...figures[i] }] : []));
  return {
    area: area === null ? null : { code: area, name: table.path.at(-1)?.name ?? area },
    level,
    year: year ?? null,
    currency: 'IDR',
    total: table.total,
    fields: fieldFigures(table.columnTotals),
    rows: table.rows.map((row) => ({
      code: row.area?.code ?? null,
      name: row.area
        ? { id: row.area.name, en: row.area.name }
        : { id: notDetailedName(level, 'id'), en: notDetailedName(level, 'en') },
      path: row.area?.path ?? '',
      ...row.total,
      fields: fieldFigures(row.cells),
    })),
  };
}
