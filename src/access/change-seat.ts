import { Conflict, InvalidInput } from '#kernel/index.ts';
import { demandAccount } from './appoint.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { lockOffices } from './office-store.ts';
import { demandAdministratorLeft, demandFit, getSeatToChange, seatDocument } from './seat-checks.ts';
import { updateSeat } from './seat-store.ts';
import { parseSeat, type SeatInput } from './seat.ts';

export interface SeatChange {
  readonly id: string;
  /** The version the form was filled from. */
  readonly version: number;
  readonly seat: SeatInput;
  readonly reason?: string | undefined;
}

/**
 * Replaces what is recorded of a seat. The person stays; another one is appointed anew, so that it can be told later
 * who sat there when. Nothing is written where nothing changed.
 * @throws Conflict where somebody changed it since `version`; InvalidInput, Forbidden, NotFound
 */
export async function changeSeat(desk: Desk, change: SeatChange): Promise<{ version: number }> {
  const { email, ...record } = parseSeat(change.seat);
  const { seat: seen } = await desk.database.asActor(desk.actor, (tx) => getSeatToChange(tx, desk, change));
  const userId = (await demandAccount(desk, seen.officeId, email)) ?? seen.userId;
  return await desk.database.asActor(desk.actor, async (tx) => {
    const { seat, office } = await getSeatToChange(tx, desk, change);
    if (seat.userId !== null && seat.userId !== userId)
      throw new InvalidInput({ email: 'officesErrorOtherPerson' });
    await lockOffices(tx, office.id);
    const after = { ...record, officeId: office.id, userId };
    const [documentBefore, documentAfter] = [seatDocument(seat), seatDocument(after)];
    const renamed = seat.name !== record.name;
    if (!renamed && JSON.stringify(documentBefore) === JSON.stringify(documentAfter))
      return { version: seat.version };
    await demandFit(tx, desk, office, { ...after, id: seat.id });
    await demandAdministratorLeft(tx, desk, seat, record);
    if (!(await updateSeat(tx, seat, after))) throw new Conflict(`seat ${seat.id} was changed meanwhile`);
    await writeAudit(tx, desk, {
      action: 'change-seat',
      subject: 'seat',
      subjectId: seat.id,
      version: seat.version + 1,
      reason: change.reason,
      before: documentBefore,
      after: { ...documentAfter, ...(renamed && { renamed }) },
    });
    return { version: seat.version + 1 };
  });
}
