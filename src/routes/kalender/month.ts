import { addDays, type PlainDate } from '#kernel/index.ts';

/** A month: `2026-11`. */
export type Month = string;

/** Reads a month from an address; the month of `today` where none is given or it is none. */
export function readMonth(given: string | null, today: PlainDate): Month {
  return /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(given ?? '') ? (given ?? '') : today.slice(0, 7);
}

export function addMonths(month: Month, months: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

export interface MonthDays {
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** 1 for Monday to 7 for Sunday. */
  readonly startsOn: number;
  readonly days: readonly PlainDate[];
}

/** The days of a month, and on which day of the week it begins. */
export function daysOf(month: Month): MonthDays {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const days = Array.from({ length: first.daysInMonth }, (_, index) => addDays(first.toString(), index));
  return { first: first.toString(), last: days.at(-1) ?? '', startsOn: first.dayOfWeek, days };
}

/** Whether something that lasts from a day to a day touches this one. */
export function isOn(
  { day, lastDay }: { readonly day: PlainDate; readonly lastDay?: PlainDate | undefined },
  date: PlainDate,
): boolean {
  return day <= date && date <= (lastDay ?? day);
}
