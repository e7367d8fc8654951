import { type RawBuilder, sql } from 'kysely';
import { UNKNOWN_YEAR } from '#activities/index.ts';
import type { Desk } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { PlainDate } from '#kernel/index.ts';
import type { PartnerClass } from '#partners/index.ts';
import { cellsWanted, prepareForGrouping, rowOf } from './coverage-store.ts';
import { atItsTime } from './coverage-then.ts';
import type { Figure } from './figure.ts';
import type { Level } from './filter.ts';

/** What is counted of a partner, of an area, of a partner in an area, or of all together. */
export interface BriefingFigure extends Figure {
  readonly running: number;
  /** First and last year recorded; null where none is. */
  readonly since: number | null;
  readonly until: number | null;
  readonly villages: number;
}

/** A figure with whose it is; null stands for all. `row` is empty for what is not recorded as deep as the level. */
export interface BriefingGroup extends BriefingFigure {
  readonly partnerId: string | null;
  readonly row: string | null;
}

export interface NamedPartner {
  readonly id: string;
  readonly name: string;
  readonly partnerClass: PartnerClass;
}

export interface BriefingGroups {
  readonly groups: readonly BriefingGroup[];
  readonly partners: ReadonlyMap<string, NamedPartner>;
}

export interface GroupsWish {
  readonly area: string | null;
  readonly level: Level;
  readonly asKnown: PlainDate | undefined;
}

/**
 * Every figure of a briefing book in one reading of the cells: of each partner, each area of the level, each partner in
 * each area, and of all; as known at the end of a date. The same rules as the coverage table's.
 */
export async function readBriefingGroups(desk: Desk, wish: GroupsWish): Promise<BriefingGroups> {
  return desk.database.asActor(desk.actor, async (tx) => {
    await prepareForGrouping(tx);
    return atItsTime(tx, desk, wish, async () => {
      const groups = await readGroups(tx, wish);
      const ids = new Set(groups.flatMap(({ partnerId }) => partnerId ?? []));
      return { groups, partners: await readPartners(tx, [...ids]) };
    });
  });
}

async function readGroups(tx: Transaction, { area, level }: GroupsWish): Promise<BriefingGroup[]> {
  const cells = sql`coverage_cell c where ${cellsWanted({ area })}`;
  const row: RawBuilder<string> = rowOf({ level });
  const sets = sql`grouping sets ((partner_id, row), (partner_id), (row), ())`;
  const { rows } = await sql<BriefingGroup>`
    with piece as materialized (
      select c.activity_id, c.partner_id, ${row} as row, min(c.status) as status, sum(c.planned) as planned, sum(c.spent) as spent,
        min(c.year) filter (where c.year <> ${UNKNOWN_YEAR}) as since, max(c.year) filter (where c.year <> ${UNKNOWN_YEAR}) as until
      from ${cells} group by 1, 2, 3),
    known as materialized (
      select piece.*, a.id is not null and a.planned_idr is null as no_planned, a.id is not null and a.spent_idr is null as no_spent,
        coalesce(a.unconverted, 0) > 0 as unconverted
      from piece left join activity a on a.id = piece.activity_id),
    place as materialized (
      select partner_id, row, count(distinct area_code) as villages
      from (select c.partner_id, ${row} as row, c.area_code from ${cells} and length(c.area_code) = 13) as village group by ${sets}),
    counted as (
      select partner_id, row, count(distinct partner_id) as partners, count(distinct activity_id) as activities,
        sum(planned) as planned, sum(spent) as spent,
        count(distinct activity_id) filter (where no_planned) as "withoutPlanned",
        count(distinct activity_id) filter (where no_spent) as "withoutSpent",
        count(distinct activity_id) filter (where unconverted) as unconverted,
        count(distinct activity_id) filter (where status = 2) as running, min(since) as since, max(until) as until
      from known group by ${sets})
    select counted.partner_id as "partnerId", counted.row, partners, activities, "withoutPlanned", "withoutSpent", unconverted, running,
      since, until, coalesce(place.villages, 0) as villages,
      case when "withoutPlanned" < activities then planned end as planned,
      case when "withoutSpent" < activities then spent end as spent
    from counted left join place on place.partner_id is not distinct from counted.partner_id and place.row is not distinct from counted.row
    where activities > 0`.execute(tx);
  return rows;
}

async function readPartners(tx: Transaction, ids: readonly string[]): Promise<Map<string, NamedPartner>> {
  const { rows } = await sql<NamedPartner>`select id, name, partner_class as "partnerClass" from partner
    where id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map((one) => [one.id, one]));
}
