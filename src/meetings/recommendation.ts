import { faultsByPath, InvalidInput, isId, isPlainDate, type PlainDate } from '#kernel/index.ts';
import { z } from 'zod';
import { type Level, LEVELS, type Standing, type Step } from './followup.ts';

/** A recommendation as a meeting put it, and whose task it is. */
export interface RecommendationRecord {
  readonly text: string;
  readonly theme: string | null;
  readonly level: Level;
  /** What of a plan it serves, as it is written there. */
  readonly planTarget: string | null;
  readonly ownerName: string;
  readonly ownerOfficeId: string | null;
  readonly ownerPartnerId: string | null;
  /** The post that answers for it there; never a person. */
  readonly ownerPost: string | null;
  readonly due: PlainDate | null;
}

/** A step with who took it. */
export interface StoredStep extends Step {
  readonly id: string;
  readonly body: string;
  readonly evidence: string | null;
  readonly at: string;
  readonly officeId: string | null;
  readonly officeName: string | null;
  readonly capacity: string | null;
}

export interface StoredRecommendation {
  readonly id: string;
  readonly version: number;
  readonly meetingId: string;
  readonly meetingTitle: string | null;
  readonly meetingDay: PlainDate | null;
  /** Of the office that called the meeting. */
  readonly meetingOfficeId: string | null;
  readonly meetingOfficeName: string | null;
  /** The area the meeting is held for; null for the nation, and where the reader may not know the meeting. */
  readonly meetingArea: string | null;
  readonly number: number;
  /** The recommendation of an earlier meeting that it goes on with. */
  readonly carriedFrom: string | null;
  /** Whether a later meeting took it over: there it goes on. */
  readonly isCarriedOn: boolean;
  readonly removedAt: string | null;
  readonly record: RecommendationRecord;
  readonly steps: readonly StoredStep[];
  readonly standing: Standing;
}

const text = (max: number) =>
  z
    .string()
    .max(max, 'meetingsErrorTooLong')
    .nullish()
    .transform((value) => value?.trim() || null);
const id = text(40).refine((value) => value === null || isId(value), 'meetingsErrorChoose');
const day = text(10).refine((value) => value === null || isPlainDate(value), 'meetingsErrorDate');

const recommendationForm = z
  .object({
    text: z
      .string('meetingsErrorRecommendation')
      .trim()
      .min(1, 'meetingsErrorRecommendation')
      .max(3000, 'meetingsErrorTooLong'),
    theme: text(200),
    level: z.enum(LEVELS, 'meetingsErrorChoose'),
    planTarget: text(1000),
    ownerName: z
      .string('meetingsErrorOwner')
      .trim()
      .min(1, 'meetingsErrorOwner')
      .max(300, 'meetingsErrorTooLong'),
    ownerOfficeId: id,
    ownerPartnerId: id,
    ownerPost: text(300),
    due: day,
  })
  .refine(({ ownerOfficeId, ownerPartnerId }) => ownerOfficeId === null || ownerPartnerId === null, {
    error: 'meetingsErrorOneOwner',
    path: ['ownerName'],
  });

export type RecommendationInput = z.input<typeof recommendationForm>;

/** @throws InvalidInput */
export function parseRecommendation(input: unknown): RecommendationRecord {
  const parsed = recommendationForm.safeParse(input);
  if (!parsed.success) throw new InvalidInput(faultsByPath(parsed.error.issues, 'meetings'));
  return parsed.data;
}

const stepForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('report'),
    progress: z.coerce
      .number('meetingsErrorProgress')
      .int('meetingsErrorProgress')
      .min(0, 'meetingsErrorProgress')
      .max(100, 'meetingsErrorProgress'),
    body: words(),
    evidence: address(),
    due: z.null().default(null),
  }),
  z.object({
    kind: z.literal('reschedule'),
    progress: z.null().default(null),
    body: words(),
    evidence: z.null().default(null),
    due: z.string('meetingsErrorDate').trim().refine(isPlainDate, 'meetingsErrorDate'),
  }),
  z.object({
    kind: z.enum(['verify', 'return', 'cancel', 'reopen']),
    progress: z.null().default(null),
    body: words(),
    evidence: address(),
    due: z.null().default(null),
  }),
]);

function words() {
  return z
    .string('meetingsErrorStepText')
    .trim()
    .min(1, 'meetingsErrorStepText')
    .max(5000, 'meetingsErrorTooLong');
}

function address() {
  return text(500).refine((value) => value === null || /^https?:\/\/\S+$/.test(value), 'meetingsErrorLink');
}

export type StepInput = z.input<typeof stepForm>;
export type ParsedStep = z.output<typeof stepForm>;

/** @throws InvalidInput */
export function parseStep(input: unknown): ParsedStep {
  const parsed = stepForm.safeParse(input);
  if (!parsed.success) throw new InvalidInput(faultsByPath(parsed.error.issues, 'meetings'));
  return parsed.data;
}
