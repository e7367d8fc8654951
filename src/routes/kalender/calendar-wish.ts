import {
  CALENDAR_KINDS,
  type CalendarEntry,
  type CalendarKind,
  type Desk,
  gatherCalendar,
} from '#access/index.ts';
import type { Locale, PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { useApp } from '#app.ts';

/** What of the calendar is wanted, as it stands in an address. */
export interface CalendarWish {
  /** All where none is named. */
  readonly kinds: readonly CalendarKind[];
  readonly area: string | null;
  readonly own: boolean;
}

export const KIND_WORDS: Readonly<Record<CalendarKind, typeof m.calendarKindMeeting>> = {
  meeting: m.calendarKindMeeting,
  visit: m.calendarKindVisit,
  event: m.calendarKindEvent,
  recommendation: m.calendarKindRecommendation,
  proposal: m.calendarKindProposal,
  permit: m.calendarKindPermit,
};

/** Reads a wish; what cannot be read is left out. */
export function readWish(given: URLSearchParams): CalendarWish {
  const area = given.get('area') ?? '';
  return {
    kinds: CALENDAR_KINDS.filter((kind) => kind === given.get('kind')),
    area: /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/.test(area) ? area : null,
    own: given.get('own') === 'ya',
  };
}

/** The query of an address with this wish and, for a page, its month. */
export function calendarQuery({ kinds: [kind], area, own }: CalendarWish, month?: string): string {
  const query = new URLSearchParams({
    ...(month !== undefined && { bulan: month }),
    ...(kind !== undefined && { kind }),
    ...(area !== null && { area }),
    ...(own && { own: 'ya' }),
  });
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** What the reader may know of the days between two, as wished. */
export async function readCalendar(
  desk: Desk,
  { kinds, area, own }: CalendarWish,
  { from, to, locale }: { readonly from: PlainDate; readonly to: PlainDate; readonly locale: Locale },
): Promise<CalendarEntry[]> {
  const entries = await gatherCalendar(desk, useApp().calendar, { from, to, area, locale });
  return entries.filter(
    (entry) => (kinds.length === 0 || kinds.includes(entry.kind)) && (!own || entry.own === true),
  );
}
