import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { type ListedMeeting, listFollowups, meetingsAround } from '#meetings/index.ts';
import { recommendationRow } from './rakor/recommendation-row.ts';
import { daysWords, placeWords, scoreWords } from './rakor/words.ts';

/** What the home page tells of meetings: those to come, and what the last Rakor recommended. */
export async function readHomeMeetings(desk: Desk, locale: Locale) {
  const { next, last } = await meetingsAround(desk);
  const row = (one: ListedMeeting) => ({
    id: one.id,
    title: one.title,
    when: [daysWords(one, locale), placeWords(one)].filter((part) => part !== null).join(', '),
    isDraft: one.draft,
  });
  if (last === undefined) return { next: next.map(row), last: null };
  const { recommendations, score } = await listFollowups(desk, { meetingId: last.id });
  return {
    next: next.map(row),
    last: {
      ...row(last),
      score: scoreWords(score),
      recommendations: [...recommendations]
        .sort((a, b) => a.number - b.number)
        .map((one) => recommendationRow(one, locale)),
    },
  };
}

export type HomeMeetings = Awaited<ReturnType<typeof readHomeMeetings>>;
