import { arrayLiteral, type Transaction } from '#database/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type { MinuteEdit, StoredEdit } from './minute.ts';
import { columnsOf, type Signature } from './signature.ts';

/** While one transaction writes to the minutes of a meeting, others that would wait. */
export async function lockMinutes(tx: Transaction, meetingId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`minutes/${meetingId}`}))`.execute(tx);
}

async function select(tx: Transaction, condition: RawBuilder<unknown>): Promise<StoredEdit[]> {
  const { rows } = await sql<StoredEdit>`
    select e.id, e.ordinal, e.entry_id as "entryId", to_jsonb(e.based_on) as "basedOn", e.kind,
      e.agenda_item_id as "agendaItemId", e.body, e.speaker, e.person, e.owner, e.due, e.open, e.label, e.agreed,
      e.under_id as "underId", e.removed,
      e.made_at as "madeAt", e.at, e.capacity, o.name as "officeName"
    from minute_edit e left join office o on o.id = e.office_id where ${condition} order by e.ordinal`.execute(
    tx,
  );
  return rows;
}

/** Every saving of the meeting's minutes. */
export async function selectEdits(tx: Transaction, meetingId: string): Promise<StoredEdit[]> {
  return select(tx, sql`e.meeting_id = ${meetingId}::uuid`);
}

/** Every saving of those entries to which something was added after this number. */
export async function selectEditsSince(
  tx: Transaction,
  meetingId: string,
  since: number,
): Promise<StoredEdit[]> {
  return select(
    tx,
    sql`e.meeting_id = ${meetingId}::uuid and e.entry_id in (select n.entry_id from minute_edit n
      where n.meeting_id = ${meetingId}::uuid and n.ordinal > ${since})`,
  );
}

/** Those of these savings that the meeting has. */
export async function selectEditsById(
  tx: Transaction,
  meetingId: string,
  ids: readonly string[],
): Promise<StoredEdit[]> {
  return select(tx, sql`e.meeting_id = ${meetingId}::uuid and e.id = any(${arrayLiteral(ids)}::uuid[])`);
}

/** The number that the last saving has; 0 before the first. */
export async function lastOrdinal(tx: Transaction, meetingId: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(ordinal), 0)::int as last from minute_edit where meeting_id = ${meetingId}::uuid`.execute(
    tx,
  );
  return rows[0]?.last ?? 0;
}

/** Adds savings behind all that are there; one whose id is taken is left out. */
export async function insertEdits(
  tx: Transaction,
  meetingId: string,
  edits: readonly MinuteEdit[],
  by: Signature,
): Promise<void> {
  if (edits.length === 0) return;
  const last = await lastOrdinal(tx, meetingId);
  await tx
    .insertInto('minute_edit')
    .values(
      edits.map((edit, index) => ({
        id: edit.id,
        meeting_id: meetingId,
        ordinal: last + index + 1,
        entry_id: edit.entryId,
        based_on: sql<string[]>`${arrayLiteral(edit.basedOn)}::uuid[]`,
        kind: edit.kind,
        agenda_item_id: edit.agendaItemId,
        body: edit.body,
        speaker: edit.speaker,
        person: edit.person,
        owner: edit.owner,
        due: edit.due,
        open: edit.open,
        label: edit.label,
        agreed: edit.agreed,
        under_id: edit.underId,
        removed: edit.removed,
        made_at: edit.madeAt,
        ...columnsOf(by),
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Entries that became recommendations of the ledger: entry → recommendation. */
export async function selectOutcomes(tx: Transaction, meetingId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('minutes_outcome')
    .select(['entry_id', 'recommendation_id'])
    .where('meeting_id', '=', meetingId)
    .execute();
  return new Map(rows.map((row) => [row.entry_id, row.recommendation_id]));
}

export async function insertOutcome(
  tx: Transaction,
  outcome: {
    readonly entryId: string;
    readonly meetingId: string;
    readonly recommendationId: string;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .insertInto('minutes_outcome')
    .values({
      entry_id: outcome.entryId,
      meeting_id: outcome.meetingId,
      recommendation_id: outcome.recommendationId,
      at: outcome.at,
    })
    .execute();
}
