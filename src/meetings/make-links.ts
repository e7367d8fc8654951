import { type Desk, todayOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { InvalidInput, isId, newId, NotFound } from '#kernel/index.ts';
import { guestsOf, type StoredMeeting } from './meeting.ts';
import { findLink, insertLinks, markWithdrawn, selectLinks, writeAddresses } from './link-store.ts';
import {
  endAfter,
  INVITATION_LINK_DAYS,
  type LinkKind,
  type PersonalLink,
  RECOMMENDATION_LINK_DAYS,
  stateOfLink,
} from './personal-link.ts';
import { findRecommendation, lockLedger } from './recommendation-store.ts';
import { takePlanned } from './take-meeting.ts';

/** What a link is to open: an invitation, the list of the room, or a recommendation. */
interface Wanted {
  readonly kind: LinkKind;
  readonly inviteeId?: string;
  readonly recommendationId?: string;
}

/**
 * Gives every invited that has none a link of its own, and those that are over a new one. @returns how many were made
 * @throws Forbidden, NotFound; InvalidInput while the meeting is not announced, since the link would show nothing
 */
export async function makeInvitationLinks(desk: Desk, meetingId: string): Promise<number> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeAnnounced(tx, desk, meetingId);
    const links = await openLinks(tx, desk, meetingId);
    const without = guestsOf(meeting).filter(({ id }) => !links.some((one) => one.inviteeId === id));
    await make(
      tx,
      desk,
      meeting,
      without.map(({ id }) => ({ kind: 'invitee', inviteeId: id })),
    );
    return without.length;
  });
}

/** The link by which people enter themselves in the room; made where there is none. @throws as `makeInvitationLinks` */
export async function makeRoomLink(desk: Desk, meetingId: string): Promise<string> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeAnnounced(tx, desk, meetingId);
    const known = (await openLinks(tx, desk, meetingId)).find(({ kind }) => kind === 'attendance');
    return known?.id ?? (await make(tx, desk, meeting, [{ kind: 'attendance' }]))[0] ?? '';
  });
}

/** The link by which the owner of a recommendation tells of it; made where there is none. @throws Forbidden, NotFound */
export async function makeRecommendationLink(desk: Desk, recommendationId: string): Promise<string> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const found = await findRecommendation(tx, recommendationId, todayOf(desk.now()));
    if (!found || found.removedAt !== null || found.isCarriedOn)
      throw new NotFound(`recommendation ${recommendationId}`);
    const meeting = await takeAnnounced(tx, desk, found.meetingId);
    const known = (await openLinks(tx, desk, meeting.id)).find(
      (one) => one.recommendationId === recommendationId,
    );
    return (
      known?.id ?? (await make(tx, desk, meeting, [{ kind: 'recommendation', recommendationId }]))[0] ?? ''
    );
  });
}

/** Notes where links were sent to, so that reminders can follow. @throws Forbidden, NotFound */
export async function noteAddresses(
  desk: Desk,
  meetingId: string,
  addresses: ReadonlyMap<string, string>,
): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    await takePlanned(tx, desk, meetingId);
    await writeAddresses(tx, meetingId, addresses);
  });
}

/** Takes a link back; who holds it is told so. @throws Forbidden, NotFound */
export async function withdrawLink(desk: Desk, id: string): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    const link = isId(id) ? await findLink(tx, id) : undefined;
    if (!link || link.withdrawnAt !== null) throw new NotFound(`link ${id}`);
    await takePlanned(tx, desk, link.meetingId);
    await markWithdrawn(tx, [id], desk.now().toString());
    await writeAudit(tx, desk, {
      action: 'withdraw-link',
      subject: 'meeting',
      subjectId: link.meetingId,
      after: { kind: link.kind },
    });
  });
}

/** The links of a meeting that work now. @throws Forbidden, NotFound */
export async function listLinks(desk: Desk, meetingId: string): Promise<PersonalLink[]> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takePlanned(tx, desk, meetingId);
    return (await selectLinks(tx, meeting.id)).filter((link) => stateOfLink(link, desk.now()) === 'open');
  });
}

async function takeAnnounced(tx: Transaction, desk: Desk, id: string): Promise<StoredMeeting> {
  const meeting = await takePlanned(tx, desk, id);
  if (meeting.removedAt !== null) throw new NotFound(`meeting ${id}`);
  if (meeting.draft) throw new InvalidInput({ '': 'invitationsErrorDraft' });
  await lockLedger(tx, id);
  return meeting;
}

/** Those that still work; the place of one that is over is made free. */
async function openLinks(tx: Transaction, desk: Desk, meetingId: string): Promise<PersonalLink[]> {
  const links = await selectLinks(tx, meetingId);
  const over = links.filter((link) => stateOfLink(link, desk.now()) !== 'open');
  await markWithdrawn(
    tx,
    over.map(({ id }) => id),
    desk.now().toString(),
  );
  return links.filter((link) => !over.includes(link));
}

async function make(
  tx: Transaction,
  desk: Desk,
  { id: meetingId, record }: StoredMeeting,
  wanted: readonly Wanted[],
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const madeAt = desk.now().toString();
  const links = wanted.map(({ kind, inviteeId, recommendationId }) => ({
    id: newId(),
    meetingId,
    kind,
    inviteeId: inviteeId ?? null,
    recommendationId: recommendationId ?? null,
    email: null,
    madeAt,
    expiresAt:
      kind === 'recommendation'
        ? endAfter(todayOf(desk.now()), RECOMMENDATION_LINK_DAYS, record.timeZone)
        : endAfter(record.lastDay, kind === 'invitee' ? INVITATION_LINK_DAYS : 0, record.timeZone),
  }));
  await insertLinks(tx, links);
  await writeAudit(tx, desk, {
    action: 'make-links',
    subject: 'meeting',
    subjectId: meetingId,
    after: { kind: wanted[0]?.kind, count: wanted.length },
  });
  return links.map(({ id }) => id);
}
