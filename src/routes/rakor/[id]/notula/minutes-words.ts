import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { meetingWriting, type StoredMeeting } from '#meetings/index.ts';
import { type MinuteKind, type MinutesState, minutesWord } from '#minutes/index.ts';
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

/** What the minutes of a meeting are called, at the beginning of a title and within a sentence. */
export interface MinutesWord {
  readonly title: string;
  readonly word: string;
}

export function wordOf(named: Parameters<typeof minutesWord>[0]): MinutesWord {
  const title = minutesWord(named);
  return { title, word: title.toLocaleLowerCase(named.locale) };
}

export async function wordOfMeeting(
  desk: Desk,
  meeting: StoredMeeting,
  locale: Locale,
): Promise<MinutesWord> {
  return wordOf({ kind: meeting.record.kind, writing: await meetingWriting(desk, meeting), locale });
}
