import {
  dayField,
  faultsByPath,
  InvalidInput,
  optionalDay,
  optionalId,
  type PlainDate,
} from '#kernel/index.ts';
import { z } from 'zod';
import { type Level, LEVELS, type Standing, type Step } from './followup.ts';
import { neededText, text, webAddress } from './form-parts.ts';

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

const id = optionalId('meetingsErrorChoose');

const recommendationForm = z
  .object({
    text: neededText(3000, 'meetingsErrorRecommendation'),
    theme: text(200),
    level: z.enum(LEVELS, 'meetingsErrorChoose'),
    planTarget: text(1000),
    ownerName: neededText(300, 'meetingsErrorOwner'),
    ownerOfficeId: id,
    ownerPartnerId: id,
    ownerPost: text(300),
    due: optionalDay('meetingsErrorDate'),
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

const words = neededText(5000, 'meetingsErrorStepText');
const address = webAddress(500, 'meetingsErrorLink');

const stepForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('report'),
    progress: z.coerce
      .number('meetingsErrorProgress')
      .int('meetingsErrorProgress')
      .min(0, 'meetingsErrorProgress')
      .max(100, 'meetingsErrorProgress'),
    body: words,
    evidence: address,
    due: z.null().default(null),
  }),
  z.object({
    kind: z.literal('reschedule'),
    progress: z.null().default(null),
    body: words,
    evidence: z.null().default(null),
    due: dayField('meetingsErrorDate'),
  }),
  z.object({
    kind: z.enum(['verify', 'return', 'cancel', 'reopen']),
    progress: z.null().default(null),
    body: words,
    evidence: address,
    due: z.null().default(null),
  }),
]);

export type StepInput = z.input<typeof stepForm>;
export type ParsedStep = z.output<typeof stepForm>;

/** @throws InvalidInput */
export function parseStep(input: unknown): ParsedStep {
  const parsed = stepForm.safeParse(input);
  if (!parsed.success) throw new InvalidInput(faultsByPath(parsed.error.issues, 'meetings'));
  return parsed.data;
}
