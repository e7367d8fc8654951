import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import type { OfficeNote } from './office-note.ts';

/** Every version of the office's note, the newest first; none for who may not read its hand-over book. */
export async function readNotes(tx: Transaction, officeId: string): Promise<OfficeNote[]> {
  return tx
    .selectFrom('office_note as n')
    .leftJoin('seat as s', 's.id', 'n.seat_id')
    .select(['n.version', 'n.body', 'n.written_at as writtenAt', 's.name as authorName', 'n.capacity'])
    .where('n.office_id', '=', officeId)
    .orderBy('n.version', 'desc')
    .execute();
}

/** While one transaction writes the note of an office or takes the office over, others that would wait. */
export async function lockHandover(tx: Transaction, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`handover/${officeId}`}))`.execute(tx);
}

export async function insertNote(
  tx: Transaction,
  note: {
    readonly officeId: string;
    readonly version: number;
    readonly body: string;
    readonly writtenAt: string;
    readonly writtenBy: string | null;
    readonly seatId: string | null;
    readonly capacity: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('office_note')
    .values({
      office_id: note.officeId,
      version: note.version,
      body: note.body,
      written_at: note.writtenAt,
      written_by: note.writtenBy,
      seat_id: note.seatId,
      capacity: note.capacity,
    })
    .execute();
}
