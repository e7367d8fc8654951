import { type Desk, writeRecordAudit } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { replaceActivities } from './activity-store.ts';
import { ACTIVITY_BLANKS } from './activity-withheld.ts';
import { recordOf, takeActivity } from './change-activity.ts';

/** Takes an activity out of the register; it keeps its history and `undoEdit` brings it back. Gives its new version. */
export async function removeActivity(
  desk: Desk,
  { id, version, reason }: { id: string; version: number; reason?: string },
): Promise<number> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const before = await takeActivity(tx, desk, { id, version }, 'removeActivity');
    const { document, officeId, removedAt, draft } = before;
    if (removedAt !== null) throw new NotFound(`activity ${id}`);
    await replaceActivities(
      tx,
      [await recordOf(tx, desk, { id, document, officeId, draft, before, removed: true })],
      'person',
    );
    await writeRecordAudit(
      tx,
      desk,
      {
        action: 'remove-activity',
        subject: 'activity',
        subjectId: id,
        version: version + 1,
        reason,
        before: document,
      },
      ACTIVITY_BLANKS,
    );
    return version + 1;
  });
}
