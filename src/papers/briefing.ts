import type { Desk } from '#access/index.ts';
import type { PlainDate } from '#kernel/index.ts';
import type { PaperPart, TablePart } from './paper.ts';
import type { Writing } from './writing.ts';

/** The meeting a briefing book is made for, and the day whose knowledge it tells. */
export interface BriefingWish {
  readonly meetingId: string;
  /** The first day of the meeting. */
  readonly day: PlainDate;
  /** Null for the nation. */
  readonly areaCode: string | null;
  readonly areaName: string;
  /** Figures as they were known at the end of this day; undefined for what is known now. */
  readonly asKnown: PlainDate | undefined;
  /** The end of that day. */
  readonly moment: Temporal.Instant | undefined;
  /** The day the book tells of: `asKnown`, or today. */
  readonly today: PlainDate;
  readonly writing: Writing;
}

/**
 * What a room has to say in a briefing book. To join in, a room offers one function of this kind through its door and
 * `src/app.ts` names it among `briefing`. It reads for all its pages at once, never one after the other; sees what the
 * desk's actor may see; and where it cannot look back to `wish.moment` it says so on the page instead of giving what is
 * known now. A room with nothing to say gives nothing: no section is printed empty.
 */
export type BriefingSupplier = (desk: Desk, wish: BriefingWish) => Promise<readonly BriefingSection[]>;

/** Sections of several rooms make one chapter, those with the same page key one page. */
export interface BriefingSection {
  readonly chapter: BriefingChapter;
  /** Exactly one page, about one partner or one area; absent where the chapter runs on as far as it needs. */
  readonly page?: BriefingPage;
  /** Where it stands among what other rooms say in the chapter or on the page; the smallest first. */
  readonly order: number;
  readonly blocks: readonly BriefingBlock[];
}

export interface BriefingChapter {
  readonly key: string;
  /** Where it stands in the book; leave room between. */
  readonly order: number;
  readonly title: string;
  /** On sheets that lie. */
  readonly isWide?: boolean;
  /** All of it on one page, what does not fit cut. */
  readonly isOnePage?: boolean;
}

export interface BriefingPage {
  readonly key: string;
  readonly title: string;
  /** Pages stand in the order of these texts. */
  readonly rank: string;
}

/** What stays together. Of a table or a list on a page of its own, as many rows are printed as there is room for. */
export type BriefingBlock =
  | { readonly kind: 'parts'; readonly heading?: string; readonly parts: readonly PaperPart[] }
  | {
      readonly kind: 'rows';
      readonly heading?: string;
      readonly table: TablePart;
      /** Rows that are there beyond those given. */
      readonly beyond?: number;
      /** The page with all of them. */
      readonly address: string;
    };

/** The chapters several rooms write in. Others: permits 50, recommendations 60, attachments from 70 on. */
export const BRIEFING_ORDER = {
  summary: 10,
  figures: 20,
  matrix: 25,
  partners: 30,
  areas: 40,
  permits: 50,
  recommendations: 60,
  attachments: 70,
} as const;
