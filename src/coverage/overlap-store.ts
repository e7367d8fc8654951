import { type RawBuilder, sql } from 'kysely';
import type { Visibility } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { Decimal, LocalizedText } from '#kernel/index.ts';

/** Place and field where partners share at least one year; `atOnce` is the most of them in one year. */
export interface OverlapHead {
  readonly areaCode: string;
  readonly field: string;
  readonly years: readonly number[];
  readonly partnerIds: readonly string[];
  readonly atOnce: number;
}

/** An activity in an overlap: its years and its money in that place and field, in the years that are shared. */
export interface OverlapActivity {
  readonly activityId: string;
  readonly title: LocalizedText;
  readonly partnerId: string;
  readonly partnerName: string | null;
  readonly status: number;
  /** Null where the reader may see what it counts, but not the activity. */
  readonly visibility: Visibility | null;
  readonly years: readonly number[];
  readonly planned: Decimal | null;
  readonly spent: Decimal | null;
}

/** How many overlaps are kept at most, the weightiest; how many there are is said beside it. */
const MOST = 5000;

/** Where overlaps are looked for: an area and all inside it, or (`exactly`) one place, and a field or all. */
export interface OverlapPlace {
  readonly area: string | null;
  readonly exactly?: boolean;
  readonly field?: string | undefined;
}

/**
 * Overlaps, most partners first and then most money. Two partners overlap where both have an activity that is not
 * cancelled in the same field, year and village; or in the same district where neither says the village.
 */
export async function readOverlapHeads(
  tx: Transaction,
  place: OverlapPlace,
): Promise<{ total: number; heads: OverlapHead[] }> {
  const { rows } = await sql<OverlapHead & { total: number }>`
    with year as materialized (
      select c.area_code, c.field, c.year, array_agg(distinct c.partner_id) as partners, sum(c.planned + c.spent) as money
      from coverage_cell c
      where length(c.area_code) in (8, 13) and c.year > 0 and c.status <> 5 and ${cellsOf(place)}
      group by 1, 2, 3 having count(distinct c.partner_id) > 1),
      place as (
        select area_code, field, jsonb_agg(year order by year) as years, max(cardinality(partners)) as at_once,
          sum(money) as money, string_agg(array_to_string(partners, ' '), ' ') as partners, count(*) over () as total
        from year group by 1, 2
        order by at_once desc, money desc, area_code, field limit ${MOST})
    select area_code as "areaCode", field, total, years, at_once as "atOnce",
      (select jsonb_agg(distinct p order by p) from unnest(string_to_array(place.partners, ' ')) p) as "partnerIds"
    from place order by at_once desc, money desc, area_code, field`.execute(tx);
  return { total: rows[0]?.total ?? 0, heads: rows.map(headOf) };
}

function headOf({ areaCode, field, years, partnerIds, atOnce }: OverlapHead): OverlapHead {
  return { areaCode, field, years, partnerIds, atOnce };
}

function cellsOf(place: OverlapPlace): RawBuilder<boolean> {
  const wanted: RawBuilder<boolean>[] = [
    place.field === undefined ? sql`c.field <> 'unspecified'` : sql`c.field = ${place.field}`,
  ];
  if (place.area !== null)
    wanted.push(
      place.exactly ? sql`c.area_code = ${place.area}` : sql`starts_with(c.area_code, ${place.area})`,
    );
  return sql.join(wanted, sql` and `);
}

/** The activities of each overlap given, in its shared years; the result is in the order of `heads`. */
export async function readOverlapActivities(
  tx: Transaction,
  heads: readonly Pick<OverlapHead, 'areaCode' | 'field' | 'years'>[],
): Promise<OverlapActivity[][]> {
  const wanted = JSON.stringify(
    heads.map((head, index) => ({ index, area: head.areaCode, field: head.field, years: head.years })),
  );
  const { rows } = await sql<OverlapActivity & { index: number }>`
    with wanted as (select * from jsonb_to_recordset(${wanted}::jsonb) as w(index int, area text, field text, years jsonb)),
      piece as (
        select w.index, c.activity_id, c.partner_id, c.status, jsonb_agg(c.year order by c.year) as years,
          sum(c.planned) as planned, sum(c.spent) as spent
        from wanted w join coverage_cell c on c.area_code = w.area and c.field = w.field
        where c.status <> 5 and w.years @> to_jsonb(c.year) group by 1, 2, 3, 4)
    select piece.index, piece.activity_id as "activityId", coalesce(a.title, '{}') as title, piece.partner_id as "partnerId",
      p.name as "partnerName", piece.status, a.visibility, piece.years,
      case when a.planned_idr is not null then piece.planned end as planned,
      case when a.spent_idr is not null then piece.spent end as spent
    from piece left join activity a on a.id = piece.activity_id left join partner p on p.id = piece.partner_id
    order by piece.index, p.name, piece.activity_id`.execute(tx);
  const result: OverlapActivity[][] = heads.map(() => []);
  for (const { index, ...activity } of rows) result[index]?.push(activity);
  return result;
}

/** The years in which these partners have something there that is not cancelled, with how many of them do. */
export async function readYears(
  tx: Transaction,
  {
    areaCode,
    field,
    partnerIds,
  }: { readonly areaCode: string; readonly field: string; readonly partnerIds: readonly string[] },
): Promise<{ year: number; partners: number }[]> {
  const { rows } = await sql<{ year: number; partners: number }>`
    select c.year, count(distinct c.partner_id)::int as partners from coverage_cell c
    where c.area_code = ${areaCode} and c.field = ${field} and c.year > 0 and c.status <> 5
      and c.partner_id = any(${arrayLiteral(partnerIds)}::uuid[]) group by 1 order by 1`.execute(tx);
  return rows;
}

/** Whom activities are for, in numbers, by unit; nothing of an activity that the actor may not read. */
export async function readBeneficiaries(
  tx: Transaction,
  activityIds: readonly string[],
): Promise<{ activityId: string; unit: string; planned: number | null; reached: number | null }[]> {
  const { rows } = await sql<{
    activityId: string;
    unit: string;
    planned: number | null;
    reached: number | null;
  }>`select activity_id as "activityId", unit,
      sum(coalesce(planned_total, planned_female + planned_male, planned_female, planned_male))::int as planned,
      sum(coalesce(reached_total, reached_female + reached_male, reached_female, reached_male))::int as reached
    from activity_beneficiary where direct and activity_id = any(${arrayLiteral(activityIds)}::uuid[])
    group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}
