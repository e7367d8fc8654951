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
  /** Field by field what the edit would change in what stands; `mine` where the person changed it and nobody else did. */
  readonly fields: readonly {
    readonly field: keyof ActivityDocument;
    readonly mine: boolean;
    readonly differences: readonly FieldDifference[];
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
  const theirs = base ? changedFields(base, stored.document) : new Set(byField.keys());
  const mine = base ? changedFields(base, wanted) : new Set<keyof ActivityDocument>();
  return {
    version: stored.version,
    fields: [...byField].map(([field, differences]) => ({
      field,
      mine: mine.has(field) && !theirs.has(field),
      differences,
    })),
  };
}

function changedFields(before: ActivityDocument, after: ActivityDocument): Set<keyof ActivityDocument> {
  return new Set(compareActivities(before, after).map((difference) => difference.field));
}
