import type { Transaction } from '#database/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type { ParsedReply, StoredReply } from './invitee-reply.ts';

/** Replies in the order they were given, as far as the actor may know of them. */
async function select(tx: Transaction, condition: RawBuilder<unknown>): Promise<StoredReply[]> {
  const { rows } = await sql<StoredReply>`
    select r.id, r.invitee_id as "inviteeId", r.answer, r.persons, r.note, r.at,
      case when r.link_id is not null then 'link'
        when r.office_id is not distinct from m.office_id then 'host' else 'own' end as by
    from invitee_reply r join meeting m on m.id = r.meeting_id
    where ${condition} order by r.invitee_id, r.ordinal`.execute(tx);
  return rows;
}

export function selectReplies(tx: Transaction, meetingId: string): Promise<StoredReply[]> {
  return select(tx, sql`r.meeting_id = ${meetingId}::uuid`);
}

export function selectRepliesOf(tx: Transaction, inviteeId: string): Promise<StoredReply[]> {
  return select(tx, sql`r.invitee_id = ${inviteeId}::uuid`);
}

export async function insertReply(
  tx: Transaction,
  reply: ParsedReply & {
    readonly id: string;
    readonly meetingId: string;
    readonly inviteeId: string;
    readonly ordinal: number;
    readonly at: string;
    readonly linkId: string | null;
    readonly officeId: string | null;
    readonly userId: string | null;
    readonly seatId: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('invitee_reply')
    .values({
      id: reply.id,
      meeting_id: reply.meetingId,
      invitee_id: reply.inviteeId,
      ordinal: reply.ordinal,
      answer: reply.answer,
      persons: JSON.stringify(reply.persons),
      note: reply.note,
      at: reply.at,
      link_id: reply.linkId,
      office_id: reply.officeId,
      user_id: reply.userId,
      seat_id: reply.seatId,
    })
    .execute();
}
