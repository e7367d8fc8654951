import type { Locale, PlainDate } from '#kernel/index.ts';
import type { Desk } from './desk.ts';

/** What a calendar holds, as far as rooms supply it. */
export const CALENDAR_KINDS = ['meeting', 'visit', 'event', 'recommendation', 'proposal', 'permit'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** Something that has a day, in words that are ready to read. */
export interface CalendarEntry {
  /** The same for the life of what it is about, and how often that was changed: UID and SEQUENCE of a feed. */
  readonly id: string;
  readonly version: number;
  readonly kind: CalendarKind;
  readonly day: PlainDate;
  /** The last day, where it is more than one. */
  readonly lastDay?: PlainDate | undefined;
  /** Of the clock at its place, with the zone: `09.00 WITA`. */
  readonly time?: string | undefined;
  /** From when until when, as moments, where hours are known. */
  readonly hours?: { readonly begins: string; readonly ends: string } | undefined;
  /** It was called off, or is planned and not announced. */
  readonly standing?: 'cancelled' | 'planned' | undefined;
  readonly title: string;
  /** Where it is, or whose task. */
  readonly detail?: string | undefined;
  /** Where it stands in the product, from the root: `/rakor/…`. */
  readonly path: string;
  /** Its day has passed and it is not done. */
  readonly late?: boolean | undefined;
  /** A matter of the reader's own office or organisation. */
  readonly own?: boolean | undefined;
}

/** Which days, both included; which area and all inside it, null for all; in which language. */
export interface CalendarSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly area: string | null;
  readonly locale: Locale;
  /** Also what was called off, as far as the actor may know of it. */
  readonly cancelled?: boolean | undefined;
}

/** How a room says what it knows of days; only what the actor may see. */
export type CalendarSupplier = (desk: Desk, span: CalendarSpan) => Promise<CalendarEntry[]>;

/** Entries of all suppliers by day; what lasts longer and what has no hour first. */
export async function gatherCalendar(
  desk: Desk,
  suppliers: readonly CalendarSupplier[],
  span: CalendarSpan,
): Promise<CalendarEntry[]> {
  const entries: CalendarEntry[] = [];
  for (const supply of suppliers) entries.push(...(await supply(desk, span)));
  const order = ({ day, time, title }: CalendarEntry) => [day, time ?? '', title].join(' ');
  return entries.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
