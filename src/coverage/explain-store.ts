import { type RawBuilder, sql } from 'kysely';
import type { Visibility } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import type { Decimal, LocalizedText } from '#kernel/index.ts';
import { cellsWanted, columnOf, rowOf } from './coverage-store.ts';
import { CODE_LENGTH, type CoverageFilter } from './filter.ts';
import type { Figure } from './figure.ts';

/** What one activity gives to a number, and where that is known from. */
export interface ExplainedRow {
  readonly activityId: string;
  readonly iatiIdentifier: string | null;
  readonly title: LocalizedText;
  readonly partnerId: string;
  readonly partnerName: string | null;
  readonly status: number;
  /** Null where the reader may see what it counts, but not the activity. */
  readonly visibility: Visibility | null;
  readonly years: readonly number[];
  /** Its share in the number, in rupiah; null where the activity has no such amount recorded. */
  readonly planned: Decimal | null;
  readonly spent: Decimal | null;
  /** The activity's whole amounts, of which the shares are taken. */
  readonly plannedOfActivity: Decimal | null;
  readonly spentOfActivity: Decimal | null;
  /** Percent of the activity that lies in the place and in the field asked for, as recorded; null where all counts. */
  readonly placePercent: Decimal | null;
  readonly fieldPercent: Decimal | null;
  readonly unconverted: boolean;
  /** File it came from; null where a person typed it, or where the reader may not know the file. */
  readonly sourceFile: string | null;
  readonly sourceAt: readonly string[];
  readonly sourceLine: number | null;
  readonly importId: string | null;
  /** Made by the product as part of its demonstration, neither typed nor imported. */
  readonly isDemonstration: boolean;
  /** Office that entered it; changed by hand since, if `editedAt` says when. */
  readonly officeName: string | null;
  readonly recordedAt: string;
  readonly editedAt: string | null;
}

export interface Explanation {
  readonly filter: CoverageFilter;
  /** The number itself, made of all rows and not only of those on this page. */
  readonly total: Figure;
  readonly rows: readonly ExplainedRow[];
}

/** Which number: a cell, or a total where row or column is left out. */
export interface NumberAddress {
  /** Code of an area at the filter's level, or `above` for what is not recorded that deep. */
  readonly row: string | null;
  readonly column: string | null;
}

function cellsAt(filter: CoverageFilter, address: NumberAddress): RawBuilder<boolean> {
  const row = address.row === null ? sql`true` : sql`${rowOf(filter)} = ${address.row}`;
  // Said a second time as a prefix, which is what the index understands.
  const inside = address.row ? sql`starts_with(c.area_code, ${address.row})` : sql`true`;
  const column = address.column === null ? sql`true` : sql`${columnOf(filter.sectorBy)} = ${address.column}`;
  return sql`${cellsWanted(filter)} and ${row} and ${inside} and ${column}`;
}

function piecesOf(filter: CoverageFilter, address: NumberAddress): RawBuilder<unknown> {
  return sql`select c.activity_id, c.partner_id, sum(c.planned) as planned, sum(c.spent) as spent
    from coverage_cell c where ${cellsAt(filter, address)} group by 1, 2`;
}

/** The figure at an address, by the same cells as its rows. */
export async function readFigure(
  tx: Transaction,
  filter: CoverageFilter,
  address: NumberAddress,
): Promise<Figure> {
  const { rows } = await sql<Figure>`with piece as materialized (${piecesOf(filter, address)})
    select count(distinct piece.partner_id) as partners, count(*) as activities,
      sum(piece.planned) filter (where a.id is null or a.planned_idr is not null) as planned,
      sum(piece.spent) filter (where a.id is null or a.spent_idr is not null) as spent,
      count(*) filter (where a.id is not null and a.planned_idr is null) as "withoutPlanned",
      count(*) filter (where a.id is not null and a.spent_idr is null) as "withoutSpent",
      count(*) filter (where a.unconverted > 0) as unconverted
    from piece left join activity a on a.id = piece.activity_id`.execute(tx);
  const [figure] = rows;
  if (!figure) throw new Error('an aggregate without groups gives one row');
  return figure;
}

