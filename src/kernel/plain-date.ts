/** A calendar date without time or zone, as `YYYY-MM-DD`. Law counts in dates, so no instant stands for one. */
export type PlainDate = string;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a real date between the years 1900 and 2199. */
export function isPlainDate(text: string): boolean {
  const match = FORM.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The year of a date. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** The date so many days later. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days later the second date is. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** Today's date in an IANA time zone; regions sit in Asia/Jakarta, Asia/Makassar or Asia/Jayapura. */
export function dateIn(zone: string, at: Temporal.Instant): PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The last microsecond of a date in an IANA time zone. */
export function endOfDay(zone: string, date: PlainDate): Temporal.Instant {
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  return next.toZonedDateTime({ timeZone: zone }).toInstant().subtract({ microseconds: 1 });
}
