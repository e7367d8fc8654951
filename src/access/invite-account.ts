import { type Database, SYSTEM } from '#database/index.ts';
import { InvalidInput, newId } from '#kernel/index.ts';
import { type AccountKeeper, type NewAccount } from './accounts.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { inviteToSeat, type NewInvitationLink } from './invite-to-seat.ts';
import { seatDocument } from './seat-checks.ts';
import { insertSeat } from './seat-store.ts';
import { todayOf } from './seat.ts';

/**
 * Makes a seat and the link by which its person comes in and sets a password of their own; for the command line, where
 * nobody invites yet.
 */
export async function inviteAccount(
  database: Database,
  signIn: AccountKeeper,
  account: Omit<NewAccount, 'password'>,
): Promise<NewInvitationLink> {
  const desk: Desk = { actor: SYSTEM, database, now: () => Temporal.Now.instant() };
  const name = account.name.trim();
  if (name === '') throw new InvalidInput({ name: 'accessFillName' });
  const seat = {
    id: newId(),
    officeId: account.officeId,
    userId: null,
    name,
    role: account.role,
    position: account.position ?? null,
    acting: null,
    sole: false,
    validFrom: todayOf(desk.now()),
    validTo: null,
  };
  await database.asActor(SYSTEM, async (tx) => {
    await insertSeat(tx, { ...seat, addedBy: null });
    await writeAudit(tx, desk, {
      action: 'appoint',
      subject: 'seat',
      subjectId: seat.id,
      version: 1,
      after: seatDocument(seat),
    });
  });
  return inviteToSeat(desk, signIn, { seatId: seat.id, email: account.email });
}
