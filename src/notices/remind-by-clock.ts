import { type Desk, todayOf } from '#access/index.ts';
import { addDays, daysBetween, newId, type PlainDate } from '#kernel/index.ts';
import {
  listFollowups,
  listInvitations,
  listLinks,
  listMeetings,
  type PersonalLink,
  type StoredRecommendation,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { LINK_PLACE, type Mail } from './mail.ts';
import { insertMail } from './mail-store.ts';
import { taskText } from './message-text.ts';
import { invitationMail, type Post, unansweredOf } from './send-mail.ts';

/** How long before a meeting those who have not answered are reminded. */
const BEFORE_MEETING = [7, 2] as const;
/** How long before its day the owner of a recommendation is reminded; and how often once it is late. */
const BEFORE_DUE = [14, 3] as const;
const LATE_EVERY = 14;

/** Whether today is a day on which the owner is written to. */
export function isTaskDay(due: PlainDate, today: PlainDate): boolean {
  const left = daysBetween(today, due);
  return left >= 0 ? (BEFORE_DUE as readonly number[]).includes(left) : -left % LATE_EVERY === 1;
}

/**
 * Writes the reminders of the day: to the invited who have not answered, and to who answers for a recommendation that
 * falls due or is late. Only to addresses that were written to before; each once. For the product itself.
 * @returns how many were written
 */
export async function remindByClock(desk: Desk, post: Post): Promise<number> {
  const today = todayOf(desk.now());
  const mails: Mail[] = [];
  for (const days of BEFORE_MEETING) {
    const day = addDays(today, days);
    const { coming } = await listMeetings(desk, {});
    for (const { id } of coming.filter((one) => one.firstDay === day)) {
      const { invitations } = await listInvitations(desk, id);
      const unanswered = unansweredOf(invitations, await listLinks(desk, id));
      mails.push(...unanswered.map((one) => invitationMail(desk, one, 'reminder', post)));
    }
  }
  const { recommendations } = await listFollowups(desk, { state: 'unfinished' });
  const due = recommendations.filter(
    ({ standing }) =>
      standing.state !== 'reported' && standing.due !== null && isTaskDay(standing.due, today),
  );
  for (const [meetingId, of] of Map.groupBy(due, (one) => one.meetingId)) {
    const links = await listLinks(desk, meetingId);
    mails.push(...of.flatMap((one) => taskMail(one, links, today, post)));
  }
  return mails.length === 0
    ? 0
    : desk.database.asActor(desk.actor, (tx) =>
        insertMail(tx, mails, { state: 'queued', at: desk.now().toString(), userId: null }),
      );
}

function taskMail(
  one: StoredRecommendation,
  links: readonly PersonalLink[],
  today: PlainDate,
  { locale }: Post,
): Mail[] {
  const link = links.find(({ recommendationId }) => recommendationId === one.id);
  if (!link || link.email === null) return [];
  return [
    {
      id: newId(),
      meetingId: one.meetingId,
      kind: one.standing.isLate ? 'overdue' : 'task',
      linkId: link.id,
      onceKey: `task ${one.id} ${today}`,
      recipient: link.email,
      name: one.record.ownerPost ?? one.record.ownerName,
      subject: (one.standing.isLate ? m.noticesSubjectOverdue : m.noticesSubjectTask)(
        { number: one.number },
        { locale },
      ),
      body: taskText(one, { link: LINK_PLACE }, locale),
      calendar: null,
    },
  ];
}
