import type { CalendarEntry, CalendarKind } from '#access/index.ts';
import { addDays, type PlainDate } from '#kernel/index.ts';
import ical from 'ical-generator';

/** Their title says what they are, and they are somewhere. */
const MEETINGS: readonly CalendarKind[] = ['meeting', 'visit', 'event'];

/**
 * Entries as an iCalendar file (RFC 5545): days without hours, since the hours stand in the agenda. One event keeps one
 * UID for life and counts its changes, so that programs take a change for one.
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
  const calendar = ical({ name, prodId: { company: 'Sinergi', product: 'Kalender', language: 'ID' } });
  for (const { id, version, kind, day, lastDay, title, detail, path } of entries) {
    const isMeeting = MEETINGS.includes(kind);
    calendar.createEvent({
      id: `${id}@sinergi`,
      sequence: version,
      stamp: new Date(now.epochMilliseconds),
      allDay: true,
      start: midnight(day),
      end: midnight(addDays(lastDay ?? day, 1)),
      summary: isMeeting ? title : `${kindWord(kind)}: ${title}`,
      ...(detail !== undefined && (isMeeting ? { location: detail } : { description: detail })),
      url: `${origin}${path}`,
    });
  }
  return calendar.toString();
}

function midnight(day: PlainDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
