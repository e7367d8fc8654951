import { type Desk, todayOf } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { type ListedMeeting, type MeetingsWish, selectMeetings } from './meeting-store.ts';
import { countPartnersOf, type PartnersByClass } from './partner-classes.ts';

/** A meeting in a list, with its partners by class; null where it has none. */
export interface CountedMeeting extends ListedMeeting {
  readonly partners: PartnersByClass | null;
}

export interface MeetingLists {
  /** The next first. */
  readonly coming: readonly CountedMeeting[];
  /** The latest first. */
  readonly past: readonly CountedMeeting[];
  /** Planned by the actor's office and not announced. */
  readonly drafts: readonly CountedMeeting[];
}

const MOST = 300;

/** Meetings the actor may know of, 300 of each list at the most. */
export async function listMeetings(
  desk: Desk,
  wish: Pick<MeetingsWish, 'area' | 'kind' | 'year'>,
): Promise<MeetingLists> {
  const today = todayOf(desk.now());
  return desk.database.asActor(desk.actor, async (tx) => ({
    coming: await counted(tx, { ...wish, from: today }),
    past: await counted(tx, { ...wish, before: today }),
    drafts: await counted(tx, { ...wish, drafts: true }),
  }));
}

async function counted(tx: Transaction, wish: MeetingsWish): Promise<CountedMeeting[]> {
  const meetings = await selectMeetings(tx, wish, MOST);
  const counts = await countPartnersOf(
    tx,
    meetings.map(({ id }) => id),
  );
  return meetings.map((meeting) => ({ ...meeting, partners: counts.get(meeting.id) ?? null }));
}
