export { entriesOf, isTakenOut, joined, type MinuteEntry, standingWords } from './entries-of.ts';
export { articlesOf, type ContentArticle, type ContentInput } from './content-articles.ts';
export { type Draft, type DraftArticle, draftOf } from './draft-articles.ts';
export { cameWords, PARTY_WORDS, STATE_WORDS as REQUIRED_STATE_WORDS } from './required-words.ts';
export { type SplitArticle, splitArticles } from './split-articles.ts';
export {
  DRAFT_KINDS,
  ENTRY_KINDS,
  type EntryKind,
  HEAD_KINDS,
  type HeadKind,
  type MinuteKind,
  type MinuteWords,
  MOST_SIGNS,
  onlyEntryId,
  type StoredEdit,
} from './minute.ts';
export { MOST_EDITS } from './minute-form.ts';
export {
  type MinutesState,
  type MinutesStep,
  type MinutesStepKind,
  nextMinutesSteps,
  stateOf,
} from './minutes-step.ts';
export type { ContentAttendance, ContentEntry, ContentItem, MinutesContent } from './minutes-content.ts';
export { letterWords, minutesPaper, type MinutesPaperWords, minutesWord } from './minutes-paper.ts';
export { areMinutesOut, frozenMinutes, minutesContent, type ReadContent } from './read-content.ts';
export { chooseAnnexes, chosenAnnexes } from './choose-annexes.ts';
export { keepSignedMinutes } from './keep-signed-minutes.ts';
export { type Minutes, readMinutes } from './read-minutes.ts';
export { type OpenMatters, openMatters } from './open-matters.ts';
export { recordOutcome } from './record-outcome.ts';
export { writeMinutes, type Written } from './write-minutes.ts';
export { minutesSummary } from './read-summary.ts';
export type { MinutesRemark } from './remark.ts';
export { answerRemark, listRemarks, remarkOnMinutes } from './remark-on-minutes.ts';
export type { MinutesSummary } from './steps-store.ts';
export { type MinutesStepInput, takeMinutesStep } from './take-minutes-step.ts';
export { signerPlace } from './signer-place.ts';
export { speakerPlace } from './speaker-place.ts';
