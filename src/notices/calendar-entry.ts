import { addDays } from '#kernel/index.ts';
import type { StoredMeeting } from '#meetings/index.ts';
import ical, { ICalAttendeeStatus, ICalCalendarMethod } from 'ical-generator';

const HOUR = 3_600_000;

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
  const clocks = record.agenda.flatMap(({ day, begins, ends }) => [
    ...(begins === null ? [] : [`${day}T${begins}`]),
    ...(ends === null ? [] : [`${day}T${ends}`]),
  ]);
  const at = (clock: string) =>
    new Date(Temporal.PlainDateTime.from(clock).toZonedDateTime(record.timeZone).epochMilliseconds);
  const [first, last] = [clocks.toSorted()[0], clocks.toSorted().at(-1)];
  const hasHours = first?.startsWith(record.firstDay) === true && last?.startsWith(record.lastDay) === true;
  const calendar = ical({
    method: ICalCalendarMethod.REQUEST,
    prodId: { company: 'Sinergi', product: 'Undangan', language: 'ID' },
  });
  calendar.createEvent({
    id: `${id}@sinergi`,
    sequence: version,
    stamp: new Date(now.epochMilliseconds),
    allDay: !hasHours,
    start: hasHours ? at(first) : new Date(`${record.firstDay}T00:00:00Z`),
    end: !hasHours
      ? new Date(`${addDays(record.lastDay, 1)}T00:00:00Z`)
      : last === first
        ? new Date(at(first).getTime() + HOUR)
        : at(last),
    summary: record.title,
    location: [record.venue, record.city].filter((part) => part !== null).join(', ') || null,
    ...(record.link !== null && { url: record.link }),
    organizer: { name: officeName ?? 'Sinergi', email: from },
    attendees: [{ name, email: recipient, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION }],
  });
  return calendar.toString();
}
