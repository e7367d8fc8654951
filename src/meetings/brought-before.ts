import { type Desk, mayDo, officeOf, todayOf } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { escalationOf } from './followup.ts';
import type { StoredRecommendation } from './recommendation.ts';

/** Whether a late task of somebody else is brought before the actor: as who called the meeting, or as the ministry. */
export function isBrought(desk: Desk, one: StoredRecommendation): boolean {
  const { actor } = desk;
  if (isOwnTask(actor, one)) return false;
  const height = escalationOf(one.standing, todayOf(desk.now()));
  if (height === null || !mayDo(actor, 'verifyFollowup', { officeId: one.meetingOfficeId })) return false;
  return height === 'ministry' || officeOf(actor) === one.meetingOfficeId;
}

/** Whether it is a task of the actor's office or organisation. */
export function isOwnTask(actor: Actor, { record }: StoredRecommendation): boolean {
  return (
    ('officeId' in actor && record.ownerOfficeId === actor.officeId) ||
    ('partnerId' in actor && record.ownerPartnerId === actor.partnerId)
  );
}
