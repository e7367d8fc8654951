import { demand, type Desk, userOf, writeAudit } from '#access/index.ts';
import { dateIn, Forbidden, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import {
  type AttendanceCount,
  type Attendant,
  type AttendantInput,
  countAttendance,
  parseAttendant,
} from './attendance.ts';
import { countEntries, insertAttendant, markAbsent, selectAttendance } from './attendance-store.ts';
import { type StoredMeeting, subjectOfMeeting } from './meeting.ts';
import { takeMeeting } from './take-meeting.ts';
import { lockLedger } from './recommendation-store.ts';

const MOST_ENTRIES = 5000;

/**
 * Writes down who is there: who calls the meeting for anybody and any of its days, a guest for themselves on the day.
 * An entry that was sent already is kept once.
 * @throws InvalidInput, NotFound, Forbidden on another day
 */
export async function enterAttendance(
  desk: Desk,
  meetingId: string,
  entries: readonly AttendantInput[],
): Promise<void> {
  if (entries.length > 1000) throw new InvalidInput({ '': 'meetingsErrorTooMany' });
  await desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeMeeting(tx, meetingId);
    const { actor } = desk;
    const isGuest = actor.kind === 'guest' && actor.meetingId === meetingId;
    if (!isGuest) demand(actor, 'planMeeting', subjectOfMeeting(meeting));
    await lockLedger(tx, meetingId);
    if (!isGuest && (await countEntries(tx, meetingId)) + entries.length > MOST_ENTRIES)
      throw new InvalidInput({ '': 'meetingsErrorTooMany' });
    for (const entry of entries) {
      const parsed = parseAttendant(entry, meeting.record);
      if (isGuest && parsed.day !== dateIn(meeting.record.timeZone, desk.now()))
        throw new Forbidden('guests enter themselves on the day', 'attendanceNotToday');
      await insertAttendant(tx, meetingId, {
        ...parsed,
        ...(isGuest && actor.inviteeId !== undefined && { inviteeId: actor.inviteeId }),
        method: !isGuest ? 'list' : actor.inviteeId === undefined ? 'code' : 'link',
        at: desk.now().toString(),
        linkId: isGuest ? actor.linkId : null,
        userId: userOf(actor),
      });
    }
    await writeAudit(tx, desk, {
      action: 'enter-attendance',
      subject: 'meeting',
      subjectId: meetingId,
      after: { count: entries.length },
    });
  });
}

/** Takes entries off the list, or puts them back. @throws Forbidden, NotFound */
export async function strikeAttendance(
  desk: Desk,
  {
    meetingId,
    ids,
    back = false,
  }: { readonly meetingId: string; readonly ids: readonly string[]; readonly back?: boolean },
): Promise<void> {
  const wanted = ids.filter(isId);
  if (wanted.length === 0) return;
  await desk.database.asActor(desk.actor, async (tx) => {
    demand(desk.actor, 'planMeeting', subjectOfMeeting(await takeMeeting(tx, meetingId)));
    const count = await markAbsent(tx, meetingId, wanted, back ? null : desk.now().toString());
    if (count === 0) throw new NotFound(`no such entry in meeting ${meetingId}`);
    await writeAudit(tx, desk, {
      action: back ? 'restore-attendance' : 'strike-attendance',
      subject: 'meeting',
      subjectId: meetingId,
      after: { count },
    });
  });
}

export interface AttendanceList {
  readonly meeting: StoredMeeting;
  readonly attendants: readonly Attendant[];
  readonly counts: readonly AttendanceCount[];
  /** The day it is at the venue, where it is one of the meeting's. */
  readonly today: string | null;
}

/** Who was there, for who calls the meeting. @throws Forbidden, NotFound */
export async function listAttendance(desk: Desk, meetingId: string): Promise<AttendanceList> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeMeeting(tx, meetingId);
    demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
    const attendants = await selectAttendance(tx, meetingId);
    const { firstDay, lastDay, timeZone } = meeting.record;
    const today = dateIn(timeZone, desk.now());
    return {
      meeting,
      attendants,
      counts: countAttendance(meeting.record, attendants),
      today: today >= firstDay && today <= lastDay ? today : null,
    };
  });
}

/** Whether somebody who came by a link is entered for today already. */
export async function isEntered(desk: Desk, meetingId: string): Promise<boolean> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const { record } = await takeMeeting(tx, meetingId);
    const today = dateIn(record.timeZone, desk.now());
    return (await selectAttendance(tx, meetingId)).some(({ day }) => day === today);
  });
}
