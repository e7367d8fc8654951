import { type Desk, readAudit, readLastAct } from '#access/index.ts';
import { activityFoundBy } from './activity-before.ts';
import { compareActivities, type FieldDifference } from './compare-activities.ts';
import type { StoredActivity } from './load-activity.ts';

/** When and by whom a file last brought an activity in, and what was changed here since. */
export interface ImportedState {
  readonly at: string;
  readonly userId: string | null;
  readonly officeName: string | null;
  readonly importId: string | null;
  /** `before` is what the file said, `after` what stands now. */
  readonly differences: readonly FieldDifference[];
}

/** What became of an activity since a file brought it; nothing where no file did, or the actor may not see its history. */
export async function readImported(desk: Desk, activity: StoredActivity): Promise<ImportedState | undefined> {
  const { act, history } = await desk.database.asActor(desk.actor, async (tx) => ({
    act: await readLastAct(tx, { subject: 'activity', subjectId: activity.id, action: 'import-activity' }),
    history: await readAudit(tx, 'activity', activity.id),
  }));
  if (!act) return undefined;
  const { next, ...state } = act;
  const brought = (next && activityFoundBy(desk, activity, next, history)) ?? activity;
  return {
    ...state,
    differences: compareActivities(brought.document, activity.document).filter(
      ({ field }) => !brought.hidden.includes(field),
    ),
  };
}
