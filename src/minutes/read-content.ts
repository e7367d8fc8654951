import { type Desk, mayDo } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { NotFound } from '#kernel/index.ts';
import {
  countAttendance,
  findMeeting,
  meetingWriting,
  type MeetingWriting,
  selectAttendance,
  type SentLetter,
  sentLetters,
  type StoredMeeting,
  subjectOfMeeting,
} from '#meetings/index.ts';
import { entriesOf } from './entries-of.ts';
import { contentOf, contentOfText, type MinutesContent } from './minutes-content.ts';
import { type MinutesState, type MinutesStep, stateOf } from './minutes-step.ts';
import { selectEdits, selectOutcomes } from './minutes-store.ts';
import { findFrozen, selectSteps } from './steps-store.ts';

export interface ReadContent {
  readonly content: MinutesContent;
  readonly state: MinutesState;
  readonly steps: readonly MinutesStep[];
  /** Of the frozen text; null while the minutes are still written and read by their writers. */
  readonly sha256: string | null;
  /** Whether the reader is one of those who write. */
  readonly mayWrite: boolean;
  /** How the office that calls the meeting writes; null where none does any more. */
  readonly writing: MeetingWriting | null;
  /** The letters of invitation: as they were frozen, else as far as the reader may know them. */
  readonly letters: readonly SentLetter[];
}

/**
 * The minutes as papers print them: for their writers as they stand now until they are signed, for all others who may read
 * the meeting as they were circulated, signed or locked last.
 * @throws NotFound where the reader may not know of the meeting, or nothing was circulated yet
 */
export async function minutesContent(desk: Desk, meetingId: string): Promise<ReadContent> {
  const { meeting, ...read } = await desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId);
    if (!meeting) throw new NotFound(`meeting ${meetingId}`);
    const mayWrite = mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
    const steps = await selectSteps(tx, meetingId);
    const state = stateOf(steps);
    const withLetters = async (content: MinutesContent, sha256: string | null) => {
      const letters = content.letters?.length ? content.letters : await sentLetters(tx, meetingId);
      return { meeting, content, letters, state, steps, sha256, mayWrite };
    };
    if (mayWrite && (state === 'draft' || state === 'circulated'))
      return withLetters(await standingContent(tx, meeting), null);
    const frozen = await findFrozen(tx, meetingId);
    if (!frozen) throw new NotFound(`minutes of meeting ${meetingId}`);
    return withLetters(contentOfText(frozen.content), frozen.sha256);
  });
  return { ...read, writing: await meetingWriting(desk, meeting) };
}

/** The minutes as they stand at this moment, for who writes them. */
export async function standingContent(tx: Transaction, meeting: StoredMeeting): Promise<MinutesContent> {
  const attendants = await selectAttendance(tx, meeting.id);
  return contentOf({
    meeting,
    entries: entriesOf(await selectEdits(tx, meeting.id)),
    outcomes: await selectOutcomes(tx, meeting.id),
    counts: countAttendance(meeting.record, attendants),
    attendants,
    letters: await sentLetters(tx, meeting.id),
  });
}

/** The text that was circulated, signed or locked last, exactly as its SHA-256 was made of it. @throws NotFound */
export async function frozenMinutes(
  desk: Desk,
  meetingId: string,
): Promise<{ readonly content: string; readonly sha256: string }> {
  const frozen = await desk.database.asActor(desk.actor, (tx) => findFrozen(tx, meetingId));
  if (!frozen) throw new NotFound(`minutes of meeting ${meetingId}`);
  return frozen;
}

/** Whether there are minutes to read for who took part. */
export async function areMinutesOut(desk: Desk, meetingId: string): Promise<boolean> {
  const steps = await desk.database.asActor(desk.actor, (tx) => selectSteps(tx, meetingId));
  return steps.length > 0;
}
