import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { findGaps, type Gap } from './find-gaps.ts';
import { findOverlaps, type Overlap } from './find-overlaps.ts';
import type { LateReports } from './late-reports.ts';
import { gapSentence, overlapSentence, type Sentence } from './sentences.ts';

type InBoth = Readonly<Record<Locale, Sentence>>;

/** Overlaps and gaps of an area with their sentences in both languages, for the command line and readers of its JSON. */
export interface OverlapsReport {
  readonly area: string | null;
  readonly year: number | null;
  readonly overlaps: {
    readonly total: number;
    readonly findings: readonly (Overlap & { readonly sentence: InBoth })[];
  };
  readonly gaps: {
    readonly total: number;
    readonly findings: readonly (Gap & { readonly sentence: InBoth })[];
  };
}

/** The 1,000 weightiest overlaps and the 100 weightiest gaps, decided ones among them. */
export async function overlapsReport(
  desk: Desk,
  wish: { readonly area: string | null; readonly year?: number | undefined },
  lateReports?: LateReports,
): Promise<OverlapsReport> {
  const overlaps = await findOverlaps(desk, { ...wish, show: 'all', limit: 1000 });
  const gaps = await findGaps(desk, { area: wish.area, show: 'all', limit: 100 }, lateReports);
  return {
    area: wish.area,
    year: wish.year ?? null,
    overlaps: {
      total: overlaps.total,
      findings: overlaps.findings.map((f) => ({
        ...f,
        sentence: { id: overlapSentence(f, 'id'), en: overlapSentence(f, 'en') },
      })),
    },
    gaps: {
      total: gaps.total,
      findings: gaps.findings.map((f) => ({
        ...f,
        sentence: { id: gapSentence(f, 'id'), en: gapSentence(f, 'en') },
      })),
    },
  };
}
