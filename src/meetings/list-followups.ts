import { type Desk, officeOf, todayOf } from '#access/index.ts';
import { type RawBuilder, sql } from 'kysely';
import { isBrought } from './brought-before.ts';
import { type FollowupState, type Score, scoreOf } from './followup.ts';
import type { StoredRecommendation } from './recommendation.ts';
import { selectRecommendations } from './recommendation-store.ts';
import { openBefore } from './record-recommendation.ts';
import { findMeeting } from './meeting-store.ts';
import { NotFound } from '#kernel/index.ts';

export interface FollowupsWish {
  readonly meetingId?: string | undefined;
  /** Only what is a task of the actor's office or organisation. */
  readonly own?: boolean | undefined;
  /** `late` is no state of its own: open and past its day; `escalated` so late that it is brought before the actor's office. */
  readonly state?: FollowupState | 'late' | 'escalated' | 'unfinished' | undefined;
  readonly owner?: string | undefined;
  readonly year?: number | undefined;
}

export interface OwnerScore extends Score {
  readonly owner: string;
}

export interface Ledger {
  /** What the wish finds: late ones first, then by their day. */
  readonly recommendations: readonly StoredRecommendation[];
  /** Of all the actor may know, whatever the state that was wished for. */
  readonly score: Score;
  readonly byOwner: readonly OwnerScore[];
  readonly byYear: readonly (Score & { readonly year: string })[];
}

/** The ledger of recommendations: what was asked of whom, how far it is, and how much of it was done. */
export async function listFollowups(desk: Desk, wish: FollowupsWish = {}): Promise<Ledger> {
  const wanted: RawBuilder<unknown>[] = [sql`r.removed_at is null`];
  // What a meeting that is not announced yet takes over counts with that meeting alone.
  if (wish.meetingId !== undefined) wanted.push(sql`r.meeting_id = ${wish.meetingId}::uuid`);
  else wanted.push(sql`(m.id is null or (m.removed_at is null and not m.draft))`);
  if (wish.owner !== undefined) wanted.push(sql`r.owner_name = ${wish.owner}`);
  if (wish.year !== undefined) wanted.push(sql`extract(year from m.first_day) = ${wish.year}`);
  if (wish.own === true) {
    const partnerId = 'partnerId' in desk.actor ? desk.actor.partnerId : null;
    wanted.push(
      sql`(r.owner_office_id = ${officeOf(desk.actor)}::uuid or r.owner_partner_id = ${partnerId}::uuid)`,
    );
  }
  const all = await desk.database.asActor(desk.actor, (tx) =>
    selectRecommendations(tx, sql.join(wanted, sql` and `), todayOf(desk.now())),
  );
  // What a later meeting took over goes on there and is counted there.
  const counted = all.filter(({ isCarriedOn }) => !isCarriedOn);
  const scores = (key: (one: StoredRecommendation) => string) =>
    [...Map.groupBy(counted, key)].map(
      ([name, of]) => [name, scoreOf(of.map(({ standing }) => standing))] as const,
    );
  return {
    recommendations: counted.filter((one) => isWished(desk, one, wish.state)).sort(byUrgency),
    score: scoreOf(counted.map(({ standing }) => standing)),
    byOwner: scores(({ record }) => record.ownerName)
      .map(([owner, score]) => ({ owner, ...score }))
      .sort((a, b) => b.late - a.late || b.total - a.total || a.owner.localeCompare(b.owner, 'id')),
    byYear: scores(({ meetingDay }) => meetingDay?.slice(0, 4) ?? '')
      .filter(([year]) => year !== '')
      .map(([year, score]) => ({ year, ...score }))
      .sort((a, b) => (a.year < b.year ? 1 : -1)),
  };
}

function isWished(desk: Desk, one: StoredRecommendation, state: FollowupsWish['state']): boolean {
  const { standing } = one;
  switch (state) {
    case undefined:
      return true;
    case 'late':
      return standing.isLate;
    case 'escalated':
      return isBrought(desk, one);
    case 'unfinished':
      return standing.state !== 'done' && standing.state !== 'cancelled';
    default:
      return standing.state === state;
  }
}

/** Late first, the latest of them first; then by day; what has no day and what is over at the end. */
function byUrgency(a: StoredRecommendation, b: StoredRecommendation): number {
  const isOver = ({ standing }: StoredRecommendation) =>
    standing.state === 'done' || standing.state === 'cancelled';
  if (isOver(a) !== isOver(b)) return isOver(a) ? 1 : -1;
  const day = ({ standing }: StoredRecommendation) => standing.due ?? '9999';
  if (day(a) !== day(b)) return day(a) < day(b) ? -1 : 1;
  return a.number - b.number;
}

/** What earlier meetings of its series left open, for a meeting that is being planned. @throws NotFound */
export async function listBacklog(desk: Desk, meetingId: string): Promise<StoredRecommendation[]> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId);
    if (!meeting) throw new NotFound(`meeting ${meetingId}`);
    return openBefore(tx, desk, meeting);
  });
}
