import { type Desk, findStoredOffice, officeOf, todayOf, writeAudit } from '#access/index.ts';
import { Conflict, Forbidden, NotFound } from '#kernel/index.ts';
import { ACCEPT, readAcceptances } from './acceptance.ts';
import { lockHandover, readNotes } from './note-store.ts';

/**
 * Records that the person took their office over, in the capacity they act in: once from each seat. It stands in the
 * audit trail of the office, with the version of the note they had read.
 * @throws Forbidden for who sits in no office or in another, Conflict where it was accepted from this seat already
 */
export async function acceptHandover(desk: Desk, officeId: string): Promise<void> {
  const { actor } = desk;
  if (officeOf(actor) !== officeId || !('seatId' in actor))
    throw new Forbidden('an office is taken over by who sits there');
  await desk.database.asActor(actor, async (tx) => {
    if (!(await findStoredOffice(tx, officeId))) throw new NotFound(`no office ${officeId}`);
    await lockHandover(tx, officeId);
    const accepted = await readAcceptances(tx, officeId);
    if (accepted.some(({ seatId }) => seatId === actor.seatId))
      throw new Conflict('this seat has taken the office over already');
    const [note] = await readNotes(tx, officeId);
    await writeAudit(tx, desk, {
      action: ACCEPT,
      subject: 'office',
      subjectId: officeId,
      after: { seatId: actor.seatId, day: todayOf(desk.now()), note: note?.version ?? 0 },
    });
  });
}
