import type { Locale } from '#kernel/index.ts';
import { formatDate } from '#kernel/index.ts';
import type { StoredMeeting, StoredRecommendation } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { clockTime, dateRange, dateWithDay } from '#papers/index.ts';

/** Short enough to be read on a telephone. */
const LONGEST = 700;

/** "Selasa, 10 Maret 2026, pukul 09.00 WITA, Hotel Pelangi, Kupang". */
function whenAndWhere({ record }: Pick<StoredMeeting, 'record'>, locale: Locale): string {
  const { firstDay, lastDay, timeZone, agenda } = record;
  const first = agenda.find(({ day, begins }) => day === firstDay && begins !== null)?.begins;
  return [
    firstDay === lastDay ? dateWithDay(firstDay, locale) : dateRange(firstDay, lastDay, locale),
    ...(first ? [clockTime(first, timeZone, undefined, locale)] : []),
    ...[record.venue, record.city].filter((part) => part !== null),
  ].join(', ');
}

/** A message that can be sent by WhatsApp: greeting, title, day and hour with zone, place, link, who sends it. */
export function invitationText(
  meeting: Pick<StoredMeeting, 'record' | 'officeName'>,
  { name, link }: { readonly name: string; readonly link: string },
  locale: Locale,
): string {
  const write = (title: string): string =>
    m
      .invitationsMessage(
        { name, title, when: whenAndWhere(meeting, locale), link, office: meeting.officeName ?? '' },
        { locale },
      )
      .trim();
  return shortened(meeting.record.title, write);
}

/** The same again, for who has not answered yet. */
export function reminderText(
  meeting: Pick<StoredMeeting, 'record' | 'officeName'>,
  { name, link }: { readonly name: string; readonly link: string },
  locale: Locale,
): string {
  const write = (title: string): string =>
    m
      .noticesReminder(
        { name, title, when: whenAndWhere(meeting, locale), link, office: meeting.officeName ?? '' },
        { locale },
      )
      .trim();
  return shortened(meeting.record.title, write);
}

/** What the owner of a recommendation is told: the text, the day, and where to tell of it. */
export function taskText(
  { record, standing, meetingTitle, meetingOfficeName }: StoredRecommendation,
  { link }: { readonly link: string },
  locale: Locale,
): string {
  const words = {
    name: record.ownerPost ?? record.ownerName,
    title: meetingTitle ?? m.meetingsName({}, { locale }),
    due: standing.due === null ? '-' : formatDate(standing.due, locale),
    link,
    office: meetingOfficeName ?? '',
  };
  const write = (text: string): string =>
    (standing.isLate ? m.noticesOverdue : m.invitationsMessageTask)({ ...words, text }, { locale }).trim();
  return shortened(record.text, write);
}

/** Cuts the long part so that the whole stays short; the link never. */
function shortened(long: string, write: (part: string) => string): string {
  const whole = write(long);
  const over = whole.length - LONGEST;
  return over <= 0 ? whole : write(`${long.slice(0, Math.max(20, long.length - over - 1)).trimEnd()}…`);
}
