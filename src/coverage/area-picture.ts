import { type RawBuilder, sql } from 'kysely';
import type { Desk, Visibility } from '#access/index.ts';
import { type ActivityStatus, UNKNOWN_YEAR } from '#activities/index.ts';
import {
  type Area,
  type AreaHistory,
  type AreaRef,
  findArea,
  listChildren,
  readAreaHistory,
  readAreaRefs,
} from '#areas/index.ts';
import type { Transaction } from '#database/index.ts';
import { type Decimal, NotFound } from '#kernel/index.ts';
import type { PartnerClass } from '#partners/index.ts';
import { prepareForGrouping } from './coverage-store.ts';
import { type Figure, NOTHING } from './figure.ts';
import { CODE_LENGTH, levelBelow } from './filter.ts';
import { keepUntilChange } from './kept-results.ts';

interface InPlace {
  readonly activities: number;
  readonly running: number;
  /** First and last year of the activities here; null where no year is recorded. */
  readonly since: number | null;
  readonly until: number | null;
}

export interface PlacePartner extends InPlace {
  readonly id: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly partnerClass: PartnerClass;
}

export interface PlaceActivity {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly partnerId: string;
  /** Null where the reader may not know the partner. */
  readonly partnerName: string | null;
  readonly status: ActivityStatus;
  readonly visibility: Visibility;
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
  /** Those of today, and those that ended and still have records. */
  readonly children: readonly {
    readonly area: AreaRef;
    readonly total: Figure;
    readonly isEnded: boolean;
  }[];
  /** What lies here but is not recorded for one of the children; null where there is none. */
  readonly notDetailed: Figure | null;
  /** All that the reader may know; those with running activities first, then those with most. */
  readonly partners: readonly PlacePartner[];
  /** The others taken together, so that nobody is told apart; null where there is none. */
  readonly unnamed: (InPlace & { readonly partners: number }) | null;
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
  return keepUntilChange(desk, `picture ${code}`, async (tx) => {
    await prepareForGrouping(tx);
    const { total, rows, counted, first } = await readGroups(tx, area);
    const children = area.level === 4 ? [] : await childrenOf(tx, code, rows);
    const partners = await readPartners(tx, counted);
    const all = inAll(counted);
    const picture: AreaPicture = {
      area,
      history: await readAreaHistory(tx, code),
      total,
      running: all.running,
      since: all.since,
      children,
      notDetailed: area.level === 4 ? null : (rows.get('') ?? null),
      partners,
      unnamed: unnamedOf(counted, partners),
      activities: total.activities === 0 ? [] : await readActivities(tx, code, first),
    };
    return { value: picture, weight: children.length + partners.length + SHOWN_ACTIVITIES };
  });
}

async function childrenOf(
  tx: Transaction,
  code: string,
  rows: ReadonlyMap<string, Figure>,
): Promise<AreaPicture['children']> {
  const children = await listChildren(tx, code);
  const today = new Set(children.map((child) => child.code));
  const ended = await readAreaRefs(
    tx,
    [...rows.keys()].filter((row) => row !== '' && !today.has(row)).sort(),
  );
  return [...children, ...ended].map((child) => ({
    area: child,
    total: rows.get(child.code) ?? NOTHING,
    isEnded: !today.has(child.code),
  }));
}

/**
 * A code ends at a point, so what begins with it lies inside. Asked for as a range and not with LIKE: under row-level
 * security the index serves only operators that cannot tell on the rows they reject.
 */
const inside = (code: string): RawBuilder<unknown> =>
  sql`c.area_code ~>=~ ${code} and c.area_code ~<~ ${`${code}/`}`;

interface Counted extends InPlace {
  readonly id: string;
}

/** Of several partners together: an activity has one partner, so nothing is counted twice. */
function inAll(counted: readonly InPlace[]): InPlace {
  const years = (name: 'since' | 'until') => counted.flatMap((one) => one[name] ?? []);
  const [since, until] = [years('since'), years('until')];
  return {
    activities: counted.reduce((sum, one) => sum + one.activities, 0),
    running: counted.reduce((sum, one) => sum + one.running, 0),
    since: since.length === 0 ? null : Math.min(...since),
    until: until.length === 0 ? null : Math.max(...until),
  };
}

function unnamedOf(counted: readonly Counted[], named: readonly PlacePartner[]): AreaPicture['unnamed'] {
  const known = new Set(named.map(({ id }) => id));
  const rest = counted.filter(({ id }) => !known.has(id));
  return rest.length === 0 ? null : { partners: rest.length, ...inAll(rest) };
}

interface Groups {
  readonly total: Figure;
  /** By the code of the area directly below; empty text for what was not recorded as deep. */
  readonly rows: ReadonlyMap<string, Figure>;
  readonly counted: readonly Counted[];
  /** Ids of the first activities. */
  readonly first: readonly string[];
}

interface Group extends Figure, Omit<Counted, 'id'> {
  readonly kind: 'total' | 'row' | 'partner' | 'activity';
  readonly key: string;
}

/** Running, finishing, planned, suspended, closed, cancelled. */
const ORDER_OF_STATUS: readonly ActivityStatus[] = [2, 3, 1, 6, 4, 5];

