import { type Desk, mayDo, officeOf, todayOf, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { faultOfFile, Forbidden, type GivenFile, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { selectEvidence } from './file-store.ts';
import { nextSteps, type StepKind } from './followup.ts';
import { keepFile } from './hand-in-file.ts';
import { subjectOfMeeting } from './meeting.ts';
import type { MeetingFile } from './meeting-file.ts';
import { findMeeting } from './meeting-store.ts';
import { parseStep, type StepInput, type StoredRecommendation } from './recommendation.ts';
import { findRecommendation, insertStep, lockLedger } from './recommendation-store.ts';

/**
 * Takes the next step of a recommendation: its owner reports, somebody else verifies or gives back, who called the meeting
 * sets another day, gives it up or takes it up again. `seen` is how many steps the person had before them.
 * @throws InvalidInput, Forbidden, NotFound
 */
export async function takeStep(
  desk: Desk,
  {
    id,
    seen,
    input,
    file,
  }: {
    readonly id: string;
    readonly seen: number;
    readonly input: StepInput;
    /** Evidence of what is told. */
    readonly file?: GivenFile | undefined;
  },
): Promise<void> {
  const step = parseStep(input);
  const fault = file && faultOfFile(file);
  if (fault !== undefined) throw new InvalidInput({ file: fault });
  await desk.database.asActor(desk.actor, async (tx) => {
    await lockLedger(tx, id);
    const found = await findRecommendation(tx, id, todayOf(desk.now()));
    if (!found || found.removedAt !== null) throw new NotFound(`recommendation ${id}`);
    const { next } = await rightsOn(tx, desk, found);
    if (!next.includes(step.kind)) refuse(desk, found, step.kind);
    if (found.steps.length !== seen) throw new InvalidInput({ '': 'meetingsErrorStepMeanwhile' });
    const stepId = newId();
    await insertStep(tx, id, {
      ...step,
      id: stepId,
      at: desk.now().toString(),
      officeId: officeOf(desk.actor),
      userId: userOf(desk.actor),
      seatId: 'seatId' in desk.actor ? desk.actor.seatId : null,
      linkId: desk.actor.kind === 'guest' ? desk.actor.linkId : null,
      capacity: desk.capacity ?? null,
    });
    if (file)
      await keepFile(tx, desk, {
        meetingId: found.meetingId,
        kind: 'evidence',
        inviteeId: null,
        agendaItemId: null,
        followupId: stepId,
        file,
      });
    await writeAudit(tx, desk, {
      action: `${step.kind}-followup`,
      subject: 'recommendation',
      subjectId: id,
      after: step,
    });
  });
}

/** @throws InvalidInput where the step makes no sense now, Forbidden where it is not the actor's */
function refuse(desk: Desk, { standing }: StoredRecommendation, kind: StepKind): never {
  if (!nextSteps(standing.state).includes(kind)) throw new InvalidInput({ kind: 'meetingsErrorStepNow' });
  throw new Forbidden(`${desk.actor.kind} may not ${kind} this recommendation`);
}

/** What the actor may do with a recommendation: the steps they may take now, and whether its words are theirs to change. */
async function rightsOn(
  tx: Transaction,
  desk: Desk,
  found: StoredRecommendation,
): Promise<{ next: readonly StepKind[]; mayEdit: boolean }> {
  const meeting = await findMeeting(tx, found.meetingId);
  const mayEdit = meeting !== undefined && mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  if (found.removedAt !== null || found.isCarriedOn) return { next: [], mayEdit };
  const { ownerOfficeId: officeId, ownerPartnerId: partnerId } = found.record;
  const isOwners = officeId !== null && officeId === officeOf(desk.actor);
  const mayJudge = !isOwners && mayDo(desk.actor, 'verifyFollowup', { officeId: found.meetingOfficeId });
  const allowed: Readonly<Record<StepKind, boolean>> = {
    report:
      mayEdit || mayDo(desk.actor, 'reportFollowup', { officeId, partnerId, participantIds: [found.id] }),
    verify: mayJudge,
    return: mayJudge,
    reschedule: mayEdit,
    cancel: mayEdit,
    reopen: mayEdit,
  };
  return { next: nextSteps(found.standing.state).filter((kind) => allowed[kind]), mayEdit };
}

/** A recommendation with its steps, their evidence and the steps the actor may take next. @throws NotFound */
export async function getRecommendation(
  desk: Desk,
  id: string,
): Promise<
  StoredRecommendation & {
    readonly next: readonly StepKind[];
    readonly mayEdit: boolean;
    readonly evidence: readonly MeetingFile[];
  }
> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const found = await findRecommendation(tx, id, todayOf(desk.now()));
    if (!found) throw new NotFound(`recommendation ${id}`);
    return { ...found, ...(await rightsOn(tx, desk, found)), evidence: await selectEvidence(tx, id) };
  });
}
