import { addDays } from '#kernel/index.ts';
import { hoursOf, type StoredMeeting } from '#meetings/index.ts';
import ical, { ICalAttendeeStatus, ICalCalendarMethod } from 'ical-generator';

/**
 * A meeting as an invitation that calendar programs take (RFC 5545, method REQUEST): with hours where the agenda has them,
 * else whole days. One UID for life; the version tells programs that it changed.
 */
export function calendarEntry(
  { id, version, record, officeName }: StoredMeeting,
  {
    from,
    recipient,
    name,
    now,
  }: {
    readonly from: string;
    readonly recipient: string;
    readonly name: string;
    readonly now: Temporal.Instant;
  },
): string {
  const hours = hoursOf(record);
  const calendar = ical({
    method: ICalCalendarMethod.REQUEST,
    prodId: { company: 'Sinergi', product: 'Undangan', language: 'ID' },
  });
  calendar.createEvent({
    id: `${id}@sinergi`,
    sequence: version,
    stamp: new Date(now.epochMilliseconds),
    allDay: hours === undefined,
    start: new Date(hours?.begins ?? `${record.firstDay}T00:00:00Z`),
    end: new Date(hours?.ends ?? `${addDays(record.lastDay, 1)}T00:00:00Z`),
    summary: record.title,
    location: [record.venue, record.city].filter((part) => part !== null).join(', ') || null,
    ...(record.link !== null && { url: record.link }),
    organizer: { name: officeName ?? 'Sinergi', email: from },
    attendees: [{ name, email: recipient, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION }],
  });
  return calendar.toString();
}
