import type { ActivityStatus } from '#activities/index.ts';
import { addDays, daysBetween } from '#kernel/index.ts';
import type { PlannedActivity } from './plan-activities.ts';
import type { Random } from './random.ts';

/** The demonstration is as known at the turn of the year: money and results stand up to the end of 2025. */
export const LAST_REPORTED_YEAR = 2025;

export interface ActivityDates {
  readonly status: ActivityStatus;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
}

/** Dates inside the planned years, so that presence and money never fall into a year the partner was not there. */
export function datesFor({ years }: PlannedActivity, random: Random): ActivityDates {
  const status = statusFor(years.from, years.to, random);
  const plannedStart = `${String(years.from)}-${random.pick(['01', '02', '03', '04', '07'])}-01`;
  const ends = years.from === years.to ? ['-09-30', '-12-31'] : ['-06-30', '-09-30', '-12-31', '-12-31'];
  const plannedEnd = `${String(years.to)}${random.pick(ends)}`;
  const actualStart =
    status === 1
      ? null
      : addDays(
          plannedStart,
          random.weighted([
            [0, 50],
            [20, 30],
            [55, 20],
          ]),
        );
  const late = addDays(
    plannedEnd,
    random.weighted([
      [0, 60],
      [-15, 15],
      [45, 25],
    ]),
  );
  const actualEnd = status === 4 ? (late > `${String(years.to)}-12-31` ? plannedEnd : late) : null;
  return { status, plannedStart, plannedEnd, actualStart, actualEnd };
}

function statusFor(from: number, to: number, random: Random): ActivityStatus {
  if (from > LAST_REPORTED_YEAR) return random.chance(0.75) ? 1 : 2;
  if (to > LAST_REPORTED_YEAR) return random.chance(0.15) ? 6 : 2;
  if (random.chance(0.03)) return 5;
  return to === LAST_REPORTED_YEAR && random.chance(0.3) ? 3 : 4;
}

/** The day that lies a share of the way from one day to another. */
export function dayBetween(from: string, to: string, share: number): string {
  return addDays(from, Math.floor(daysBetween(from, to) * share));
}
