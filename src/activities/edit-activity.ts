import { type Desk, writeAudit } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { parseActivity } from './activity-schema.ts';
import { replaceActivities } from './activity-store.ts';
import { checkReferences, recordOf, takeActivity } from './change-activity.ts';
import { compareActivities } from './compare-activities.ts';
import { normaliseActivity } from './normalise-activity.ts';

/**
 * Replaces an activity by what a person made of the version they had before them; gives the version it is now.
 * Nothing is written where nothing differs.
 * @throws InvalidInput, Forbidden, NotFound, Conflict when somebody else changed it meanwhile
 */
export async function editActivity(
  desk: Desk,
  { id, version, input }: { id: string; version: number; input: unknown },
): Promise<number> {
  const document = normaliseActivity(parseActivity(input));
  return desk.database.asActor(desk.actor, async (tx) => {
    const before = await takeActivity(tx, desk, { id, version });
    if (before.removedAt !== null) throw new NotFound(`activity ${id}`);
    if (compareActivities(before.document, document).length === 0) return version;
    await checkReferences(tx, document, id);
    await replaceActivities(
      tx,
      [await recordOf(tx, desk, { id, document, officeId: before.officeId })],
      'person',
    );
    await writeAudit(tx, desk, {
      action: 'edit-activity',
      subject: 'activity',
      subjectId: id,
      version: version + 1,
      before: before.document,
      after: document,
    });
    return version + 1;
  });
}
