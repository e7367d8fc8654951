import { type Desk, mayDo, officeOf, todayOf, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { nextSteps, type StepKind } from './followup.ts';
import { subjectOfMeeting } from './meeting.ts';
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
  { id, seen, input }: { readonly id: string; readonly seen: number; readonly input: StepInput },
): Promise<void> {
  const step = parseStep(input);
  await desk.database.asActor(desk.actor, async (tx) => {
    await lockLedger(tx, id);
    const found = await findRecommendation(tx, id, todayOf(desk.now()));
    if (!found || found.removedAt !== null) throw new NotFound(`recommendation ${id}`);
    const { next } = await rightsOn(tx, desk, found);
    if (!next.includes(step.kind)) refuse(desk, found, step.kind);
    if (found.steps.length !== seen) throw new InvalidInput({ '': 'meetingsErrorStepMeanwhile' });
    await insertStep(tx, id, {
      ...step,
      id: newId(),
      at: desk.now().toString(),
      officeId: officeOf(desk.actor),
      userId: userOf(desk.actor),
      seatId: 'seatId' in desk.actor ? desk.actor.seatId : null,
      capacity: desk.capacity ?? null,
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
    report: mayEdit || mayDo(desk.actor, 'reportFollowup', { officeId, partnerId }),
    verify: mayJudge,
    return: mayJudge,
    reschedule: mayEdit,
    cancel: mayEdit,
    reopen: mayEdit,
  };
  return { next: nextSteps(found.standing.state).filter((kind) => allowed[kind]), mayEdit };
}

/** A recommendation with its steps and those the actor may take next. @throws NotFound */
export async function getRecommendation(
  desk: Desk,
  id: string,
): Promise<StoredRecommendation & { readonly next: readonly StepKind[]; readonly mayEdit: boolean }> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const found = await findRecommendation(tx, id, todayOf(desk.now()));
    if (!found) throw new NotFound(`recommendation ${id}`);
    return { ...found, ...(await rightsOn(tx, desk, found)) };
  });
}
