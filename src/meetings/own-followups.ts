import { type Desk, mayDo } from '#access/index.ts';
import { isBrought, isOwnTask } from './brought-before.ts';
import { listFollowups } from './list-followups.ts';

/** What of the ledger waits for the actor's office. */
export interface OwnFollowups {
  /** Its own tasks that are not done, and those of them that are late. */
  readonly unfinished: number;
  readonly late: number;
  /** Reported as done by others, for this office to confirm or give back. */
  readonly toVerify: number;
  /** Others' tasks that are so late that they are brought before this office. */
  readonly escalated: number;
}

export async function ownFollowups(desk: Desk): Promise<OwnFollowups> {
  const { actor } = desk;
  const { recommendations } = await listFollowups(desk, { state: 'unfinished' });
  const own = recommendations.filter((one) => isOwnTask(actor, one));
  const toVerify = recommendations.filter(
    (one) =>
      one.standing.state === 'reported' &&
      !isOwnTask(actor, one) &&
      mayDo(actor, 'verifyFollowup', { officeId: one.meetingOfficeId }),
  );
  return {
    unfinished: own.length,
    late: own.filter(({ standing }) => standing.isLate).length,
    toVerify: toVerify.length,
    escalated: recommendations.filter((one) => isBrought(desk, one)).length,
  };
}
