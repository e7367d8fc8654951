import type { Desk } from '#access/index.ts';
import { findSummary, type MinutesSummary } from './steps-store.ts';

/** What all who may read the meeting, the public too, read of its locked minutes; nothing before the lock. */
export async function minutesSummary(desk: Desk, meetingId: string): Promise<MinutesSummary | undefined> {
  return desk.database.asActor(desk.actor, (tx) => findSummary(tx, meetingId));
}
