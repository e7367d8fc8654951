import type { Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, isPlainDate } from '#kernel/index.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { lockOffices } from './office-store.ts';
import { demandAdministratorLeft, getSeatToChange, seatDocument } from './seat-checks.ts';
import { deleteSeat, updateSeat } from './seat-store.ts';
import type { StoredSeat } from './seat.ts';

export interface SeatEnd {
  readonly id: string;
  readonly version: number;
  /** The last day of the term; before its first day it is taken back as if it had not been. */
  readonly date: string;
  readonly reason?: string | undefined;
}

/** Ends a term. @throws Conflict where somebody changed it since `version`; InvalidInput, Forbidden, NotFound */
export async function endSeat(desk: Desk, end: SeatEnd): Promise<{ officeId: string }> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const { seat } = await getSeatToChange(tx, desk, end);
    if (!isPlainDate(end.date)) throw new InvalidInput({ date: 'officesErrorDate' });
    await lockOffices(tx, seat.officeId);
    if (seat.validTo !== null && seat.validTo < end.date)
      throw new InvalidInput({ date: 'officesErrorEndedAlready' });
    await endTerm(tx, desk, seat, end);
    return { officeId: seat.officeId };
  });
}

/** Ends one term in the transaction of the act, with its audit row. */
export async function endTerm(
  tx: Transaction,
  desk: Desk,
  seat: StoredSeat,
  { date, reason }: Pick<SeatEnd, 'date' | 'reason'>,
): Promise<void> {
  const begun = seat.validFrom <= date;
  const after = { ...seat, validTo: date };
  await demandAdministratorLeft(tx, desk, seat, begun ? after : undefined);
  const done = begun ? await updateSeat(tx, seat, after) : await deleteSeat(tx, seat);
  if (!done) throw new Conflict(`seat ${seat.id} was changed meanwhile`);
  await writeAudit(tx, desk, {
    action: begun ? 'end-seat' : 'withdraw-seat',
    subject: 'seat',
    subjectId: seat.id,
    version: seat.version + 1,
    reason,
    before: seatDocument(seat),
    ...(begun && { after: seatDocument(after) }),
  });
}
