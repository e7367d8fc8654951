import {
  type CalendarEntry,
  type CalendarScope,
  type CalendarSupplier,
  type Desk,
  gatherCalendar,
  todayOf,
} from '#access/index.ts';
import { addDays, type Locale } from '#kernel/index.ts';
import { isMeeting } from './feed.ts';

/** Days that have passed and are still told, and days to come. */
const BACK = 180;
const AHEAD = 730;

/**
 * What a person's own calendar tells: meetings and visits they may know of, and deadlines that are their own offices', seen
 * from each of their seats; nothing of a deadline but what it is, and when.
 * @param scope meetings of their own office and those it is called to, or all they may know of
 */
export async function ownCalendar(
  desks: readonly Desk[],
  suppliers: readonly CalendarSupplier[],
  { scope, locale }: { readonly scope: CalendarScope; readonly locale: Locale },
): Promise<CalendarEntry[]> {
  const entries = new Map<string, CalendarEntry>();
  // One after the other: each takes transactions of its own, and a trial has one connection.
  for (const desk of desks) {
    const today = todayOf(desk.now());
    const span = {
      from: addDays(today, -BACK),
      to: addDays(today, AHEAD),
      area: null,
      locale,
      cancelled: true,
    };
    for (const entry of await gatherCalendar(desk, suppliers, span)) {
      const isWanted = entry.own === true || (scope === 'all' && isMeeting(entry));
      if (isWanted) entries.set(entry.id, isMeeting(entry) ? entry : { ...entry, detail: undefined });
    }
  }
  return [...entries.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
