import { type AuditRow, type Desk, readAudit, writeAudit } from '#access/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import type { ActivityDocument } from './activity.ts';
import { replaceActivities } from './activity-store.ts';
import { checkReferences, recordOf, takeActivity } from './change-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';

/** Whether the newest entry of the history can be taken back: it left the state before it, and nothing came after. */
export function canUndo(newest: AuditRow | undefined, version: number): boolean {
  return (
    newest !== undefined && newest.version === version && newest.before !== null && !STAYS.has(newest.action)
  );
}

/** Coming back is undone by removing; a merge of partners is taken apart where it was made. */
const STAYS: ReadonlySet<string> = new Set(['restore-activity', 'merge-partners', 'unmerge-partners']);

/**
 * Takes the last change back, also a removal or what a file changed; the undoing is itself a change that can be undone.
 * Gives the new version.
 * @throws InvalidInput when there is nothing to undo, Conflict when the version is not the newest
 */
export async function undoEdit(
  desk: Desk,
  { id, version }: { id: string; version: number },
): Promise<number> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const now = await takeActivity(tx, desk, { id, version });
    const [newest] = await readAudit(tx, 'activity', id);
    if (!newest || !canUndo(newest, version))
      throw new InvalidInput({ undo: 'activitiesErrorNothingToUndo' });
    const document = normaliseActivity(newest.before as ActivityDocument);
    await checkReferences(tx, document, id);
    await replaceActivities(
      tx,
      [await recordOf(tx, desk, { id, document, officeId: now.officeId, draft: now.draft, before: now })],
      'person',
    );
    await writeAudit(tx, desk, {
      action: now.removedAt === null ? 'undo-edit' : 'restore-activity',
      subject: 'activity',
      subjectId: id,
      version: version + 1,
      before: now.document,
      after: document,
    });
    return version + 1;
  });
}
