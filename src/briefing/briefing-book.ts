import { createHash } from 'node:crypto';
import { instantOf, type Locale, type PlainDate } from '#kernel/index.ts';
import type { Paper } from '#papers/index.ts';

/** A book that was made, is being made or could not be made, without its paper. */
export interface BriefingBook {
  readonly id: string;
  readonly meetingId: string;
  readonly asKnown: PlainDate;
  /** Whether it tells what was known on an earlier day. */
  readonly looksBack: boolean;
  readonly locale: Locale;
  readonly state: 'making' | 'ready' | 'failed';
  readonly pagesDone: number;
  /** Null while what there is to tell is being gathered. */
  readonly pagesTotal: number | null;
  readonly begunAt: string;
  readonly toldAt: string;
  /** In which position, as it stood then. */
  readonly capacity: string | null;
  readonly sha256: string | null;
}

export interface KeptBook extends BriefingBook {
  readonly paper: Paper;
}

/** Seconds after which a book of which nothing is heard is taken for one whose process has ended. */
export const SILENCE = 60;

/** The book as it stands at a moment: one that has fallen silent has failed. */
export function heard<Book extends BriefingBook>(book: Book, now: Temporal.Instant): Book {
  const since = instantOf(book.toldAt);
  const isSilent = Temporal.Instant.compare(since.add({ seconds: SILENCE }), now) < 0;
  return book.state === 'making' && isSilent ? { ...book, state: 'failed' } : book;
}

/** The hash of a paper, the same however its keys are ordered: a paper that was kept can be checked against it. */
export function hashOf(paper: Paper): string {
  const ordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(ordered);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]),
    );
  };
  return createHash('sha256')
    .update(JSON.stringify(ordered(paper)))
    .digest('hex');
}
