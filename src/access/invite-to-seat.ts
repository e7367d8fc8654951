import { Forbidden, InvalidInput, isId, newId, NotFound } from '#kernel/index.ts';
import { z } from 'zod';
import type { AccountKeeper } from './accounts.ts';
import { writeAudit } from './audit.ts';
import { type Desk, userOf } from './desk.ts';
import { hashOfInvitation, INVITATION_DAYS, makeInvitationToken } from './invitation.ts';
import { insertInvitation, withdrawOpen } from './invitation-store.ts';
import { mayGive } from './office.ts';
import { getOfficeToFill } from './seat-checks.ts';
import { findStoredSeat } from './seat-store.ts';
import { todayOf } from './seat.ts';

const EMAIL = z.email('accessFillEmail').max(320, 'accessTooLong');

export interface NewInvitationLink {
  readonly id: string;
  /** The path of the link, to be put behind the product's address; told this once and kept nowhere. */
  readonly path: string;
  readonly expiresAt: string;
}

/**
 * Makes a link by which the person of a seat comes in: it works once, for 7 days. One that was open for the seat is worth
 * nothing from then on, so asking again renews it. The address to sign in with can be given; else the person writes it.
 * @throws NotFound, Forbidden; InvalidInput where the seat has no role, is over, or its person has an account already
 */
export async function inviteToSeat(
  desk: Desk,
  signIn: AccountKeeper,
  input: { readonly seatId: string; readonly email?: string | null | undefined },
): Promise<NewInvitationLink> {
  const email = input.email?.trim() ? readEmail(input.email) : null;
  const { secret } = await signIn.$context;
  const token = makeInvitationToken(secret);
  const madeAt = desk.now();
  const expiresAt = madeAt.add({ hours: INVITATION_DAYS * 24 }).toString();
  const id = newId();
  await desk.database.asActor(desk.actor, async (tx) => {
    const seat = isId(input.seatId) ? await findStoredSeat(tx, input.seatId) : undefined;
    if (!seat) throw new NotFound(`no seat ${input.seatId}`);
    await getOfficeToFill(tx, desk, seat.officeId);
    if (seat.role === null) throw new InvalidInput({ '': 'accessInviteNoRole' });
    if (!mayGive(desk.actor, seat.role)) throw new Forbidden(`may not give the role ${seat.role}`);
    if (seat.userId !== null) throw new InvalidInput({ '': 'accessInviteTaken' });
    if (seat.validTo !== null && seat.validTo < todayOf(madeAt))
      throw new InvalidInput({ '': 'accessInviteOver' });
    await withdrawOpen(tx, { seatId: seat.id }, madeAt.toString());
    await insertInvitation(tx, {
      id,
      seatId: seat.id,
      tokenHash: hashOfInvitation(secret, token) ?? '',
      email,
      madeAt: madeAt.toString(),
      madeBy: userOf(desk.actor),
      madeFromSeat: 'seatId' in desk.actor ? desk.actor.seatId : null,
      expiresAt,
    });
    await writeAudit(tx, desk, {
      action: 'invite-to-seat',
      subject: 'account',
      subjectId: id,
      after: { seatId: seat.id, officeId: seat.officeId, role: seat.role, expiresAt, email },
    });
  });
  return { id, path: `/undangan/${token}`, expiresAt };
}

function readEmail(text: string): string {
  const read = EMAIL.safeParse(text.trim());
  if (!read.success) throw new InvalidInput({ email: read.error.issues[0]?.message ?? 'accessFillEmail' });
  return read.data.toLowerCase();
}
