import { type AuditRow, type Desk, knownActs, readAudit } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { asDocument } from './activity-before.ts';
import { compareActivities, type FieldDifference } from './compare-activities.ts';
import { loadActivity } from './load-activity.ts';
import { canUndo } from './undo-edit.ts';

export interface HistoryEntry extends Omit<AuditRow, 'before' | 'after'> {
  /** What this act changed, as far as the reader may know it; empty for the act that made the activity. */
  readonly differences: readonly FieldDifference[];
  readonly canUndo: boolean;
}

/** Every act on an activity, the newest first, with what it changed. @throws NotFound */
export async function activityHistory(desk: Desk, id: string): Promise<HistoryEntry[]> {
  const { rows, current } = await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await loadActivity(tx, id);
    if (!stored) throw new NotFound(`activity ${id}`);
    return { rows: await readAudit(tx, 'activity', id), current: stored };
  });
  return knownActs(rows, current, asDocument).map(({ act, was, is, hidden }, i) => {
    const { before: _before, after: _after, ...row } = act;
    return {
      ...row,
      differences: was ? compareActivities(was, is).filter(({ field }) => !hidden.has(field)) : [],
      canUndo: i === 0 && canUndo(act, current.version),
    };
  });
}
