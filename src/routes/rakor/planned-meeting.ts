import { demand, type Desk } from '#access/index.ts';
import { getMeeting, type StoredMeeting, subjectOfMeeting } from '#meetings/index.ts';

/** A meeting for who calls it. @throws NotFound, Forbidden */
export async function getPlanned(desk: Desk, id: string): Promise<StoredMeeting> {
  const meeting = await getMeeting(desk, id);
  demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  return meeting;
}
