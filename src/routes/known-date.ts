import type { Desk } from '#access/index.ts';
import { ratesSince } from '#activities/index.ts';
import { dateIn, endOfDay, isPlainDate, type Locale, type PlainDate } from '#kernel/index.ts';
import { formatDate } from '#ui/format.ts';

const ZONE = 'Asia/Makassar';

/** The date a page is asked for as known on, `?per=2026-01-06`; nothing for today, the future, and what is no date. */
export function readKnownDate(url: URL, now: Temporal.Instant): PlainDate | undefined {
  const written = url.searchParams.get('per') ?? '';
  return isPlainDate(written) && written < dateIn(ZONE, now) ? written : undefined;
}

/** The end of the date, in the middle of the three zones. */
export function momentOf(date: PlainDate): Temporal.Instant {
  return endOfDay(ZONE, date);
}

export interface KnownWords {
  readonly date: PlainDate;
  readonly text: string;
  /** Exchange rates entered since. */
  readonly rates: number;
}

/** What a page of the past says about itself. */
export async function knownWords(
  desk: Desk,
  date: PlainDate | undefined,
  locale: Locale,
): Promise<KnownWords | undefined> {
  if (date === undefined) return undefined;
  return { date, text: formatDate(date, locale), rates: await ratesSince(desk, momentOf(date)) };
}
