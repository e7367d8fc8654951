import type { Transaction } from '#database/index.ts';
import { sql } from 'kysely';
import type { Attendant, ParsedAttendant } from './attendance.ts';

/** Who was there, by day and category, as far as the actor may know. */
export async function selectAttendance(tx: Transaction, meetingId: string): Promise<Attendant[]> {
  const { rows } = await sql<Attendant>`
    select id, day, invitee_id as "inviteeId", category, name, post, institution, represents, sex, contact, mode, method, at
    from attendance where meeting_id = ${meetingId}::uuid and removed_at is null
    order by day, category, institution, name, id`.execute(tx);
  return rows;
}

/** How many entries a meeting has on a day, those taken out among them. */
export async function countEntries(tx: Transaction, meetingId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attendance where meeting_id = ${meetingId}::uuid`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Writes an entry; one that is there already stays as it is. */
export async function insertAttendant(
  tx: Transaction,
  meetingId: string,
  one: ParsedAttendant &
    Pick<Attendant, 'method' | 'at'> & { readonly linkId: string | null; readonly userId: string | null },
): Promise<void> {
  await sql`insert into attendance (id, meeting_id, day, invitee_id, category, name, post, institution, represents, sex, contact,
      mode, method, at, link_id, user_id)
    values (${one.id}::uuid, ${meetingId}::uuid, ${one.day}::date, ${one.inviteeId}::uuid, ${one.category}, ${one.name}, ${one.post},
      ${one.institution}, ${one.represents}, ${one.sex}, ${one.contact}, ${one.mode}, ${one.method}, ${one.at}::timestamptz,
      ${one.linkId}::uuid, ${one.userId}::uuid)
    on conflict do nothing`.execute(tx);
}

export async function markAbsent(
  tx: Transaction,
  meetingId: string,
  ids: readonly string[],
  at: string | null,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('attendance')
    .set({ removed_at: at })
    .where('meeting_id', '=', meetingId)
    .where('id', 'in', ids)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
