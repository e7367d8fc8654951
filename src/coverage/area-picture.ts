import { type RawBuilder, sql } from 'kysely';
import type { Desk } from '#access/index.ts';
import { type ActivityStatus, UNKNOWN_YEAR } from '#activities/index.ts';
import {
  type Area,
  type AreaHistory,
  type AreaRef,
  findArea,
  listChildren,
  readAreaHistory,
} from '#areas/index.ts';
import type { Transaction } from '#database/index.ts';
import { type Decimal, NotFound } from '#kernel/index.ts';
import type { PartnerClass } from '#partners/index.ts';
import { prepareForGrouping } from './coverage-store.ts';
import { type Figure, NOTHING } from './figure.ts';
import { keepUntilChange } from './kept-results.ts';
import { coverage } from './read-coverage.ts';

export interface PlacePartner {
  readonly id: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly partnerClass: PartnerClass;
  readonly activities: number;
  readonly running: number;
  /** First and last year of its activities here; null where no year is recorded. */
  readonly since: number | null;
  readonly until: number | null;
}

export interface PlaceActivity {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly status: ActivityStatus;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Rupiah, the part that falls to this place; null is not recorded. */
  readonly planned: Decimal | null;
}

/** Who works in an area, what, since when and for how much (R40), as far as the actor may see it. */
export interface AreaPicture {
  readonly area: Area;
  readonly history: AreaHistory;
  readonly total: Figure;
  readonly running: number;
  readonly since: number | null;
  readonly children: readonly { readonly area: AreaRef; readonly total: Figure }[];
  /** What lies here but is not recorded for one of the children; null where there is none. */
  readonly notDetailed: Figure | null;
  /** All of them; those with running activities first, then those with most. */
  readonly partners: readonly PlacePartner[];
  /** The first ones: running, then newest. */
  readonly activities: readonly PlaceActivity[];
}

const SHOWN_ACTIVITIES = 10;

/**
 * The picture of one area; for areas above the village it holds all that lies inside. Kept until the register changes.
 * @throws NotFound for a code that is not in the register
 */
export async function areaPicture(desk: Desk, code: string): Promise<AreaPicture> {
  const area = await desk.database.asActor(desk.actor, (tx) => findArea(tx, code));
  if (!area) throw new NotFound('no such area');
  const table = await coverage(desk, { area: code });
  return keepUntilChange(desk, `picture ${code}`, async (tx) => {
    await prepareForGrouping(tx);
    const figures = new Map(table.rows.map((row) => [row.area?.code, row.total]));
    const children = await listChildren(tx, code);
    const partners = await readPartners(tx, code);
    const years = partners.flatMap(({ since }) => (since === null ? [] : [since]));
    const picture: AreaPicture = {
      area,
      history: await readAreaHistory(tx, code),
      total: table.total,
      running: partners.reduce((sum, partner) => sum + partner.running, 0),
      since: years.length === 0 ? null : Math.min(...years),
      children: children.map((child) => ({ area: child, total: figures.get(child.code) ?? NOTHING })),
      notDetailed: area.level === 4 ? null : (table.rows.find((row) => row.area === null)?.total ?? null),
      partners,
      activities: table.total.activities === 0 ? [] : await readActivities(tx, area),
    };
    return { value: picture, weight: children.length + partners.length + SHOWN_ACTIVITIES };
  });
}

/** A code ends at a point, so what begins with it lies inside. */
const inside = (code: string): RawBuilder<unknown> => sql`c.area_code like ${`${code}%`}`;

async function readPartners(tx: Transaction, code: string): Promise<PlacePartner[]> {
  const { rows } = await sql<PlacePartner>`
    with piece as (
      select c.partner_id, c.activity_id, min(c.status) as status,
        min(c.year) filter (where c.year <> ${UNKNOWN_YEAR}) as since, max(c.year) filter (where c.year <> ${UNKNOWN_YEAR}) as until
      from coverage_cell c where ${inside(code)} group by 1, 2),
    counted as (
      select partner_id, count(*) as activities, count(*) filter (where status = 2) as running,
        min(since) as since, max(until) as until
      from piece group by 1)
    select p.id, p.name, p.acronym, p.partner_class as "partnerClass", counted.activities, counted.running,
      counted.since, counted.until
    from counted join partner p on p.id = counted.partner_id
    order by counted.running > 0 desc, counted.activities desc, p.name collate "und-x-icu", p.id`.execute(tx);
  return rows;
}

async function readActivities(tx: Transaction, area: Area): Promise<PlaceActivity[]> {
  const ids = await (area.level <= 2 ? firstInReach(tx, area.code) : firstInCells(tx, area.code));
  if (ids.length === 0) return [];
  const { rows } = await sql<PlaceActivity>`
    select a.id, a.title, a.partner_id as "partnerId", p.name as "partnerName", a.status,
      a.first_year as "firstYear", a.last_year as "lastYear",
      case when a.planned_idr is not null then
        (select sum(c.planned) from coverage_cell c where c.activity_id = a.id and ${inside(area.code)}) end as planned
    from activity a join partner p on p.id = a.partner_id
    where a.id = any(string_to_array(${ids.join(' ')}, ' ')::uuid[])`.execute(tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Running, finishing, planned, suspended, closed, cancelled. */
const ORDER_OF_STATUS: readonly ActivityStatus[] = [2, 3, 1, 6, 4, 5];

/** In a province there can be very many: each status is read in the order of an index until there are enough. */
async function firstInReach(tx: Transaction, code: string): Promise<string[]> {
  const ids: string[] = [];
  for (const status of ORDER_OF_STATUS) {
    const missing = SHOWN_ACTIVITIES - ids.length;
    if (missing === 0) break;
    const { rows } = await sql<{ id: string }>`select a.id from activity a
      where a.removed_at is null and a.status = ${status} and a.reach @> array[${code}]
        and exists (select 1 from coverage_cell c where c.activity_id = a.id and ${inside(code)})
      order by a.first_year desc nulls last, a.id limit ${missing}`.execute(tx);
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

async function firstInCells(tx: Transaction, code: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with here as materialized (select distinct c.activity_id as id from coverage_cell c where ${inside(code)})
    select a.id from here join activity a on a.id = here.id where a.removed_at is null
    order by array_position(${sql.raw(`array[${ORDER_OF_STATUS.join(',')}]`)}, a.status::int),
      a.first_year desc nulls last, a.id limit ${SHOWN_ACTIVITIES}`.execute(tx);
  return rows.map((row) => row.id);
}
