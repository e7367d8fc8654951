import { Forbidden, InvalidInput, isPlainDate } from '#kernel/index.ts';
import { getManaged, replaceOffice } from './change-office.ts';
import { type Desk, officeOf } from './desk.ts';
import { endTerm } from './end-seat.ts';
import { mayAppoint, recordOf } from './office.ts';
import { isInOwnHands, lockOffices, readChildren } from './office-store.ts';
import { readSeatsOf } from './seat-store.ts';

export interface OfficeClosing {
  readonly id: string;
  readonly version: number;
  /** The last day it stands. */
  readonly date: string;
  readonly reason?: string | undefined;
}

/**
 * Closes an office; the terms of its people end with it, and those that would begin later are taken back. What it
 * entered stays as it is.
 * @throws Conflict where somebody changed it since `version`; InvalidInput, Forbidden, NotFound
 */
export async function closeOffice(desk: Desk, closing: OfficeClosing): Promise<{ version: number }> {
  const { date, reason } = closing;
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await getManaged(tx, desk, closing);
    if (!mayAppoint(desk.actor, stored, await isInOwnHands(tx, stored.partnerId)))
      throw new Forbidden('may not end the terms in this office');
    if (!isPlainDate(date)) throw new InvalidInput({ date: 'officesErrorDate' });
    if (stored.id === officeOf(desk.actor)) throw new InvalidInput({ '': 'officesErrorOwnOffice' });
    if (stored.validFrom !== null && date < stored.validFrom)
      throw new InvalidInput({ date: 'officesErrorDateOrder' });
    await lockOffices(tx, 'tree');
    await lockOffices(tx, stored.id);
    const children = await readChildren(tx, stored.id);
    if (children.some(({ validTo }) => validTo === null || validTo > date))
      throw new InvalidInput({ '': 'officesErrorChildren' });
    for (const seat of await readSeatsOf(tx, stored.id))
      if (seat.validTo === null || seat.validTo > date) await endTerm(tx, desk, seat, { date, reason });
    const after = { ...recordOf(stored), validTo: date };
    return await replaceOffice(tx, desk, { stored, after, action: 'close-office', reason });
  });
}
