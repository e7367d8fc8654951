import type { BriefingGroups } from './briefing-store.ts';
import type { CoverageTable } from './coverage-table.ts';
import type { Gap } from './find-gaps.ts';
import type { Overlap } from './find-overlaps.ts';

/** Findings of the area of a book, decided ones among them. */
export interface Findings {
  readonly overlaps: readonly Overlap[];
  /** Beyond those given. */
  readonly moreOverlaps: number;
  readonly gaps: readonly Gap[];
}

/** All that the pages of coverage in a book are drawn from, read once. */
export interface BriefingFacts extends BriefingGroups {
  /** Areas down, all of them, also those without a record; fields across. */
  readonly table: CoverageTable;
  /** Undefined for the past, which has none. */
  readonly findings: Findings | undefined;
}
