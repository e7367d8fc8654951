import { type Desk, todayOf } from '#access/index.ts';
import { type ListedMeeting, selectMeetings } from './meeting-store.ts';

const MOST_NEXT = 3;

export interface MeetingsAround {
  /** The next first; of the actor's own office also what is not announced yet. */
  readonly next: readonly ListedMeeting[];
  /** The latest Rakor that is over. */
  readonly last: ListedMeeting | undefined;
}

/** The meetings next to today that the actor may know of. */
export async function meetingsAround(desk: Desk): Promise<MeetingsAround> {
  const today = todayOf(desk.now());
  return desk.database.asActor(desk.actor, async (tx) => {
    const next = [
      ...(await selectMeetings(tx, { from: today }, MOST_NEXT)),
      ...(await selectMeetings(tx, { from: today, drafts: true }, MOST_NEXT)),
    ];
    const [last] = await selectMeetings(tx, { before: today, kind: 'rakor' }, 1);
    return {
      next: next.sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1)).slice(0, MOST_NEXT),
      last,
    };
  });
}
