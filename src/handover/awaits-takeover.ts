import { type Desk, todayOf } from '#access/index.ts';
import { readAcceptances } from './acceptance.ts';
import { hasPredecessor } from './takeover-store.ts';

/** Whether the person is new in their office, has somebody to take over from, and has not said that they did. */
export async function awaitsTakeover(desk: Desk): Promise<boolean> {
  const { actor } = desk;
  if (!('seatId' in actor)) return false;
  return await desk.database.asActor(actor, async (tx) => {
    if (!(await hasPredecessor(tx, actor, todayOf(desk.now())))) return false;
    const accepted = await readAcceptances(tx, actor.officeId);
    return !accepted.some(({ seatId }) => seatId === actor.seatId);
  });
}
