import { demand, type Desk } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { NotFound } from '#kernel/index.ts';
import { type StoredMeeting, subjectOfMeeting } from './meeting.ts';
import { findMeeting } from './meeting-store.ts';

/** A meeting that stands in the register. @throws NotFound also where it was taken out */
export async function takeMeeting(tx: Transaction, id: string): Promise<StoredMeeting> {
  const meeting = await findMeeting(tx, id);
  if (!meeting || meeting.removedAt !== null) throw new NotFound(`meeting ${id}`);
  return meeting;
}

/** A meeting the actor calls, also one that was taken out. @throws NotFound, Forbidden */
export async function takePlanned(tx: Transaction, desk: Desk, id: string): Promise<StoredMeeting> {
  const meeting = await findMeeting(tx, id);
  if (!meeting) throw new NotFound(`meeting ${id}`);
  demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  return meeting;
}

/** The same for who is in no transaction yet. @throws NotFound, Forbidden */
export function getPlannedMeeting(desk: Desk, id: string): Promise<StoredMeeting> {
  return desk.database.asActor(desk.actor, (tx) => takePlanned(tx, desk, id));
}
