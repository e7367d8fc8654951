import { type AuditRow, type Desk, foundBy, type KnownDocument, mayDo, partTrail } from '#access/index.ts';
import type { ActivityDocument } from './activity.ts';
import { subjectOfActivity } from './activity-subject.ts';
import { ACTIVITY_BLANKS } from './activity-withheld.ts';
import type { StoredActivity } from './load-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';

/** What a row of the trail keeps of an activity; nothing where it keeps none. */
export function asDocument(value: unknown): ActivityDocument | undefined {
  return typeof value === 'object' && value !== null && 'title' in value
    ? normaliseActivity(value as ActivityDocument)
    : undefined;
}

/** An activity as an act of its history found it, as far as the actor may know it; nothing where the act kept none. */
export function activityFoundBy(
  desk: Desk,
  stored: StoredActivity,
  act: Pick<AuditRow, 'id' | 'version' | 'before' | 'after'>,
  history: readonly AuditRow[],
): KnownDocument<ActivityDocument> | undefined {
  const before = asDocument(act.before);
  if (before === undefined) return undefined;
  const subject = subjectOfActivity(stored);
  return foundBy({ ...act, before }, partTrail(history).notes, stored, {
    blanks: ACTIVITY_BLANKS,
    mayKnow: (visibility) => mayDo(desk.actor, 'readActivity', { ...subject, state: 'recorded', visibility }),
  });
}
