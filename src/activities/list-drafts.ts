import { type Desk, officeOf } from '#access/index.ts';
import { type OfficeDraft, readDrafts } from './draft-store.ts';

/** The activities that the actor's office has written and not handed in, the longest untouched first. */
export async function listDrafts(desk: Desk): Promise<OfficeDraft[]> {
  const officeId = officeOf(desk.actor);
  if (officeId === null) return [];
  return desk.database.asActor(desk.actor, (tx) => readDrafts(tx, officeId));
}
