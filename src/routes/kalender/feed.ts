import type { CalendarEntry, CalendarKind } from '#access/index.ts';
import { addDays, type PlainDate } from '#kernel/index.ts';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** Their title says what they are, and they are somewhere. */
const MEETINGS: readonly CalendarKind[] = ['meeting', 'visit', 'event'];
const STATUSES = { cancelled: ICalEventStatus.CANCELLED, planned: ICalEventStatus.TENTATIVE };
/** Seconds after which a program that subscribes had better ask again. */
const REFRESH = 6 * 3600;

export function isMeeting({ kind }: Pick<CalendarEntry, 'kind'>): boolean {
  return MEETINGS.includes(kind);
}

/**
 * Entries as an iCalendar file (RFC 5545): as moments where hours are known, which each program shows by its own clock,
 * else whole days. One event keeps one UID for life and counts its changes, so that programs take a change for one. What
 * was called off is marked so.
 */
export function feedOf(
  entries: readonly CalendarEntry[],
  {
    origin,
    now,
    name,
    kindWord,
  }: {
    readonly origin: string;
    readonly now: Temporal.Instant;
    readonly name: string;
    readonly kindWord: (kind: CalendarKind) => string;
  },
): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Sinergi', product: 'Kalender', language: 'ID' },
    ttl: REFRESH,
  });
  for (const entry of entries) {
    const { id, version, kind, day, lastDay, hours, standing, title, detail, path } = entry;
    const link = `${origin}${path}`;
    const isSomewhere = isMeeting(entry);
    calendar.createEvent({
      id: `${id}@sinergi`,
      sequence: version,
      stamp: new Date(now.epochMilliseconds),
      allDay: hours === undefined,
      start: hours === undefined ? midnight(day) : new Date(hours.begins),
      end: hours === undefined ? midnight(addDays(lastDay ?? day, 1)) : new Date(hours.ends),
      summary: isSomewhere ? title : `${kindWord(kind)}: ${title}`,
      ...(isSomewhere && detail !== undefined && { location: detail }),
      // Not every program shows the property for links.
      description: [...(isSomewhere || detail === undefined ? [] : [detail]), link].join('\n'),
      // A deadline keeps nobody busy.
      ...(!isSomewhere && { transparency: ICalEventTransparency.TRANSPARENT }),
      ...(standing !== undefined && { status: STATUSES[standing] }),
      url: link,
    });
  }
  return calendar.toString();
}

function midnight(day: PlainDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
