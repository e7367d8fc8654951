import { SYSTEM, type Transaction } from '#database/index.ts';
import { InvalidInput, newId, NotFound, textFields } from '#kernel/index.ts';
import { z } from 'zod';
import { writeAudit } from './audit.ts';
import { type Desk, userOf } from './desk.ts';
import { closeRequestsAbout, type ErasedParts, insertErasure } from './erasure-store.ts';
import { parsed } from './office.ts';
import { demand } from './permissions.ts';
import {
  type ErasedAt,
  MOST_TRACES,
  type PersonalPlace,
  TRACE_KINDS,
  type TraceKind,
} from './personal-data.ts';
import { deleteAccount, emptyInvitations, emptySeats, readAccountData } from './personal-data-store.ts';
import { demandAdministratorLeft, seatDocument } from './seat-checks.ts';
import { findStoredSeat, readSeatsOfPerson } from './seat-store.ts';
import { type StoredSeat, todayOf } from './seat.ts';

const id = z.uuid('officesErrorErasable');
const traces = z
  .array(z.string().regex(/^[0-9a-f-]{36}(\.[0-9a-f]{32})?$/, 'officesErrorErasable'))
  .max(MOST_TRACES, 'officesErrorErasable');
const FORM = z.object({
  userId: id.nullish().transform((one) => one ?? null),
  seatIds: z.array(id).max(50, 'officesErrorErasable').default([]),
  traces: z.partialRecord(z.enum(TRACE_KINDS), traces).default({}),
  linkId: id.nullish().transform((one) => one ?? null),
  reason: textFields('officesErrorTooLong').neededText(1000, 'officesErrorReason'),
});

/** Whose data: an account with its seats, people recorded on paper, and where else they stand. */
export interface PersonToErase {
  readonly userId?: string | null | undefined;
  /** Seats without an account. */
  readonly seatIds?: readonly string[] | undefined;
  /** Ids of traces, by their kind. */
  readonly traces?: Readonly<Partial<Record<TraceKind, readonly string[]>>> | undefined;
  /** The link of a guest whose request this answers. */
  readonly linkId?: string | null | undefined;
  /** Why, without saying who. */
  readonly reason: string;
}

/**
 * Erases a person (UU 27/2022): the account with its sessions and second steps, the name on seats, addresses of
 * invitations, and what was ticked of all other places. What was done stays in the trail under an id that then leads to
 * nobody. A note says what was erased and why; open requests about it are answered with it. All in one transaction.
 * @throws Forbidden, NotFound, InvalidInput
 */
export async function erasePerson(
  desk: Desk,
  person: PersonToErase,
  places: readonly PersonalPlace[],
): Promise<ErasedParts> {
  demand(desk.actor, 'erasePerson');
  const { userId, seatIds, traces: ticked, linkId, reason } = parsed(FORM, person);
  const count = Object.values(ticked).reduce((sum, ids) => sum + ids.length, seatIds.length);
  if (userId === null && count === 0) throw new InvalidInput({ '': 'officesErrorNobody' });
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
    const about = { userId, contactIds: ticked.contacts ?? [], linkId };
    await closeRequestsAbout(tx, about, { at: note.at, by: note.by, answer: reason });
    // From here on beyond the administrator's own reach: records that they may not read.
    await desk.database.actAs(tx, SYSTEM);
    const today = todayOf(desk.now());
    const emptied = await emptySeats(tx, { userId, seatIds }, today);
    if (account) await emptyInvitations(tx, account.email);
    const erased = await eraseTraces(tx, ticked, places, note.at);
    await desk.database.actAs(tx, desk.actor);
    for (const { place, records } of erased) await noteErased(tx, desk, place, records);
    if (userId !== null) await deleteAccount(tx, userId);
    const what = { account: userId !== null, seats: emptied, ...countsOf(erased) };
    await insertErasure(tx, { ...note, what });
    return what;
  });
}

interface ErasedPlace {
  readonly place: PersonalPlace;
  readonly records: readonly ErasedAt[];
}

function countsOf(erased: readonly ErasedPlace[]): Partial<Record<TraceKind, number>> {
  const counts: Partial<Record<TraceKind, number>> = {};
  for (const { place, records } of erased)
    counts[place.kind] = records.reduce((sum, { count }) => sum + count, 0);
  return counts;
}

async function eraseTraces(
  tx: Transaction,
  ticked: Readonly<Partial<Record<TraceKind, readonly string[]>>>,
  places: readonly PersonalPlace[],
  at: string,
): Promise<ErasedPlace[]> {
  const erased: ErasedPlace[] = [];
  for (const place of places) {
    const ids = ticked[place.kind] ?? [];
    if (ids.length > 0) erased.push({ place, records: await place.erase(tx, ids, at) });
  }
  return erased;
}

async function noteErased(
  tx: Transaction,
  desk: Desk,
  { action, kind }: PersonalPlace,
  records: readonly ErasedAt[],
): Promise<void> {
  for (const { subject, subjectId, version, count } of records)
    await writeAudit(tx, desk, {
      ...{ action, subject, subjectId },
      ...(version === undefined ? { after: { erased: kind, count } } : { version }),
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
