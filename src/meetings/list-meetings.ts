import { type Desk, todayOf } from '#access/index.ts';
import { type ListedMeeting, type MeetingsWish, selectMeetings } from './meeting-store.ts';

export interface MeetingLists {
  /** The next first. */
  readonly coming: readonly ListedMeeting[];
  /** The latest first. */
  readonly past: readonly ListedMeeting[];
  /** Planned by the actor's office and not announced. */
  readonly drafts: readonly ListedMeeting[];
}

const MOST = 300;

/** Meetings the actor may know of, 300 of each list at the most. */
export async function listMeetings(
  desk: Desk,
  wish: Pick<MeetingsWish, 'area' | 'kind' | 'year'>,
): Promise<MeetingLists> {
  const today = todayOf(desk.now());
  return desk.database.asActor(desk.actor, async (tx) => ({
    coming: await selectMeetings(tx, { ...wish, from: today }, MOST),
    past: await selectMeetings(tx, { ...wish, before: today }, MOST),
    drafts: await selectMeetings(tx, { ...wish, drafts: true }, MOST),
  }));
}
