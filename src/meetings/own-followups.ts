import { type Desk, mayDo } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { listFollowups } from './list-followups.ts';
import type { StoredRecommendation } from './recommendation.ts';

/** What of the ledger waits for the actor's office. */
export interface OwnFollowups {
  /** Its own tasks that are not done, and those of them that are late. */
  readonly unfinished: number;
  readonly late: number;
  /** Reported as done by others, for this office to confirm or give back. */
  readonly toVerify: number;
}

export async function ownFollowups(desk: Desk): Promise<OwnFollowups> {
  const { actor } = desk;
  const { recommendations } = await listFollowups(desk, { state: 'unfinished' });
  const own = recommendations.filter((one) => isOwn(actor, one));
  const toVerify = recommendations.filter(
    (one) =>
      one.standing.state === 'reported' &&
      !isOwn(actor, one) &&
      mayDo(actor, 'verifyFollowup', { officeId: one.meetingOfficeId }),
  );
  return {
    unfinished: own.length,
    late: own.filter(({ standing }) => standing.isLate).length,
    toVerify: toVerify.length,
  };
}

/** Whether it is a task of the actor's office or organisation. */
export function isOwn(actor: Actor, { record }: StoredRecommendation): boolean {
  return (
    ('officeId' in actor && record.ownerOfficeId === actor.officeId) ||
    ('partnerId' in actor && record.ownerPartnerId === actor.partnerId)
  );
}
