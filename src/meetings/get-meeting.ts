import type { Desk } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import type { StoredMeeting } from './meeting.ts';
import { findMeeting } from './meeting-store.ts';
import { countPartnersByClass, type PartnersByClass } from './partner-classes.ts';

/** A meeting with its agenda and who is called. @throws NotFound */
export async function getMeeting(desk: Desk, id: string): Promise<StoredMeeting> {
  const found = await desk.database.asActor(desk.actor, (tx) => findMeeting(tx, id));
  if (!found) throw new NotFound(`meeting ${id}`);
  return found;
}

/** The partners at a meeting by class; nobody for a meeting the actor may not know of. */
export async function partnersAtMeeting(desk: Desk, id: string): Promise<PartnersByClass> {
  return desk.database.asActor(desk.actor, (tx) => countPartnersByClass(tx, { id }));
}
