import type { Locale } from '#kernel/index.ts';
import type { Addressee, AnswerKind, ProposalState, StoredProposal } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { fieldName } from '#sectors/index.ts';
import type { Tone } from '#ui/types.ts';

export const ANSWER_WORDS: Readonly<Record<AnswerKind, () => string>> = {
  agree: m.negotiationAnswerAgree,
  change: m.negotiationAnswerChange,
  decline: m.negotiationAnswerDecline,
};

export const STATE_WORDS: Readonly<Record<ProposalState, () => string>> = {
  waiting: m.negotiationStateWaiting,
  overdue: m.negotiationStateOverdue,
  answered: m.negotiationStateAnswered,
  agreed: m.negotiationStateAgreed,
  unresolved: m.negotiationStateUnresolved,
  complementary: m.negotiationStateComplementary,
};

const ANSWER_TONES: Readonly<Record<AnswerKind, Tone>> = { agree: 'good', change: 'warn', decline: 'bad' };
const STATE_TONES: Readonly<Record<ProposalState, Tone>> = {
  waiting: 'info',
  overdue: 'warn',
  answered: 'info',
  agreed: 'good',
  unresolved: 'plain',
  complementary: 'plain',
};

/** A state as a word and the shape beside it. */
export function stateMark(state: ProposalState): { text: string; tone: Tone } {
  return { text: STATE_WORDS[state](), tone: STATE_TONES[state] };
}

/** The same of an answer, or of none yet. */
export function answerMark(kind: AnswerKind | undefined): { text: string; tone: Tone } {
  return kind === undefined
    ? { text: m.negotiationAnswerNone(), tone: 'plain' }
    : { text: ANSWER_WORDS[kind](), tone: ANSWER_TONES[kind] };
}

/** The name of somebody who is asked; one the reader may not know is not named. */
export function addresseeName({ name }: Pick<Addressee, 'name'>): string {
  return name ?? m.negotiationUnnamed();
}

/** "Air bersih dan sanitasi, Reka, Ende Selatan, Kabupaten Ende". */
export function aboutWords(
  { field, areaName }: Pick<StoredProposal, 'field' | 'areaName'>,
  locale: Locale,
): string {
  return m.negotiationAbout({ field: fieldName(field, locale), place: areaName });
}
