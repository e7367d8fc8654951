import type { Locale, PlainDate } from '#kernel/index.ts';
import type { Desk } from './desk.ts';
import type { StoredOffice } from './office.ts';

/** The parts of a hand-over book, in its order. */
export const MATTER_CHAPTERS = [
  'files',
  'deadlines',
  'watch',
  'decisions',
  'contacts',
  'people',
  'ways',
] as const;
export type MatterChapter = (typeof MATTER_CHAPTERS)[number];

/** One thing that lies in an office, in words that are ready to read. */
export interface Matter {
  readonly text: string;
  /** Why, or what more there is to know. */
  readonly detail?: string | undefined;
  /** Where it stands in the product, from the root: `/impor/…`. */
  readonly path: string | null;
  /** What it is known from. */
  readonly source: string;
  /** Since when, or the day of the decision. */
  readonly date: PlainDate | null;
  /** The day it is due, or ended. */
  readonly due?: PlainDate | null | undefined;
}

/** Things of one kind, the most urgent first. */
export interface MatterGroup {
  readonly chapter: MatterChapter;
  readonly title: string;
  readonly matters: readonly Matter[];
  /** How many there are in all; the rest stands at `path`. */
  readonly total: number;
  readonly path: string | null;
}

/** Whose matters, on which day, in which language. */
export interface MatterRequest {
  readonly office: StoredOffice;
  readonly day: PlainDate;
  readonly locale: Locale;
}

/** How a room says what it holds that an office's next people must know; only what the actor may see. */
export type MatterSupplier = (desk: Desk, request: MatterRequest) => Promise<MatterGroup[]>;

/** What is more than this stays on its own page, which the book names. */
export const MOST_MATTERS = 20;

/** A group of what there is, cut to what a book can hold; none where there is nothing. */
export function matterGroup(
  group: Pick<MatterGroup, 'chapter' | 'title' | 'path'> & { readonly total?: number },
  matters: readonly Matter[],
): MatterGroup[] {
  if (matters.length === 0) return [];
  return [{ ...group, matters: matters.slice(0, MOST_MATTERS), total: group.total ?? matters.length }];
}

/** The last day that a book's deadlines look ahead to: six months, as the permits' marks do. */
export function horizonOf(day: PlainDate): PlainDate {
  return Temporal.PlainDate.from(day).add({ months: 6 }).toString();
}

/** Whether the office runs the register for its area or its own organisation, so that its records are its work. */
export function keepsRecords({ unit }: Pick<StoredOffice, 'unit'>): boolean {
  return unit === 'bureau' || unit === 'secretariat' || unit === 'partner' || unit === 'implementer';
}
