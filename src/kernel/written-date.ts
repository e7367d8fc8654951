import type { Locale } from './localized-text.ts';
import type { PlainDate } from './plain-date.ts';

const LANGUAGE_TAGS = { id: 'id-ID', en: 'en-GB' } as const;

/** A calendar date in words: `6 Januari 2026`, `6 January 2026`. Anything that is no date comes back unchanged. */
export function formatDate(date: PlainDate, locale: Locale): string {
  const at = new Date(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at.getTime())) return date;
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}
