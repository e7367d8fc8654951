import { type Desk, writeAudit } from '#access/index.ts';
import { Conflict, NotFound } from '#kernel/index.ts';
import { getPlannedMeeting } from '#meetings/index.ts';
import { deleteBook, failSilent, findBook } from './book-store.ts';

/**
 * Deletes a book for good. The trail keeps which it was, with its hash, so that a file of it can still be told; another
 * book of the same day can be made at any time.
 * @throws NotFound also where it is not the actor's to read; Conflict while it is being made
 */
export async function deleteBriefing(desk: Desk, id: string): Promise<void> {
  const found = await desk.database.asActor(desk.actor, (tx) => findBook(tx, id));
  if (!found) throw new NotFound(`briefing book ${id}`);
  const meeting = await getPlannedMeeting(desk, found.meetingId);
  await desk.database.asActor(desk.actor, async (tx) => {
    if (meeting.officeId !== null) await failSilent(tx, meeting.officeId, desk.now().toString());
    if (!(await deleteBook(tx, id))) throw new Conflict('the book is being made');
    const { asKnown, looksBack, locale, begunAt, capacity, sha256 } = found;
    await writeAudit(tx, desk, {
      action: 'delete-briefing',
      subject: 'meeting',
      subjectId: meeting.id,
      before: { book: id, asKnown, looksBack, locale, begunAt, capacity, sha256 },
    });
  });
}
