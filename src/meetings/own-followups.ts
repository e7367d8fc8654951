import { type Desk, mayDo } from '#access/index.ts';
import { listFollowups } from './list-followups.ts';

/** What of the ledger waits for the actor's office. */
export interface OwnFollowups {
  /** Its own tasks that are not done, and those of them that are late. */
  readonly unfinished: number;
  readonly late: number;
  /** Reported as done by others, for this office to confirm or give back. */
  readonly toVerify: number;
}

export async function ownFollowups(desk: Desk): Promise<OwnFollowups> {
  const own = (await listFollowups(desk, { own: true, state: 'unfinished' })).recommendations;
  const officeId = 'officeId' in desk.actor ? desk.actor.officeId : null;
  const reported = mayDo(desk.actor, 'verifyFollowup')
    ? (await listFollowups(desk, { state: 'reported' })).recommendations.filter(
        ({ record, meetingOfficeId }) =>
          record.ownerOfficeId !== officeId &&
          mayDo(desk.actor, 'verifyFollowup', { officeId: meetingOfficeId }),
      )
    : [];
  return {
    unfinished: own.length,
    late: own.filter(({ standing }) => standing.isLate).length,
    toVerify: reported.length,
  };
}
