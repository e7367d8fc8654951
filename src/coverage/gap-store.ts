import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import { CODE_LENGTH, type Level, LEVELS } from './filter.ts';

/** An area without a partner recorded since then; `lastYear` is the last recorded one, null where there is none. */
export interface GapUnit {
  readonly code: string;
  readonly name: string;
  readonly lastYear: number | null;
}

/** A field that in some areas of a parent has no partner recorded since the year asked for. */
export interface GapHead {
  /** Empty for the nation. */
  readonly areaCode: string;
  readonly field: string;
  readonly units: readonly GapUnit[];
  /** Areas of the same parent where partners are recorded, out of how many. */
  readonly active: number;
  readonly of: number;
  /** Activities of the field in the parent since then that do not say in which of the areas. */
  readonly undetailed: number;
}

export interface GapPlace {
  readonly area: string | null;
  /** Level of the areas that are looked at. */
  readonly unit: Level;
  readonly since: number;
  readonly field?: string | undefined;
}

/**
 * Gaps, those with most active neighbours first. An activity counts from its years; one without a year could be of any,
 * so where it is nothing is called a gap. Of provinces only those that record anything are looked at. Fields are those recorded anywhere in the province, or the one asked for.
 */
export async function readGapHeads(tx: Transaction, place: GapPlace): Promise<GapHead[]> {
  const deep = sql.lit(CODE_LENGTH[place.unit]);
  const rank = LEVELS.indexOf(place.unit);
  const parentLength = sql.lit(rank === 0 ? 0 : CODE_LENGTH[LEVELS[rank - 1] ?? 'province']);
  const within = (column: RawBuilder<unknown>, area: string | null): RawBuilder<boolean> =>
    area === null ? sql`true` : sql`starts_with(${column}, ${area})`;
  const isField = place.field === undefined ? sql`c.field <> 'unspecified'` : sql`c.field = ${place.field}`;
  const fields =
    place.field === undefined
      ? sql`select distinct c.field from coverage_cell c where ${isField} and c.status <> 5 and ${within(sql`c.area_code`, place.area?.slice(0, 2) ?? null)}`
      : sql`select ${place.field}::text as field`;
  const { rows } = await sql<GapHead>`
    with unit as (
      select a.code, a.name, coalesce(a.parent_code, '') as parent from area a
      where a.level = ${rank + 1} and a.valid_to is null and ${within(sql`a.code`, place.area)}
        and ${rank === 0 ? sql`exists (select 1 from coverage_cell c where starts_with(c.area_code, a.code))` : sql`true`}),
    field as (${fields}),
    cell as materialized (
      select c.activity_id, c.field, c.year, case when c.area_code = 'ID' then '' else c.area_code end as code
      from coverage_cell c where ${isField} and c.status <> 5 and ${within(sql`c.area_code`, place.area)}),
    seen as (
      select left(code, ${deep}) as code, field, max(year) as last_year, bool_or(year >= ${place.since} or year = 0) as active
      from cell where length(code) >= ${deep} group by 1, 2),
    above as (
      select left(code, ${parentLength}) as parent, field, count(distinct activity_id) as activities
      from cell where length(code) >= ${parentLength} and length(code) < ${deep} and (year >= ${place.since} or year = 0) group by 1, 2)
    select unit.parent as "areaCode", field.field, count(*) as of, count(*) filter (where seen.active) as active,
      coalesce(max(above.activities), 0) as undetailed,
      jsonb_agg(jsonb_build_object('code', unit.code, 'name', unit.name, 'lastYear', seen.last_year) order by unit.code)
        filter (where seen.active is not true) as units
    from unit cross join field
      left join seen on seen.code = unit.code and seen.field = field.field
      left join above on above.parent = unit.parent and above.field = field.field
    group by 1, 2 having count(*) filter (where seen.active is not true) > 0
    order by active desc, undetailed, count(seen.last_year) desc, 1, 2`.execute(tx);
  return rows;
}
