import { type Desk, mayDo } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { NotFound } from '#kernel/index.ts';
import {
  countAttendance,
  findMeeting,
  selectAttendance,
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
}

/**
 * The minutes as papers print them: for their writers as they stand now until they are signed, for all others who may read
 * the meeting as they were circulated, signed or locked last.
 * @throws NotFound where the reader may not know of the meeting, or nothing was circulated yet
 */
export async function minutesContent(desk: Desk, meetingId: string): Promise<ReadContent> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId);
    if (!meeting) throw new NotFound(`meeting ${meetingId}`);
    const mayWrite = mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
    const steps = await selectSteps(tx, meetingId);
    const state = stateOf(steps);
    if (mayWrite && (state === 'draft' || state === 'circulated'))
      return { content: await standingContent(tx, meeting), state, steps, sha256: null, mayWrite };
    const frozen = await findFrozen(tx, meetingId);
    if (!frozen) throw new NotFound(`minutes of meeting ${meetingId}`);
    return { content: contentOfText(frozen.content), state, steps, sha256: frozen.sha256, mayWrite };
  });
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
