import type { Desk } from '#access/index.ts';
import { type ChangesWish, readChanges, type RecordedChange } from './changes-store.ts';

/** Recorded changes of the tree, the latest day first; the public does not see those taken back. */
export async function listAreaChanges(
  desk: Desk,
  wish: ChangesWish,
): Promise<{ changes: RecordedChange[]; total: number }> {
  return desk.database.asActor(desk.actor, (tx) => readChanges(tx, wish));
}
