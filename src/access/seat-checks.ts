import type { Transaction } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import { type Desk, userOf } from './desk.ts';
import { mayAppoint, mayGive, rolesOfOffice, type StoredOffice } from './office.ts';
import { findStoredOffice, isInOwnHands } from './office-store.ts';
import { mayDo } from './permissions.ts';
import { countAdministrators, findStoredSeat, readSeatsOf } from './seat-store.ts';
import { isNow, type SeatRecord, type StoredSeat, termFault, todayOf } from './seat.ts';

/** A seat as the audit keeps it: whose it is by id, never by name, so that what is erased stays erased. */
export function seatDocument(seat: Omit<StoredSeat, 'id' | 'version' | 'name'>): Record<string, unknown> {
  const { officeId, userId, position, role, acting, sole, validFrom, validTo } = seat;
  return { officeId, userId, position, role, acting, sole, validFrom, validTo };
}

/** The office, if the actor may say who sits in it. @throws NotFound, Forbidden */
export async function getOfficeToFill(tx: Transaction, desk: Desk, id: string): Promise<StoredOffice> {
  const office = await findStoredOffice(tx, id);
  if (!office) throw new NotFound(`no office ${id}`);
  if (!mayAppoint(desk.actor, office, await isInOwnHands(tx, office.partnerId)))
    throw new Forbidden('may not appoint in this office');
  return office;
}

/** A seat the actor may change, with its office, in the version they saw. @throws NotFound, Forbidden, Conflict */
export async function getSeatToChange(
  tx: Transaction,
  desk: Desk,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<{ seat: StoredSeat; office: StoredOffice }> {
  const seat = await findStoredSeat(tx, id);
  if (!seat) throw new NotFound(`no seat ${id}`);
  const office = await getOfficeToFill(tx, desk, seat.officeId);
  if (seat.role !== null && !mayGive(desk.actor, seat.role))
    throw new Forbidden(`may not change a seat of role ${seat.role}`);
  if (seat.version !== version)
    throw new Conflict(`seat ${id} is at version ${String(seat.version)}`, seat.version);
  return { seat, office };
}

/**
 * What must hold of a seat that is given or changed: a role of this kind of office that the actor's role may give, a
 * term inside the office's own that fits beside the others, and a person other than the actor.
 * @throws Forbidden, InvalidInput
 */
export async function demandFit(
  tx: Transaction,
  desk: Desk,
  office: StoredOffice,
  seat: SeatRecord & { readonly userId: string | null; readonly id?: string },
): Promise<void> {
  if (seat.role !== null) {
    if (!mayGive(desk.actor, seat.role)) throw new Forbidden(`may not give the role ${seat.role}`);
    if (!rolesOfOffice(office).includes(seat.role)) throw new InvalidInput({ role: 'officesErrorRole' });
  }
  if (seat.userId !== null && seat.userId === userOf(desk.actor) && !mayDo(desk.actor, 'configure'))
    throw new Forbidden('a seat is given by somebody else');
  if (office.validFrom !== null && seat.validFrom < office.validFrom)
    throw new InvalidInput({ validFrom: 'officesErrorBeforeOffice' });
  if (office.validTo !== null && (seat.validTo === null || seat.validTo > office.validTo))
    throw new InvalidInput({ validTo: 'officesErrorAfterOffice' });
  const others = (await readSeatsOf(tx, office.id)).filter(({ id }) => id !== seat.id);
  const fault = termFault(seat, others);
  if (fault) throw new InvalidInput(fault);
}

/** @throws InvalidInput where nobody else could act as administrator today: the house would have no key left */
export async function demandAdministratorLeft(
  tx: Transaction,
  desk: Desk,
  seat: StoredSeat,
  after?: SeatRecord,
): Promise<void> {
  const today = todayOf(desk.now());
  if (seat.role !== 'administrator' || seat.userId === null || !isNow(seat, today)) return;
  if (after?.role === 'administrator' && isNow(after, today)) return;
  if ((await countAdministrators(tx, today, seat.id)) === 0)
    throw new InvalidInput({ '': 'officesErrorLastAdministrator' });
}
