import { sql } from 'kysely';
import { type Desk, trailRows, writeManyAudits } from '#access/index.ts';
import { arrayLiteral, SYSTEM, type Transaction } from '#database/index.ts';
import type { PartnerRecords } from '#partners/index.ts';
import { ACTIVITY_BLANKS } from './activity-withheld.ts';
import { loadActivities } from './load-activity.ts';

interface Receipt {
  readonly from: string;
  readonly to: string;
  readonly activities: readonly string[];
  readonly participants: readonly { readonly activity: string; readonly ordinal: number }[];
  readonly cells: readonly string[];
}

/** What the activities room keeps under a partner's id: activities, their participants and their coverage cells. */
export const activityRecords: PartnerRecords = { move, moveBack };

async function move(
  tx: Transaction,
  desk: Desk,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Receipt> {
  await noteBefore(tx, desk, 'merge-partners', await idsWith(tx, from));
  // The version goes up so that a form filled before the merge meets a conflict instead of putting the old partner back.
  await sql`update activity set version = version + 1
    where id in (select activity_id from activity_participant where partner_id = ${from}::uuid) and partner_id <> ${from}::uuid`.execute(
    tx,
  );
  const activities = await sql<{
    id: string;
  }>`update activity set partner_id = ${to}::uuid, version = version + 1
    where partner_id = ${from}::uuid returning id`.execute(tx);
  const participants = await sql<{
    activity: string;
    ordinal: number;
  }>`update activity_participant set partner_id = ${to}::uuid
    where partner_id = ${from}::uuid returning activity_id as activity, ordinal`.execute(tx);
  await sql`update activity set participant_ids = array_replace(participant_ids, ${from}::uuid, ${to}::uuid)
    where participant_ids @> array[${from}::uuid]`.execute(tx);
  const cells = await sql<{ id: string }>`with moved as (
      update coverage_cell set partner_id = ${to}::uuid where partner_id = ${from}::uuid returning activity_id)
    select distinct activity_id as id from moved`.execute(tx);
  await countChange(tx);
  return {
    from,
    to,
    activities: activities.rows.map(({ id }) => id),
    participants: participants.rows,
    cells: cells.rows.map(({ id }) => id),
  };
}

async function moveBack(tx: Transaction, desk: Desk, given: unknown): Promise<void> {
  const receipt = given as Receipt;
  const { from, to } = receipt;
  const named = new Set([...receipt.activities, ...receipt.participants.map(({ activity }) => activity)]);
  const moving = (await idsWith(tx, to)).filter((id) => named.has(id));
  await noteBefore(tx, desk, 'unmerge-partners', moving);
  await sql`update activity set version = version + 1 where id = any(${arrayLiteral(moving)}::uuid[])`.execute(
    tx,
  );
  await sql`update activity set partner_id = ${from}::uuid
    where partner_id = ${to}::uuid and id = any(${arrayLiteral(receipt.activities)}::uuid[])`.execute(tx);
  await sql`update activity_participant p set partner_id = ${from}::uuid
    from unnest(${arrayLiteral(receipt.participants.map((p) => p.activity))}::uuid[],
      ${arrayLiteral(receipt.participants.map((p) => p.ordinal))}::smallint[]) as t(activity_id, ordinal)
    where p.activity_id = t.activity_id and p.ordinal = t.ordinal and p.partner_id = ${to}::uuid`.execute(tx);
  await sql`update activity a set participant_ids = p.ids
    from (select activity_id, array_agg(distinct partner_id) as ids from activity_participant
      where activity_id = any(${arrayLiteral(receipt.participants.map((one) => one.activity))}::uuid[]) and partner_id is not null
      group by 1) p
    where a.id = p.activity_id`.execute(tx);
  await sql`update coverage_cell set partner_id = ${from}::uuid
    where partner_id = ${to}::uuid and activity_id = any(${arrayLiteral(receipt.cells)}::uuid[])`.execute(tx);
  await countChange(tx);
}

/** Activities of the partner, or that it takes part in; held, so that what is noted of them is what is moved. */
async function idsWith(tx: Transaction, partnerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from activity where partner_id = ${partnerId}::uuid
    or id in (select activity_id from activity_participant where partner_id = ${partnerId}::uuid) order by id for update`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

const BATCH = 100;

/** Leaves each activity as it stands in the trail: read as the product, written as the person who merges. */
async function noteBefore(
  tx: Transaction,
  desk: Desk,
  action: string,
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const standing = await loadActivities(tx, ids.slice(at, at + BATCH));
    await desk.database.actAs(tx, desk.actor);
    await writeManyAudits(
      tx,
      desk,
      standing.flatMap(({ id, version, document }) =>
        trailRows(
          { action, subject: 'activity', subjectId: id, version: version + 1, before: document },
          ACTIVITY_BLANKS,
        ),
      ),
    );
    await desk.database.actAs(tx, SYSTEM);
  }
}

/** Computed coverage tables are kept by this number; a moved partner makes them old. */
async function countChange(tx: Transaction): Promise<void> {
  await sql`select nextval('register_version')`.execute(tx);
}
