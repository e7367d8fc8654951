import type { Locale } from '#kernel/index.ts';
import type { StoredRecommendation } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';
import { LEVEL_WORDS, standingWords } from './words.ts';

/** A recommendation as a row of a table. */
export function recommendationRow(one: StoredRecommendation, locale: Locale) {
  const { record, standing } = one;
  const state = standingWords(standing);
  return {
    id: one.id,
    number: one.number,
    text: record.text,
    theme: record.theme,
    level: LEVEL_WORDS[record.level](),
    owner: record.ownerPost === null ? record.ownerName : `${record.ownerPost}, ${record.ownerName}`,
    due: standing.due === null ? null : formatDate(standing.due, locale),
    progress: m.meetingsPercent({ percent: standing.progress }),
    isCarried: one.carriedFrom !== null,
    meetingId: one.meetingTitle === null ? null : one.meetingId,
    meeting: one.meetingTitle ?? m.meetingsUnknownMeeting(),
    state: state.text,
    tone: state.tone,
  };
}
