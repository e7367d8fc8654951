import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';

/** How long after somebody came the book is put before them, in days. */
const NEW_FOR = 92;

/**
 * Whether the seat is new on the day and there is something to take over: somebody left the office, or somebody else
 * wrote a note for it.
 */
export async function hasPredecessor(
  tx: Transaction,
  seat: { readonly seatId: string; readonly officeId: string; readonly userId: string },
  day: string,
): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select s.valid_from > ${day}::date - ${NEW_FOR}::int and (
      exists (select 1 from seat o where o.office_id = s.office_id and o.id <> s.id
        and o.user_id is distinct from s.user_id and o.valid_to < ${day}::date)
      or exists (select 1 from office_note n where n.office_id = s.office_id and n.body <> ''
        and n.written_by is distinct from ${seat.userId}::uuid)) as due
    from seat s where s.id = ${seat.seatId}::uuid and s.office_id = ${seat.officeId}::uuid`.execute(tx);
  return rows[0]?.due ?? false;
}
