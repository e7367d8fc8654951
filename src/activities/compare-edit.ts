import { type Desk, keepHidden, readAudit } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import type { ActivityDocument } from './activity.ts';
import { activityFoundBy } from './activity-before.ts';
import { compareActivities, type FieldDifference } from './compare-activities.ts';
import { loadActivity } from './load-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';
import { parseEdit } from './parse-edit.ts';

export interface EditComparison {
  /** The version that stands now, to save against once each field is decided. */
  readonly version: number;
  readonly stands: ActivityDocument;
  /** Field by field what the edit would change in what stands. */
  readonly fields: readonly {
    readonly field: keyof ActivityDocument;
    /** Who changed it since the person began: they alone, somebody else alone, or both (or nobody can tell). */
    readonly outcome: 'mine' | 'stored' | 'ask';
    readonly differences: readonly FieldDifference[];
    /** What either of both made of what stood when the person began. */
    readonly since: readonly FieldDifference[];
  }[];
}

/** What to ask a person whose edit met a newer version. Reads only. @throws NotFound, InvalidInput */
export async function compareEdit(
  desk: Desk,
  { id, version, input }: { id: string; version: number; input: unknown },
): Promise<EditComparison> {
  const { stored, base } = await desk.database.asActor(desk.actor, async (tx) => {
    const current = await loadActivity(tx, id);
    if (!current) throw new NotFound(`activity ${id}`);
    const history = await readAudit(tx, 'activity', id);
    const next = history.find((row) => row.version === version + 1);
    return { stored: current, base: next && activityFoundBy(desk, current, next, history)?.document };
  });
  const wanted = keepHidden(normaliseActivity(parseEdit(input, stored.document)), stored);
  const byField = Map.groupBy(compareActivities(stored.document, wanted), (difference) => difference.field);
  const theirs = base && compareActivities(base, stored.document);
  const mine = base && compareActivities(base, wanted);
  return {
    version: stored.version,
    stands: stored.document,
    fields: [...byField].map(([field, differences]) => {
      const [byOthers, byPerson] = [theirs, mine].map((all) => all?.filter((one) => one.field === field));
      return {
        field,
        outcome: byOthers?.length === 0 ? 'mine' : byPerson?.length === 0 ? 'stored' : 'ask',
        differences,
        since: [...(byOthers ?? []), ...(byPerson ?? [])],
      };
    }),
  };
}
