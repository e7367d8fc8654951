import { addDays } from '#kernel/index.ts';
import type { ListedMeeting } from '#meetings/index.ts';
import { placeWords } from './words.ts';

/**
 * Meetings as an iCalendar file (RFC 5545): days without hours, since the hours stand in the agenda. One event keeps one
 * UID for life.
 */
export function calendarOf(
  meetings: readonly ListedMeeting[],
  { origin, now }: { readonly origin: string; readonly now: Temporal.Instant },
): string {
  const stamp = now.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sinergi//Rakor//ID',
    'CALSCALE:GREGORIAN',
    ...meetings.flatMap((meeting) => [
      'BEGIN:VEVENT',
      `UID:${meeting.id}@sinergi`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${bare(meeting.firstDay)}`,
      `DTEND;VALUE=DATE:${bare(addDays(meeting.lastDay, 1))}`,
      `SUMMARY:${escaped(meeting.title)}`,
      ...(placeWords(meeting) === null ? [] : [`LOCATION:${escaped(placeWords(meeting) ?? '')}`]),
      `URL:${origin}/rakor/${meeting.id}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const bare = (date: string): string => date.replaceAll('-', '');

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
}

/** Lines of at most 75 octets; what goes on begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    const limit = parts.length === 0 ? 75 : 74;
    if (Buffer.byteLength(part + sign) > limit) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part].join('\r\n ');
}
