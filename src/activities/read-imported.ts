import { type Desk, readLastAct } from '#access/index.ts';
import type { ActivityDocument } from './activity.ts';
import { compareActivities, type FieldDifference } from './compare-activities.ts';
import type { StoredActivity } from './load-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';

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
  const act = await desk.database.asActor(desk.actor, (tx) =>
    readLastAct(tx, { subject: 'activity', subjectId: activity.id, action: 'import-activity' }),
  );
  if (!act) return undefined;
  const { then, ...state } = act;
  const brought = then === null ? activity.document : normaliseActivity(then as ActivityDocument);
  return { ...state, differences: compareActivities(brought, activity.document) };
}
