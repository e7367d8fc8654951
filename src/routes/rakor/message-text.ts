import type { Locale } from '#kernel/index.ts';
import type { MeetingRecord, StoredRecommendation } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';
import { clockWords, daysWords, placeWords } from './words.ts';

/** Short enough to be read on a telephone. */
const LONGEST = 700;

/** A message that can be sent by WhatsApp: greeting, title, day and hour with zone, place, link, who sends it. */
export function invitationText(
  { record, officeName }: { readonly record: MeetingRecord; readonly officeName: string | null },
  { name, link }: { readonly name: string; readonly link: string },
  locale: Locale,
): string {
  const [first] = record.agenda;
  const clock =
    first?.begins && first.day === record.firstDay
      ? `, ${clockWords({ begins: first.begins, ends: null }, record.timeZone, locale)}`
      : '';
  const place = placeWords(record);
  const write = (title: string) =>
    m
      .invitationsMessage(
        {
          name,
          title,
          when: `${daysWords(record, locale)}${clock}`,
          place: place === null ? '' : `, ${place}`,
          link,
          office: officeName ?? '',
        },
        { locale },
      )
      .trim();
  return shortened(record.title, write);
}

/** The same for the owner of a recommendation. */
export function taskText(
  { record, standing, meetingTitle }: StoredRecommendation,
  { link, officeName }: { readonly link: string; readonly officeName: string | null },
  locale: Locale,
): string {
  const write = (text: string) =>
    m
      .invitationsMessageTask(
        {
          name: record.ownerPost ?? record.ownerName,
          title: meetingTitle ?? m.meetingsName({}, { locale }),
          text,
          due: standing.due === null ? '-' : formatDate(standing.due, locale),
          link,
          office: officeName ?? '',
        },
        { locale },
      )
      .trim();
  return shortened(record.text, write);
}

/** Cuts the long part so that the whole stays short; the link never. */
function shortened(long: string, write: (part: string) => string): string {
  const whole = write(long);
  const over = whole.length - LONGEST;
  return over <= 0 ? whole : write(`${long.slice(0, Math.max(20, long.length - over - 1)).trimEnd()}…`);
}
