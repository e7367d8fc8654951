import type { Decimal } from '#kernel/index.ts';

/**
 * What is said about one place and field, or about a total of them. Each partner and each activity is counted once,
 * so totals of counts are not the sum of their parts; amounts in rupiah are, to the cent. An amount belongs to the
 * partner that reports the activity, also where several take part. Null is "not recorded", which is not zero.
 */
export interface Figure {
  readonly partners: number;
  readonly activities: number;
  readonly planned: Decimal | null;
  readonly spent: Decimal | null;
  /** Activities among them with no such amount recorded. */
  readonly withoutPlanned: number;
  readonly withoutSpent: number;
  /** Activities with amounts in a currency without a rate; these amounts are in no sum. */
  readonly unconverted: number;
}

export const MEASURES = ['partners', 'activities', 'planned', 'spent'] as const;
/** The one number of a figure that a matrix or a map shows. */
export type Measure = (typeof MEASURES)[number];

/** Nothing recorded. */
export const NOTHING: Figure = {
  partners: 0,
  activities: 0,
  planned: null,
  spent: null,
  withoutPlanned: 0,
  withoutSpent: 0,
  unconverted: 0,
};
