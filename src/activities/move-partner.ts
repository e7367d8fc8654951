import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { PartnerRecords } from '#partners/index.ts';

interface Receipt {
  readonly from: string;
  readonly to: string;
  readonly activities: readonly string[];
  readonly participants: readonly { readonly activity: string; readonly ordinal: number }[];
  readonly cells: readonly string[];
}

/** What the activities room keeps under a partner's id: activities, their participants and their coverage cells. */
export const activityRecords: PartnerRecords = { move, moveBack };

async function move(tx: Transaction, from: string, to: string): Promise<Receipt> {
  // The version goes up so that a form filled before the merge meets a conflict instead of putting the old partner back.
  const activities = await sql<{
    id: string;
  }>`update activity set partner_id = ${to}::uuid, version = version + 1
    where partner_id = ${from}::uuid returning id`.execute(tx);
  const participants = await sql<{
    activity: string;
    ordinal: number;
  }>`update activity_participant set partner_id = ${to}::uuid
    where partner_id = ${from}::uuid returning activity_id as activity, ordinal`.execute(tx);
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

async function moveBack(tx: Transaction, given: unknown): Promise<void> {
  const receipt = given as Receipt;
  const { from, to } = receipt;
  await sql`update activity set partner_id = ${from}::uuid, version = version + 1
    where partner_id = ${to}::uuid and id = any(${arrayLiteral(receipt.activities)}::uuid[])`.execute(tx);
  await sql`update activity_participant p set partner_id = ${from}::uuid
    from unnest(${arrayLiteral(receipt.participants.map((p) => p.activity))}::uuid[],
      ${arrayLiteral(receipt.participants.map((p) => p.ordinal))}::smallint[]) as t(activity_id, ordinal)
    where p.activity_id = t.activity_id and p.ordinal = t.ordinal and p.partner_id = ${to}::uuid`.execute(tx);
  await sql`update coverage_cell set partner_id = ${from}::uuid
    where partner_id = ${to}::uuid and activity_id = any(${arrayLiteral(receipt.cells)}::uuid[])`.execute(tx);
  await countChange(tx);
}

/** Computed coverage tables are kept by this number; a moved partner makes them old. */
async function countChange(tx: Transaction): Promise<void> {
  await sql`select nextval('register_version')`.execute(tx);
}
