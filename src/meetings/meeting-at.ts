import { type Desk, readAudit } from '#access/index.ts';
import type { MeetingRecord } from './meeting.ts';
import { takePlanned } from './take-meeting.ts';

/**
 * A meeting as it was in an earlier version, for who calls it; nothing where the trail does not say.
 * @throws NotFound, Forbidden
 */
export async function meetingAt(desk: Desk, id: string, version: number): Promise<MeetingRecord | undefined> {
  const trail = await desk.database.asActor(desk.actor, async (tx) => {
    await takePlanned(tx, desk, id);
    return readAudit(tx, 'meeting', id);
  });
  const made = trail.find((row) => row.version === version)?.after;
  const found = trail.find((row) => row.version === version + 1)?.before;
  return (made ?? found ?? undefined) as MeetingRecord | undefined;
}
