import type { Desk } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { holdActivity, requireVersion, writeEdit } from './change-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';
import { parseEdit } from './parse-edit.ts';

/**
 * Replaces an activity by what a person made of the version they had before them; gives the version it is now.
 * Nothing is written where nothing differs. With `handIn` a draft enters the register.
 * @throws InvalidInput, Forbidden, NotFound, Conflict when somebody else changed it meanwhile
 */
export async function editActivity(
  desk: Desk,
  { id, version, input, handIn = false }: { id: string; version: number; input: unknown; handIn?: boolean },
): Promise<number> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const before = await holdActivity(tx, desk, id);
    if (before.removedAt !== null) throw new NotFound(`activity ${id}`);
    const document = normaliseActivity(parseEdit(input, before.document));
    requireVersion(before, version);
    return writeEdit(tx, desk, before, document, { handIn });
  });
}
