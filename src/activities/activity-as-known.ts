import { demand, type Desk, mayDo, readAudit, recordSince } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { activityThen } from './activities-then.ts';
import { activityFoundBy } from './activity-before.ts';
import { activityCells } from './activity-cells.ts';
import { subjectOfActivity } from './activity-subject.ts';
import { loadActivity, type StoredActivity } from './load-activity.ts';
import { reachOf } from './normalise-activity.ts';
import { loadRates } from './rate-store.ts';

/**
 * An activity as it was known at a moment, its amounts in rupiah by the rates recorded today; nothing where it was not in
 * the register then, or not the actor's to see.
 * @throws NotFound where the actor may not see it today, Forbidden where it may not read its history
 */
export async function activityAsKnown(
  desk: Desk,
  id: string,
  moment: Temporal.Instant,
): Promise<StoredActivity | undefined> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const stored = await loadActivity(tx, id);
    if (!stored) throw new NotFound(`activity ${id}`);
    demand(desk.actor, 'readActivityHistory', subjectOfActivity(stored));
    const since = await recordSince(tx, 'activity', id, moment);
    if (!since) return stored.removedAt === null && !stored.draft ? stored : undefined;
    const then = since.wasMade ? undefined : activityThen(since, stored.officeId);
    if (then?.subject.state !== 'recorded' || !mayDo(desk.actor, 'readActivity', then.subject))
      return undefined;
    const act = { ...since.next, before: since.before };
    const found = activityFoundBy(desk, stored, act, await readAudit(tx, 'activity', id));
    const { plannedIdr, spentIdr, unconverted, firstYear, lastYear } = activityCells(
      then.document,
      await loadRates(tx),
    );
    return {
      ...stored,
      ...{ plannedIdr, spentIdr, unconverted, firstYear, lastYear },
      ...found,
      importId: then.importId,
      reach: reachOf(then.document.locations),
      removedAt: null,
      draft: false,
      updatedAt: since.changedAt ?? stored.createdAt,
    };
  });
}
