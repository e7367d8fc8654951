import { type RawBuilder, sql } from 'kysely';
import { takesPart } from '#activities/index.ts';
import type { Transaction } from '#database/index.ts';
import { AFFAIRS, affairOfField, FIELDS } from '#sectors/index.ts';
import { type AreaHead, isOneOf, readAreaHeads } from './area-heads.ts';
import type { Group } from './coverage-table.ts';
import { CODE_LENGTH, type CoverageFilter, levelOf, LEVELS } from './filter.ts';

/** Codes of the columns in the order they are shown in. */
export function columnOrder(sectorBy: 'field' | 'affair'): string[] {
  return sectorBy === 'field' ? FIELDS.map((f) => f.code) : [...AFFAIRS.map((a) => a.code), 'none'];
}

const NARROWER = FIELDS.filter((f) => f.affair !== f.code);

/** The column a cell belongs to. */
export function columnOf(sectorBy: 'field' | 'affair'): RawBuilder<string> {
  if (sectorBy === 'field') return sql`c.field`;
  const cases = NARROWER.map((f) => sql`when ${sql.lit(f.code)} then ${sql.lit(affairOfField(f.code))}`);
  return sql`case c.field ${sql.join(cases, sql` `)} else c.field end`;
}

/** The row a cell belongs to: the code of its area at the level, empty where it is not recorded that deep. */
export function rowOf(filter: Pick<CoverageFilter, 'level'>): RawBuilder<string> {
  const length = sql.lit(CODE_LENGTH[filter.level]);
  return sql`case when length(c.area_code) >= ${length} and c.area_code <> 'ID' then left(c.area_code, ${length}) else '' end`;
}

/** The conditions of a filter on `coverage_cell c`. */
export function cellsWanted(
  filter: Omit<CoverageFilter, 'level' | 'sectorBy' | 'withEmpty'>,
): RawBuilder<boolean> {
  const wanted: RawBuilder<boolean>[] = [sql`true`];
  // NOTE: `like` is not leakproof, so under row-level security it could not use the index; starts_with can.
  if (filter.area !== null) wanted.push(sql`starts_with(c.area_code, ${filter.area})`);
  if (filter.year !== undefined) wanted.push(sql`c.year = ${filter.year}`);
  if (filter.status !== undefined) wanted.push(sql`c.status = ${filter.status}`);
  if (filter.field !== undefined) wanted.push(sql`c.field = ${filter.field}`);
  if (filter.partnerId !== undefined) wanted.push(sql`c.partner_id = ${filter.partnerId}::uuid`);
  if (filter.participantId !== undefined)
    wanted.push(sql`c.activity_id in (select a.id from activity a where ${takesPart(filter.participantId)})`);
  if (filter.partnerClass !== undefined)
    wanted.push(sql`c.partner_id in (select id from partner where partner_class = ${filter.partnerClass})`);
  return sql.join(wanted, sql` and `);
}

/** A big grouping on few rows of memory: without these the server spills to disk, and compiles longer than it runs. */
export async function prepareForGrouping(tx: Transaction): Promise<void> {
  await sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`.execute(tx);
}

/** Counts and sums of every cell, row, column and of all, in one statement and so of one moment. */
export async function readGroups(tx: Transaction, filter: CoverageFilter): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with piece as materialized (
      select c.activity_id, c.partner_id, ${rowOf(filter)} as row, ${columnOf(filter.sectorBy)} as "column",
        sum(c.planned) as planned, sum(c.spent) as spent
      from coverage_cell c where ${cellsWanted(filter)} group by 1, 2, 3, 4),
    known as (
      select piece.*, a.id is not null and a.planned_idr is null as no_planned,
        a.id is not null and a.spent_idr is null as no_spent, coalesce(a.unconverted, 0) > 0 as unconverted
      from piece left join activity a on a.id = piece.activity_id),
    grouped as (
      select row, "column", count(distinct partner_id) as partners, count(distinct activity_id) as activities,
        sum(planned) as planned, sum(spent) as spent,
        count(distinct activity_id) filter (where no_planned) as "withoutPlanned",
        count(distinct activity_id) filter (where no_spent) as "withoutSpent",
        count(distinct activity_id) filter (where unconverted) as unconverted
      from known group by grouping sets ((row, "column"), (row), ("column"), ()))
    select row, "column", partners, activities, "withoutPlanned", "withoutSpent", unconverted,
      case when "withoutPlanned" < activities then planned end as planned,
      case when "withoutSpent" < activities then spent end as spent
    from grouped where activities > 0`.execute(tx);
  return rows;
}

/** Heads of rows: the areas named, or with `withEmpty` every area of the level inside the filter's area. */
export async function readRowAreas(
  tx: Transaction,
  filter: CoverageFilter,
  codes: readonly string[],
): Promise<Map<string, AreaHead>> {
  const own = levelOf(filter.area);
  const everyOne = sql`a.level = ${LEVELS.indexOf(filter.level) + 1} and a.valid_to is null
    and ${filter.area === null ? sql`true` : sql`starts_with(a.code, ${filter.area})`}`;
  const wanted = filter.withEmpty ? sql<boolean>`((${everyOne}) or ${isOneOf(codes)})` : isOneOf(codes);
  return readAreaHeads(tx, wanted, own === null ? 0 : CODE_LENGTH[own]);
}

/** The area and all it lies in, widest first; empty for the nation and for a code that is not in the register. */
export async function readPath(tx: Transaction, area: string | null): Promise<AreaHead[]> {
  if (area === null) return [];
  const codes = LEVELS.map((level) => area.slice(0, CODE_LENGTH[level]));
  return [...(await readAreaHeads(tx, isOneOf(codes))).values()].sort(
    (a, b) => a.code.length - b.code.length,
  );
}