function placePercent(filter: CoverageFilter, { row }: NumberAddress): RawBuilder<unknown> {
  const length = sql.lit(CODE_LENGTH[filter.level]);
  const place = row || filter.area;
  if (!place && row === null) return sql`null::numeric`;
  const inside = place
    ? sql`starts_with(l.area_code, ${place})`
    : sql`(l.area_code is not null or l.country = 'ID')`;
  const depth = row === '' ? sql`coalesce(length(l.area_code), 0) < ${length}` : sql`true`;
  return sql`(select sum(l.percentage) from activity_location l where l.activity_id = page.activity_id and ${inside} and ${depth})`;
}

// NOTE: an activity can say its sectors in several vocabularies; cells are cut by the first of these, and so is this.
const VOCABULARIES = sql`array['field', 'affair', '1', '2', '10', '7', '8']`;

function fieldPercent(filter: CoverageFilter, { column }: NumberAddress): RawBuilder<unknown> {
  const wanted = column ?? filter.field;
  if (wanted === undefined) return sql`null::numeric`;
  return sql`(select sum(c.percentage) from activity_sector c where c.activity_id = page.activity_id
      and ${columnOf(column === null ? 'field' : filter.sectorBy)} = ${wanted}
      and c.vocabulary = (select v.vocabulary from activity_sector v where v.activity_id = page.activity_id
        order by array_position(${VOCABULARIES}, v.vocabulary), v.vocabulary limit 1))`;
}

/** The activities of a number, those with most money first. */
export async function readExplainedRows(
  tx: Transaction,
  filter: CoverageFilter,
  address: NumberAddress,
  page: { readonly limit: number; readonly offset: number },
): Promise<ExplainedRow[]> {
  const { rows } = await sql<ExplainedRow>`with piece as materialized (${piecesOf(filter, address)}),
    page as (
      select piece.*, a.iati_identifier, a.title, a.status, a.visibility, a.planned_idr, a.spent_idr, a.unconverted, a.import_id,
        a.source_line, a.source_hash, a.office_id, a.created_at, a.edited_at
      from piece left join activity a on a.id = piece.activity_id
      order by greatest(piece.planned, piece.spent) desc, piece.activity_id limit ${page.limit} offset ${page.offset})
    select page.activity_id as "activityId", page.iati_identifier as "iatiIdentifier", coalesce(page.title, '{}') as title, page.status, page.visibility,
      (select jsonb_agg(distinct c.year order by c.year) from coverage_cell c
        where c.activity_id = page.activity_id and ${cellsAt(filter, address)}) as years,
      page.partner_id as "partnerId", p.name as "partnerName",
      case when page.title is null or page.planned_idr is not null then page.planned end as planned,
      case when page.title is null or page.spent_idr is not null then page.spent end as spent,
      page.planned_idr as "plannedOfActivity", page.spent_idr as "spentOfActivity", coalesce(page.unconverted, 0) > 0 as unconverted,
      ${placePercent(filter, address)} as "placePercent", ${fieldPercent(filter, address)} as "fieldPercent",
      f.name as "sourceFile", page.source_line as "sourceLine", page.import_id as "importId",
      page.import_id is null and page.source_hash is not null as "isDemonstration",
      coalesce((select jsonb_agg(s.at order by s.at) from activity_source s where s.activity_id = page.activity_id and s.import_id = page.import_id), '[]') as "sourceAt",
      o.name as "officeName", page.created_at as "recordedAt", page.edited_at as "editedAt"
    from page left join partner p on p.id = page.partner_id left join import_file f on f.id = page.import_id
      left join office o on o.id = page.office_id
    order by greatest(page.planned, page.spent) desc, page.activity_id`.execute(tx);
  return rows;
}
