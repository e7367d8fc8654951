import type { Desk } from '#access/index.ts';
import { type Locale, NotFound } from '#kernel/index.ts';
import type { StoredMeeting } from '#meetings/index.ts';
import { minutesContent, minutesSummary, type ReadContent } from '#minutes/index.ts';
import { CATEGORY_WORDS } from '../words.ts';
import { taskText } from './notula/minutes-text.ts';
import { STATE_WORDS, wordOfMeeting } from './notula/minutes-words.ts';

/** What the page of a meeting tells of its minutes: how far they are, what was promised, and what all may read. */
export async function minutesPart(
  desk: Desk,
  meeting: StoredMeeting,
  { read, locale }: { readonly read: ReadContent | null; readonly locale: Locale },
) {
  const summary = await minutesSummary(desk, meeting.id);
  return {
    named: await wordOfMeeting(desk, meeting, locale),
    isThere: read !== null && (read.state !== 'draft' || read.mayWrite),
    state: read === null || read.state === 'draft' ? null : STATE_WORDS[read.state](),
    commitments: (read?.content.commitments ?? []).map((entry) => ({
      id: entry.id,
      body: entry.body,
      task: taskText(entry, locale),
      recommendationId: entry.recommendationId,
    })),
    points: summary?.points ?? [],
    came: (summary?.attendance ?? []).map(({ category, came }) => ({
      label: CATEGORY_WORDS[category](),
      count: came,
    })),
  };
}

/** The minutes as the reader may have them; null where there is nothing for them yet. */
export async function findContent(desk: Desk, meetingId: string): Promise<ReadContent | null> {
  try {
    return await minutesContent(desk, meetingId);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
