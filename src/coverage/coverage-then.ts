import { sql } from 'kysely';
import { demand, type Desk, gatherChanges } from '#access/index.ts';
import { layActivitiesThen } from '#activities/index.ts';
import type { Transaction } from '#database/index.ts';
import { endOfDay, isPlainDate } from '#kernel/index.ts';
import type { CoverageFilter } from './filter.ts';

const ZONE = 'Asia/Makassar';

/** The moment a table is asked for as known at: an instant, or the end of a date in the middle of the three zones. */
function momentOf(asKnown: string): Temporal.Instant {
  return isPlainDate(asKnown) ? endOfDay(ZONE, asKnown) : Temporal.Instant.from(asKnown);
}

// The tables that tables of coverage are made of, as they stood: what was changed since comes from the trail, the rest
// as it stands. They bear the names of the real ones and stand before them for the rest of the transaction, so that
// every question asked of coverage can be asked of the past in the same words.
const VIEWS: Readonly<Record<string, string>> = {
  coverage_cell: `select activity_id, area_code, field, year, partner_id, status, visibility, planned, spent from public.coverage_cell c
      where not exists (select 1 from changed_activity k where k.subject_id = c.activity_id)
    union all select activity_id, area_code, field, year, partner_id, status, visibility, planned, spent from then_cell`,
  activity: `select a.id, a.iati_identifier, a.title, a.status, a.visibility, a.planned_idr, a.spent_idr, a.unconverted, a.import_id, a.source_hash, a.source_line,
        a.office_id, a.created_at, a.edited_at from public.activity a
      where not exists (select 1 from changed_activity k where k.subject_id = a.id)
    union all select t.id, t.iati_identifier, t.title, t.status, t.visibility, t.planned_idr, t.spent_idr, t.unconverted, t.import_id,
        case when t.import_id is not distinct from a.import_id then a.source_hash end,
        case when t.import_id = a.import_id then a.source_line end, a.office_id, a.created_at, null from then_activity t join public.activity a on a.id = t.id`,
  activity_location: `select activity_id, area_code, country, percentage from public.activity_location l
      where not exists (select 1 from changed_activity k where k.subject_id = l.activity_id)
    union all select activity_id, area_code, country, percentage from then_location`,
  activity_sector: `select activity_id, vocabulary, field, percentage from public.activity_sector s
      where not exists (select 1 from changed_activity k where k.subject_id = s.activity_id)
    union all select activity_id, vocabulary, field, percentage from then_sector`,
  partner: `select p.id, coalesce(a.before ->> 'name', p.name) as name, coalesce(a.before ->> 'partnerClass', p.partner_class) as partner_class from public.partner p
      left join changed_partner k on k.subject_id = p.id left join public.audit a on a.id = k.next_id`,
};

/**
 * Does the work on the tables of coverage as they were known at the filter's moment, as far as the actor may see them
 * today and might have seen them then; on those of now where the filter names none. Amounts in other currencies are
 * converted by the rates recorded today.
 * @throws Forbidden for who may read no history
 */
export async function atItsTime<T>(
  tx: Transaction,
  desk: Desk,
  { asKnown }: Pick<CoverageFilter, 'asKnown'>,
  work: () => Promise<T>,
): Promise<T> {
  if (asKnown === undefined) return work();
  demand(desk.actor, 'readActivityHistory');
  const moment = momentOf(asKnown);
  await layActivitiesThen(tx, desk, moment);
  await gatherChanges(tx, 'partner', moment);
  for (const [name, text] of Object.entries(VIEWS))
    await sql`create temp view ${sql.table(name)} as ${sql.raw(text)}`.execute(tx);
  const result = await work();
  // Tables of a transaction go by themselves, its views do not; after a failure both are rolled back.
  for (const name of Object.keys(VIEWS)) await sql`drop view pg_temp.${sql.ref(name)}`.execute(tx);
  return result;
}
