import { sql } from 'kysely';
import type { SeatRole, Transaction } from '#database/index.ts';
import { type Invitation, type InvitationView, stateOfInvitation } from './invitation.ts';
import type { Acting } from './seat.ts';

export interface NewInvitation {
  readonly id: string;
  readonly seatId: string;
  readonly tokenHash: string;
  readonly email: string | null;
  readonly madeAt: string;
  readonly madeBy: string | null;
  readonly madeFromSeat: string | null;
  readonly expiresAt: string;
}

export async function insertInvitation(tx: Transaction, invitation: NewInvitation): Promise<void> {
  await tx
    .insertInto('invitation')
    .values({
      id: invitation.id,
      seat_id: invitation.seatId,
      token_hash: invitation.tokenHash,
      email: invitation.email,
      made_at: invitation.madeAt,
      made_by: invitation.madeBy,
      made_from_seat: invitation.madeFromSeat,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

/** Takes back what is open for a seat, or one invitation; its address is kept no longer. @returns the ids */
export async function withdrawOpen(
  tx: Transaction,
  which: { readonly seatId: string } | { readonly id: string },
  at: string,
): Promise<{ id: string; seatId: string }[]> {
  const rows = await tx
    .updateTable('invitation')
    .set({ withdrawn_at: at, email: null })
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where((e) => ('id' in which ? e('id', '=', which.id) : e('seat_id', '=', which.seatId)))
    .returning(['id', 'seat_id'])
    .execute();
  return rows.map((row) => ({ id: row.id, seatId: row.seat_id }));
}

/** Uses an invitation up; of two at once only one does. @returns whether it was open */
export async function claimInvitation(
  tx: Transaction,
  id: string,
  userId: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({ accepted_at: at, accepted_by: userId, email: null })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findInvitationByHash(
  tx: Transaction,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<Omit<InvitationView, 'hasAccount'> | undefined> {
  const row = await tx
    .selectFrom('invitation as i')
    .innerJoin('seat as s', 's.id', 'i.seat_id')
    .innerJoin('office as o', 'o.id', 's.office_id')
    .leftJoin('seat as b', 'b.id', 'i.made_from_seat')
    .leftJoin('office as p', 'p.id', 'b.office_id')
    .select([
      'i.id',
      'i.email',
      'i.expires_at',
      'i.accepted_at',
      'i.withdrawn_at',
      'i.made_by',
      's.id as seat_id',
      's.name',
      's.role',
      's.position',
      's.acting',
      'o.id as office_id',
      'o.name as office_name',
      'b.name as inviter_name',
      'b.position as inviter_position',
      'p.name as inviter_office',
    ])
    .where('i.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row || row.role === null) return undefined;
  return {
    id: row.id,
    state: stateOfInvitation(
      { acceptedAt: row.accepted_at, withdrawnAt: row.withdrawn_at, expiresAt: row.expires_at },
      now,
    ),
    seatId: row.seat_id,
    officeId: row.office_id,
    officeName: row.office_name,
    role: row.role as SeatRole,
    position: row.position,
    acting: row.acting as Acting | null,
    name: row.name,
    email: row.email,
    expiresAt: row.expires_at,
    invitedBy: row.made_by,
    inviterName: row.inviter_name,
    inviterPosition: row.inviter_position,
    inviterOffice: row.inviter_office,
  };
}

/** The last invitation to each seat of an office, as far as the actor may know. */
export async function readInvitations(
  tx: Transaction,
  officeId: string,
  now: Temporal.Instant,
): Promise<Invitation[]> {
  const { rows } = await sql<{
    id: string;
    seat_id: string;
    email: string | null;
    made_at: string;
    expires_at: string;
    accepted_at: string | null;
    withdrawn_at: string | null;
  }>`select distinct on (i.seat_id) i.id, i.seat_id, i.email, i.made_at, i.expires_at, i.accepted_at, i.withdrawn_at
    from invitation i join seat s on s.id = i.seat_id where s.office_id = ${officeId}::uuid
    order by i.seat_id, i.made_at desc, i.id desc`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    seatId: row.seat_id,
    email: row.email,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    state: stateOfInvitation(
      { acceptedAt: row.accepted_at, withdrawnAt: row.withdrawn_at, expiresAt: row.expires_at },
      now,
    ),
  }));
}
