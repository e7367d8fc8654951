import { type Desk, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { type MeetingInput, parseMeeting } from './meeting-form.ts';
import { insertMeeting } from './meeting-store.ts';
import {
  parseRecommendation,
  parseStep,
  type RecommendationInput,
  type StepInput,
} from './recommendation.ts';
import { insertRecommendation, insertStep } from './recommendation-store.ts';

/** A meeting with what became of it, as the demonstration brings it. */
export interface MeetingDraft {
  readonly id: string;
  readonly officeId: string;
  readonly meeting: MeetingInput;
  readonly recommendations: readonly {
    readonly id: string;
    readonly input: RecommendationInput;
    readonly steps: readonly {
      readonly id: string;
      /** An instant. */
      readonly at: string;
      readonly officeId: string | null;
      readonly capacity: string;
      readonly input: StepInput;
    }[];
  }[];
}

/** Stores meetings of the demonstration with all that followed. For the product itself: the desk acts as the system. */
export async function storeMeetings(
  tx: Transaction,
  desk: Desk,
  drafts: readonly MeetingDraft[],
): Promise<void> {
  for (const { id, officeId, meeting, recommendations } of drafts) {
    const record = parseMeeting(meeting);
    await insertMeeting(tx, {
      id,
      officeId,
      draft: false,
      demonstration: true,
      record,
      at: desk.now().toString(),
    });
    const entry = { action: 'load-demonstration', version: 1 } as const;
    await writeAudit(tx, desk, { ...entry, subject: 'meeting', subjectId: id });
    for (const recommendation of recommendations) {
      await insertRecommendation(tx, {
        id: recommendation.id,
        meetingId: id,
        carriedFrom: null,
        record: parseRecommendation(recommendation.input),
      });
      await writeAudit(tx, desk, { ...entry, subject: 'recommendation', subjectId: recommendation.id });
      for (const { input, ...step } of recommendation.steps)
        await insertStep(tx, recommendation.id, {
          ...parseStep(input),
          ...step,
          userId: null,
          seatId: null,
          linkId: null,
        });
    }
  }
}