/** Everything that is counted about an area, from one reading of its cells. */
async function readGroups(tx: Transaction, area: Area): Promise<Groups> {
  const length = sql.lit(CODE_LENGTH[levelBelow(area.code)]);
  const isProvince = area.level === 1;
  const facts = sql`a.id is not null and a.planned_idr is null as no_planned, a.id is not null and a.spent_idr is null as no_spent,
    coalesce(a.unconverted, 0) > 0 as unconverted, a.first_year, a.id is not null and a.removed_at is null as listed`;
  // the activities of a province are most of the register and read in one go, those of a smaller area one by one
  const known = isProvince
    ? sql`select whole.*, ${facts} from whole left join activity a on a.id = whole.activity_id`
    : sql`select whole.*, ${facts} from whole left join lateral (select * from activity where id = whole.activity_id offset 0) a on true`;
  const figures = sql`count(*) filter (where no_planned) as "withoutPlanned", count(*) filter (where no_spent) as "withoutSpent",
    count(*) filter (where unconverted) as unconverted, count(*) filter (where status = 2) as running, min(since) as since, max(until) as until`;
  const { rows } = await sql<Group>`
    with piece as materialized (
      select c.activity_id, c.partner_id, case when length(c.area_code) >= ${length} then left(c.area_code, ${length}) else '' end as row,
        min(c.status) as status, sum(c.planned) as planned, sum(c.spent) as spent,
        min(c.year) filter (where c.year <> ${UNKNOWN_YEAR}) as since, max(c.year) filter (where c.year <> ${UNKNOWN_YEAR}) as until
      from coverage_cell c where ${inside(area.code)} group by 1, 2, 3),
    whole as materialized (
      select activity_id, partner_id, min(status) as status, sum(planned) as planned, sum(spent) as spent, min(since) as since, max(until) as until
      from piece group by 1, 2),
    known as materialized (${known}),
    grouped as (
      select 'total' as kind, '' as key, count(distinct partner_id) as partners, count(*) as activities, sum(planned) as planned, sum(spent) as spent, ${figures}
      from known
      union all select 'row', piece.row, count(distinct piece.partner_id), count(*), sum(piece.planned), sum(piece.spent),
        count(*) filter (where no_planned), count(*) filter (where no_spent), count(*) filter (where unconverted), 0, null, null
      from piece join known using (activity_id, partner_id) group by piece.row
      union all select 'partner', partner_id::text, 1, count(*), null, null, ${figures} from known group by partner_id
      union all (select 'activity', activity_id::text, row_number() over (order by ${rankOfStatus()}, first_year desc nulls last, activity_id),
          1, null, null, 0, 0, 0, 0, null, null
        from known where listed and ${!isProvince} order by 3 limit ${SHOWN_ACTIVITIES}))
    select kind, key, partners, activities, "withoutPlanned", "withoutSpent", unconverted, running, since, until,
      case when "withoutPlanned" < activities then planned end as planned,
      case when "withoutSpent" < activities then spent end as spent
    from grouped order by kind, partners`.execute(tx);
  const of = (kind: Group['kind']): Group[] => rows.filter((row) => row.kind === kind);
  return {
    total: figureOf(of('total')[0]),
    rows: new Map(of('row').map((row) => [row.key, figureOf(row)])),
    counted: of('partner').map(({ key, ...counted }) => ({ ...counted, id: key })),
    first: isProvince ? await firstInReach(tx, area.code) : of('activity').map(({ key }) => key),
  };
}

function rankOfStatus(): RawBuilder<number> {
  return sql`array_position(${sql.raw(`array[${ORDER_OF_STATUS.join(',')}]`)}, status::int)`;
}

function figureOf(group: Group | undefined): Figure {
  if (!group) return NOTHING;
  const { partners, activities, planned, spent, withoutPlanned, withoutSpent, unconverted } = group;
  return { partners, activities, planned, spent, withoutPlanned, withoutSpent, unconverted };
}

async function readPartners(tx: Transaction, counted: readonly Counted[]): Promise<PlacePartner[]> {
  const byId = new Map(counted.map((one) => [one.id, one]));
  const { rows } = await sql<Pick<PlacePartner, 'id' | 'name' | 'acronym' | 'partnerClass'>>`
    select id, name, acronym, partner_class as "partnerClass" from partner
    where id = any(string_to_array(${[...byId.keys()].join(' ')}, ' ')::uuid[])
    order by name collate "und-x-icu", id`.execute(tx);
  const partners = rows.flatMap((row): PlacePartner[] => {
    const known = byId.get(row.id);
    if (!known) return [];
    const { activities, running, since, until } = known;
    return [{ ...row, activities, running, since, until }];
  });
  return partners.sort(
    (a, b) => Number(b.running > 0) - Number(a.running > 0) || b.activities - a.activities,
  );
}

async function readActivities(
  tx: Transaction,
  code: string,
  ids: readonly string[],
): Promise<PlaceActivity[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PlaceActivity>`
    select a.id, a.title, a.partner_id as "partnerId", p.name as "partnerName", a.status, a.visibility,
      a.first_year as "firstYear", a.last_year as "lastYear",
      case when a.planned_idr is not null then
        (select sum(c.planned) from coverage_cell c where c.activity_id = a.id and ${inside(code)}) end as planned
    from activity a left join partner p on p.id = a.partner_id
    where a.id = any(string_to_array(${ids.join(' ')}, ' ')::uuid[])`.execute(tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

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
