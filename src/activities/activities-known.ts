import { type RawBuilder, sql } from 'kysely';
import { type Desk, eachChange } from '#access/index.ts';
import { readAreaRefs } from '#areas/index.ts';
import type { Transaction } from '#database/index.ts';
import type { Decimal } from '#kernel/index.ts';
import { layActivitiesThen } from './activities-then.ts';
import type { ActivityDocument, ActivityStatus } from './activity.ts';
import { UNKNOWN_YEAR } from './activity-cells.ts';
import { loadActivities } from './load-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';

/** An activity with what of it falls to an area. */
export interface ActivityInArea {
  readonly id: string;
  readonly partnerId: string;
  readonly document: ActivityDocument;
  readonly status: ActivityStatus;
  /** Codes of the places in the area, from kabupaten/kota down to villages. */
  readonly places: readonly string[];
  readonly since: number | null;
  readonly until: number | null;
  /** Rupiah, the part that falls to the area; null is not recorded. */
  readonly planned: Decimal | null;
  readonly spent: Decimal | null;
}

export interface ActivitiesInArea {
  readonly activities: readonly ActivityInArea[];
  /** Activities beyond the first 2,000. */
  readonly beyond: number;
  readonly areaNames: ReadonlyMap<string, string>;
}

const MOST = 2000;

/**
 * The activities of an area (null: all), whole and with the part that falls to it: as recorded, or with `moment` as they
 * were known then. What fewer may know than the rest is left out of the past: who may know it was decided for what it
 * says today.
 */
export async function activitiesKnown(
  desk: Desk,
  areaCode: string | null,
  moment: Temporal.Instant | undefined,
): Promise<ActivitiesInArea> {
  return desk.database.asActor(desk.actor, async (tx) => {
    if (moment) await layActivitiesThen(tx, desk, moment);
    const rows = await readParts(tx, areaCode, moment !== undefined);
    const documents = moment ? await documentsThen(tx) : new Map<string, ActivityDocument>();
    const unchanged = rows.filter(({ id }) => !documents.has(id)).map(({ id }) => id);
    for (const { id, document } of await loadActivities(tx, unchanged))
      documents.set(id, moment ? withoutWithheld(document) : document);
    const activities = rows.flatMap(({ total: _total, ...row }) => {
      const document = documents.get(row.id);
      return document ? [{ ...row, document }] : [];
    });
    const codes = [
      ...new Set(activities.flatMap(({ places }) => places.flatMap((code) => [code, code.slice(0, 5)]))),
    ];
    const refs = await readAreaRefs(tx, codes);
    return {
      activities,
      beyond: Math.max(0, (rows[0]?.total ?? 0) - MOST),
      areaNames: new Map(refs.map(({ code, name }) => [code, name])),
    };
  });
}

type Row = Omit<ActivityInArea, 'document'> & { readonly total: number };

async function readParts(tx: Transaction, areaCode: string | null, isPast: boolean): Promise<Row[]> {
  const inside: RawBuilder<unknown> =
    areaCode === null ? sql`true` : sql`c.area_code ~>=~ ${areaCode} and c.area_code ~<~ ${`${areaCode}/`}`;
  const cells = sql`select c.activity_id, c.partner_id, c.area_code, c.year, c.planned, c.spent`;
  const facts = sql`select a.id, a.status, a.planned_idr, a.spent_idr`;
  const unchanged = (id: RawBuilder<unknown>) =>
    isPast ? sql`not exists (select 1 from changed_activity k where k.subject_id = ${id})` : sql`true`;
  const { rows } = await sql<Row>`
    with cell as materialized (
        ${cells} from coverage_cell c where ${inside} and ${unchanged(sql`c.activity_id`)}
        ${isPast ? sql`union all ${cells} from then_cell c where ${inside}` : sql``}),
      part as (
        select activity_id, partner_id, sum(planned) as planned, sum(spent) as spent, jsonb_agg(distinct area_code) as places,
          min(year) filter (where year <> ${UNKNOWN_YEAR}) as since, max(year) filter (where year <> ${UNKNOWN_YEAR}) as until
        from cell group by 1, 2),
      known as (
        ${facts} from activity a where ${unchanged(sql`a.id`)}
        ${isPast ? sql`union all ${facts} from then_activity a` : sql``})
    select part.activity_id as id, part.partner_id as "partnerId", known.status, part.places, part.since, part.until,
      case when known.planned_idr is not null then part.planned end as planned,
      case when known.spent_idr is not null then part.spent end as spent, count(*) over ()::int as total
    from part join known on known.id = part.activity_id
    order by known.status <> 2, part.since desc nulls last, part.activity_id limit ${MOST}`.execute(tx);
  return rows;
}

/** The documents of what was changed since, as they stood. */
async function documentsThen(tx: Transaction): Promise<Map<string, ActivityDocument>> {
  const documents = new Map<string, ActivityDocument>();
  for await (const batch of eachChange(tx, 'activity'))
    for (const { id, before } of batch)
      if (typeof before === 'object' && before !== null && 'title' in before)
        documents.set(id, withoutWithheld(normaliseActivity(before as ActivityDocument)));
  return documents;
}

/** Without the fields that can be in a narrower circle than the rest. */
function withoutWithheld(document: ActivityDocument): ActivityDocument {
  return { ...document, description: {}, leadAgency: null, obstacle: null };
}
