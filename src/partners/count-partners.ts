import type { Desk } from '#access/index.ts';
import { PARTNER_CLASSES, type PartnerClass } from './partner.ts';
import type { PartnerFilter } from './partner-list.ts';
import { countByClass, countByYear, listPartnerIds } from './partner-list-store.ts';
import { layPartnersThen } from './partners-then.ts';

export interface ClassCount {
  readonly partnerClass: PartnerClass;
  readonly count: number;
}
export interface YearCount {
  readonly year: number;
  readonly total: number;
  readonly byClass: readonly ClassCount[];
}
export interface PartnerCount {
  readonly total: number;
  /** Only classes that occur, in the order bureaus name them: bilateral, multilateral, NGO, others. */
  readonly byClass: readonly ClassCount[];
  /** The years with recorded presence, newest first. A partner counts once a year, in however many places. */
  readonly years: readonly YearCount[];
  /** Whether the sum of the classes is the number of rows the same filter lists. */
  readonly agrees: boolean;
}

/**
 * The line "27 = 6 + 7 + 14" for a filter, and year by year for its area (R38, R64, R65), checked against its own rows;
 * with `moment` as it was known then.
 */
export async function countPartners(
  desk: Desk,
  filter: PartnerFilter,
  moment?: Temporal.Instant,
): Promise<PartnerCount> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    if (moment) await layPartnersThen(tx, desk, moment);
    const byClass = inOrder(await countByClass(tx, filter));
    const rows = new Set(await listPartnerIds(tx, filter));
    const years = Map.groupBy(await countByYear(tx, filter.areaCode), ({ year }) => year);
    const total = sumOf(byClass);
    return {
      total,
      byClass,
      years: [...years].map(([year, counts]) => ({ year, total: sumOf(counts), byClass: inOrder(counts) })),
      agrees: total === rows.size,
    };
  });
}

function inOrder(counts: readonly ClassCount[]): ClassCount[] {
  return PARTNER_CLASSES.flatMap((partnerClass) => {
    const found = counts.find((count) => count.partnerClass === partnerClass);
    return found === undefined ? [] : [{ partnerClass, count: found.count }];
  });
}

function sumOf(counts: readonly ClassCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
