import type { AgendaItem, MeetingRecord } from './meeting.ts';

type Days = Pick<MeetingRecord, 'firstDay' | 'lastDay' | 'timeZone'>;

/** From when until when, as moments. */
export interface MeetingHours {
  readonly begins: string;
  readonly ends: string;
}

/**
 * When a meeting begins and ends, by the clocks of its place: the first of its first day and the last of its last day.
 * An hour long where it has but one; nothing where either is not known.
 */
export function hoursBetween(
  { firstDay, lastDay, timeZone }: Days,
  first: string | null | undefined,
  last: string | null | undefined,
): MeetingHours | undefined {
  if (!first || !last) return undefined;
  const at = (day: string, clock: string) =>
    Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(timeZone).toInstant();
  const begins = at(firstDay, first);
  const ends = at(lastDay, last);
  const isLonger = Temporal.Instant.compare(begins, ends) < 0;
  return { begins: begins.toString(), ends: (isLonger ? ends : begins.add({ hours: 1 })).toString() };
}

/** The same of a meeting with its agenda. */
export function hoursOf(record: Days & { readonly agenda: readonly AgendaItem[] }): MeetingHours | undefined {
  const on = (wanted: string) => record.agenda.filter(({ day }) => day === wanted);
  const sorted = (clocks: readonly (string | null)[]) => clocks.filter((clock) => clock !== null).sort();
  const first = sorted(on(record.firstDay).map(({ begins }) => begins))[0];
  const last = sorted(on(record.lastDay).flatMap(({ begins, ends }) => [begins, ends])).at(-1);
  return hoursBetween(record, first, last);
}
