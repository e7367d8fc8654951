import type { MinuteKind, MinutesState } from '#minutes/index.ts';
import { m } from '#messages/messages.js';

export const ENTRY_WORDS: Readonly<Record<MinuteKind, () => string>> = {
  opened: m.minutesOpened,
  closed: m.minutesClosed,
  chair: m.minutesChair,
  secretary: m.minutesSecretary,
  taker: m.minutesTaker,
  shown: m.minutesShown,
  statement: m.minutesStatement,
  decision: m.minutesDecision,
  commitment: m.minutesCommitment,
  recommendation: m.minutesRecommendation,
  note: m.minutesNote,
  article: m.risalahArticle,
  input: m.risalahInput,
};

export const STATE_WORDS: Readonly<Record<MinutesState, () => string>> = {
  draft: m.minutesStateDraft,
  circulated: m.minutesStateCirculated,
  signed: m.minutesStateSigned,
  locked: m.minutesStateLocked,
};
