import { SYSTEM, type Transaction } from '#database/index.ts';
import { InvalidInput, newId, NotFound, textFields } from '#kernel/index.ts';
import { z } from 'zod';
import { writeAudit } from './audit.ts';
import { type Desk, userOf } from './desk.ts';
import { closeRequestsAbout, type ErasedParts, insertErasure } from './erasure-store.ts';
import { parsed } from './office.ts';
import { demand } from './permissions.ts';
import type { PersonalRecords } from './personal-data.ts';
import { deleteAccount, emptyInvitations, emptySeats, readAccountData } from './personal-data-store.ts';
import { demandAdministratorLeft, seatDocument } from './seat-checks.ts';
import { findStoredSeat, readSeatsOfPerson } from './seat-store.ts';
import { type StoredSeat, todayOf } from './seat.ts';

const id = z.uuid('officesErrorErasable');
const FORM = z.object({
  userId: id.nullish().transform((one) => one ?? null),
  contactIds: z.array(id).max(50, 'officesErrorErasable').default([]),
  seatIds: z.array(id).max(50, 'officesErrorErasable').default([]),
  reason: textFields('officesErrorTooLong').neededText(1000, 'officesErrorReason'),
});

/** Whose data: an account with its seats, contacts of partners, people recorded on paper. */
export interface PersonToErase {
  readonly userId?: string | null | undefined;
  readonly contactIds?: readonly string[] | undefined;
  /** Seats without an account. */
  readonly seatIds?: readonly string[] | undefined;
  /** Why, without saying who. */
  readonly reason: string;
}

/**
 * Erases a person (UU 27/2022): the account with its sessions and second steps, the name on seats, contacts of partners,
 * addresses of invitations. What was done stays in the trail under an id that then leads to nobody. A note says what was
 * erased and why; open requests about it are answered with it. All in one transaction.
 * @throws Forbidden, NotFound, InvalidInput
 */
export async function erasePerson(
  desk: Desk,
  person: PersonToErase,
  records: PersonalRecords,
): Promise<ErasedParts> {
  demand(desk.actor, 'erasePerson');
  const { userId, contactIds, seatIds, reason } = parsed(FORM, person);
  if (userId === null && contactIds.length + seatIds.length === 0)
    throw new InvalidInput({ '': 'officesErrorNobody' });
  if (userId !== null && userId === userOf(desk.actor)) throw new InvalidInput({ '': 'officesErrorSelf' });
  const account = userId === null ? undefined : await readAccountData(desk.database, userId);
  if (userId !== null && !account) throw new NotFound(`no account ${userId}`);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const seats = await seatsToEmpty(tx, userId, seatIds);
    for (const seat of seats) await demandAdministratorLeft(tx, desk, seat);
    await noteSeats(tx, desk, seats);
    const note = { id: newId(), at: desk.now().toString(), by: userOf(desk.actor), reason };
    if (userId !== null)
      await writeAudit(tx, desk, { action: 'erase-person', subject: 'account', subjectId: userId, reason });
    // From here on beyond the administrator's own reach: contacts of records that they may not read.
    const contacts = await records.eraseContacts(tx, desk, contactIds);
    await desk.database.actAs(tx, SYSTEM);
    const today = todayOf(desk.now());
    const what = {
      account: userId !== null,
      seats: await emptySeats(tx, { userId, seatIds }, today),
      contacts,
    };
    if (account) await emptyInvitations(tx, account.email);
    await desk.database.actAs(tx, desk.actor);
    await closeRequestsAbout(tx, { userId, contactIds }, { at: note.at, by: note.by, answer: reason });
    if (userId !== null) await deleteAccount(tx, userId);
    await insertErasure(tx, { ...note, what });
    return what;
  });
}

async function seatsToEmpty(
  tx: Transaction,
  userId: string | null,
  seatIds: readonly string[],
): Promise<StoredSeat[]> {
  const seats: StoredSeat[] = userId === null ? [] : await readSeatsOfPerson(tx, userId);
  for (const seatId of seatIds) {
    const seat = await findStoredSeat(tx, seatId);
    // A seat of an account is emptied with its account, not beside it.
    if (seat?.userId !== null) throw new InvalidInput({ '': 'officesErrorErasable' });
    seats.push(seat);
  }
  return seats;
}

async function noteSeats(tx: Transaction, desk: Desk, seats: readonly StoredSeat[]): Promise<void> {
  for (const seat of seats)
    await writeAudit(tx, desk, {
      action: 'erase-person',
      subject: 'seat',
      subjectId: seat.id,
      version: seat.version + 1,
      before: seatDocument(seat),
    });
}
