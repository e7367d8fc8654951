import { InvalidInput, newId } from '#kernel/index.ts';
import { writeAudit } from './audit.ts';
import { type Desk, userOf } from './desk.ts';
import { lockOffices } from './office-store.ts';
import { demandFit, getOfficeToFill, seatDocument } from './seat-checks.ts';
import { findAccount, insertSeat } from './seat-store.ts';
import { parseSeat, type SeatInput } from './seat.ts';

/**
 * Gives somebody a seat in an office: on paper only, with a role to be invited to, or, where the email is that of an
 * account, as one more capacity of that person.
 * @throws InvalidInput, Forbidden, NotFound
 */
export async function appoint(
  desk: Desk,
  input: SeatInput & { readonly officeId: string },
): Promise<{ id: string }> {
  const { email, ...record } = parseSeat(input);
  const userId = await demandAccount(desk, input.officeId, email);
  const id = newId();
  return await desk.database.asActor(desk.actor, async (tx) => {
    const office = await getOfficeToFill(tx, desk, input.officeId);
    await lockOffices(tx, office.id);
    const seat = { ...record, id, officeId: office.id, userId };
    await demandFit(tx, desk, office, seat);
    await insertSeat(tx, { ...seat, addedBy: userOf(desk.actor) });
    await writeAudit(tx, desk, {
      action: 'appoint',
      subject: 'seat',
      subjectId: id,
      version: 1,
      after: seatDocument(seat),
    });
    return { id };
  });
}

/**
 * The account that an email names, for who may appoint in the office; null where none is named.
 * @throws InvalidInput where there is none yet; then the seat is saved without and its person is invited
 */
export async function demandAccount(
  desk: Desk,
  officeId: string,
  email: string | null,
): Promise<string | null> {
  if (email === null) return null;
  await desk.database.asActor(desk.actor, (tx) => getOfficeToFill(tx, desk, officeId));
  const account = await findAccount(desk.database, email);
  if (!account) throw new InvalidInput({ email: 'officesErrorNoAccount' });
  return account.id;
}
