import {
  type CalendarEntry,
  type CalendarKind,
  type CalendarSpan,
  type Desk,
  officeOf,
} from '#access/index.ts';
import { type Locale, zoneName } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { listFollowups } from './list-followups.ts';
import { listProposals } from './list-proposals.ts';
import type { MeetingKind } from './meeting.ts';
import { hoursBetween } from './meeting-hours.ts';
import { type ListedMeeting, selectMeetings } from './meeting-store.ts';
import { isOwnTask } from './brought-before.ts';
import { lastRound } from './proposal.ts';
import type { StoredRecommendation } from './recommendation.ts';

const MOST = 1000;

/** Days of meetings, by when recommendations are due, and by when proposals are to be answered. */
export async function meetingDates(desk: Desk, span: CalendarSpan): Promise<CalendarEntry[]> {
  const { from, to, area } = span;
  const meetings = await desk.database.asActor(desk.actor, async (tx) => {
    const wish = { area, from, until: to };
    const standing = [
      ...(await selectMeetings(tx, wish, MOST)),
      ...(await selectMeetings(tx, { ...wish, drafts: true }, MOST)),
    ].map((meeting) => meetingEntry(desk, meeting, span.locale));
    const off = span.cancelled ? await selectMeetings(tx, { ...wish, removed: true }, MOST) : [];
    return [
      ...standing,
      ...off.map((meeting) => ({
        ...meetingEntry(desk, meeting, span.locale),
        standing: 'cancelled' as const,
      })),
    ];
  });
  return [...meetings, ...(await recommendationEntries(desk, span)), ...(await proposalEntries(desk, span))];
}

const KINDS: Readonly<Record<MeetingKind, CalendarKind>> = {
  rakor: 'meeting',
  evaluation: 'meeting',
  interministerial: 'meeting',
  plenary: 'meeting',
  visit: 'visit',
  socialisation: 'event',
  seminar: 'event',
};

function meetingEntry(desk: Desk, meeting: ListedMeeting, locale: Locale): CalendarEntry {
  const { id, version, kind, firstDay, lastDay, begins, timeZone, title, venue, city } = meeting;
  const clock = locale === 'id' ? begins?.replace(':', '.') : (begins ?? undefined);
  const where = [venue, city].filter((part) => part !== null).join(', ');
  return {
    ...{ id, version, kind: KINDS[kind], day: firstDay, title },
    ...(lastDay !== firstDay && { lastDay }),
    ...(clock !== undefined && { time: `${clock} ${zoneName(timeZone)}` }),
    hours: hoursBetween(meeting, begins, meeting.ends),
    ...(meeting.draft && { standing: 'planned' as const }),
    detail:
      [where, ...(meeting.draft ? [m.meetingsDraft({}, { locale })] : [])].filter(Boolean).join(' · ') ||
      undefined,
    path: `/rakor/${id}`,
    own: meeting.isCalled || (meeting.officeId !== null && meeting.officeId === officeOf(desk.actor)),
  };
}

async function recommendationEntries(desk: Desk, { from, to, area }: CalendarSpan): Promise<CalendarEntry[]> {
  const { recommendations } = await listFollowups(desk, { state: 'unfinished' });
  return recommendations
    .filter((one) => isInside(one, area))
    .flatMap((one) => {
      const { due, isLate } = one.standing;
      if (due === null || due < from || due > to) return [];
      const { text, ownerName } = one.record;
      return {
        id: one.id,
        version: one.version + one.steps.length,
        kind: 'recommendation' as const,
        day: due,
        title: shortened(text),
        detail: ownerName,
        path: `/tindak-lanjut/${one.id}`,
        late: isLate,
        own: isOwnTask(desk.actor, one),
      };
    });
}

function isInside({ meetingArea }: StoredRecommendation, area: string | null): boolean {
  return area === null || meetingArea === area || meetingArea?.startsWith(`${area}.`) === true;
}

async function proposalEntries(
  desk: Desk,
  { from, to, area, locale }: CalendarSpan,
): Promise<CalendarEntry[]> {
  if (desk.actor.kind === 'public') return [];
  const open = await listProposals(desk, { open: true });
  return open.flatMap((one) => {
    const { answerBy, number } = lastRound(one);
    if (answerBy < from || answerBy > to || !(area === null || one.areaCode.startsWith(area))) return [];
    return {
      id: one.id,
      version: number,
      kind: 'proposal' as const,
      day: answerBy,
      title: m.calendarDivision({ place: one.areaName }, { locale }),
      detail: one.officeName,
      path: `/tumpang-tindih/usulan/${one.id}`,
      late: one.state === 'overdue',
      own: one.waitsForReader || one.officeId === officeOf(desk.actor),
    };
  });
}

const LONGEST = 140;

/** The beginning of a long text, cut between words. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …`;
}
