import { type AuditRow, type Desk, readAudit } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import type { ActivityDocument } from './activity.ts';
import { compareActivities, type FieldDifference } from './compare-activities.ts';
import { loadActivity } from './load-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';
import { canUndo } from './undo-edit.ts';

export interface HistoryEntry extends Omit<AuditRow, 'before' | 'after'> {
  /** What this act changed; empty for the act that made the activity. */
  readonly differences: readonly FieldDifference[];
  readonly canUndo: boolean;
}

/** Every act on an activity, the newest first, with what it changed. @throws NotFound */
export async function activityHistory(desk: Desk, id: string): Promise<HistoryEntry[]> {
  const { rows, current, version } = await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await loadActivity(tx, id);
    if (!stored) throw new NotFound(`activity ${id}`);
    return { rows: await readAudit(tx, 'activity', id), current: stored.document, version: stored.version };
  });
  // A file's act keeps only what was before it: what came after is what the next act found.
  let following: ActivityDocument = current;
  return rows.map(({ before, after, ...row }, i) => {
    const is = asDocument(after) ?? following;
    const was = asDocument(before);
    following = was ?? following;
    return {
      ...row,
      differences: was ? compareActivities(was, is) : [],
      canUndo: i === 0 && canUndo({ ...row, before, after }, version),
    };
  });
}

function asDocument(value: unknown): ActivityDocument | undefined {
  return typeof value === 'object' && value !== null && 'title' in value
    ? normaliseActivity(value as ActivityDocument)
    : undefined;
}
