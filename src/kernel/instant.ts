import { dateIn, type PlainDate } from './plain-date.ts';

/** PostgreSQL's `2026-01-06 01:00:00.123+00` as ISO 8601; ISO text is left as it is. */
export function isoInstant(text: string): string {
  return text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T').replace(/([+-]\d{2})$/, '$1:00');
}

/** A moment as the database or ISO 8601 writes it. */
export function instantOf(text: string): Temporal.Instant {
  return Temporal.Instant.from(isoInstant(text));
}

/** The day of such a moment in a zone. */
export function dayIn(zone: string, text: string): PlainDate {
  return dateIn(zone, instantOf(text));
}
