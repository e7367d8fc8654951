import { type AuditRow, backTo, type Desk, partTrail, readAudit, writeRecordAudit } from '#access/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { activityFoundBy } from './activity-before.ts';
import { replaceActivities } from './activity-store.ts';
import { ACTIVITY_BLANKS } from './activity-withheld.ts';
import { checkReferences, recordOf, takeActivity } from './change-activity.ts';

/** Whether the newest entry of the history can be taken back: it left the state before it, and nothing came after. */
export function canUndo(newest: AuditRow | undefined, version: number): boolean {
  return (
    newest !== undefined && newest.version === version && newest.before !== null && !STAYS.has(newest.action)
  );
}

/**
 * Coming back is undone by removing; a merge of partners is taken apart where it was made; what is in the register does
 * not become a draft again.
 */
const STAYS: ReadonlySet<string> = new Set([
  'restore-activity',
  'hand-in-activity',
  'merge-partners',
  'unmerge-partners',
]);

/**
 * Takes the last change back, also a removal or what a file changed; the undoing is itself a change that can be undone.
 * What was withheld by then or since stays withheld. Gives the new version.
 * @throws InvalidInput when there is nothing to undo, Conflict when the version is not the newest
 */
export async function undoEdit(
  desk: Desk,
  { id, version }: { id: string; version: number },
): Promise<number> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const now = await takeActivity(tx, desk, { id, version });
    const history = await readAudit(tx, 'activity', id);
    const [newest] = partTrail(history).acts;
    const found = newest && canUndo(newest, version) && activityFoundBy(desk, now, newest, history);
    if (!found) throw new InvalidInput({ undo: 'activitiesErrorNothingToUndo' });
    const document = backTo(now, found);
    await checkReferences(tx, document, now);
    await replaceActivities(
      tx,
      [await recordOf(tx, desk, { id, document, officeId: now.officeId, draft: now.draft, before: now })],
      'person',
    );
    await writeRecordAudit(
      tx,
      desk,
      {
        action: now.removedAt === null ? 'undo-edit' : 'restore-activity',
        subject: 'activity',
        subjectId: id,
        version: version + 1,
        before: now.document,
        after: document,
        hidden: now.hidden,
      },
      ACTIVITY_BLANKS,
    );
    return version + 1;
  });
}
