import type { Desk } from '#access/index.ts';
import { Conflict, InvalidInput, NotFound } from '#kernel/index.ts';
import type { ActivityResult, ActivityTransaction } from './activity.ts';
import { holdActivity, writeEdit } from './change-activity.ts';
import { canonical } from './compare-activities.ts';
import { normaliseActivity } from './normalise-activity.ts';
import { parseEdit } from './parse-edit.ts';

/** One row of a list: `before` is the row as the person saw it, null for a new one; `after` is null to take it away. */
export interface RowChange {
  readonly id: string;
  readonly list: 'transactions' | 'results';
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Adds, corrects or takes away one transaction or result, whatever else was changed meanwhile; gives the version the
 * activity is now. Faults are named by the fields of the row.
 * @throws InvalidInput, Forbidden, NotFound, Conflict when this row is no longer as the person saw it
 */
export async function changeRow(desk: Desk, { id, list, before, after }: RowChange): Promise<number> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const activity = await holdActivity(tx, desk, id);
    if (activity.removedAt !== null) throw new NotFound(`activity ${id}`);
    const rows: readonly (ActivityTransaction | ActivityResult)[] = activity.document[list];
    const seen = canonical(before);
    const at = before === null ? rows.length : rows.findIndex((row) => canonical(row) === seen);
    if (at < 0) throw new Conflict(`a row of ${list} of activity ${id} was changed`, activity.version);
    const changed = [...rows.slice(0, at), ...(after === null ? [] : [after]), ...rows.slice(at + 1)];
    const input = { ...activity.document, [list]: changed };
    const document = normaliseActivity(
      ofRow(`${list}.${String(at)}.`, () => parseEdit(input, activity.document)),
    );
    return writeEdit(tx, desk, activity, document);
  });
}

/** Faults of one row without its place in the list. */
function ofRow<T>(prefix: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      Object.fromEntries(
        Object.entries(error.fields).map(([field, key]) => [
          field.startsWith(prefix) ? field.slice(prefix.length) : field,
          key,
        ]),
      ),
    );
  }
}
