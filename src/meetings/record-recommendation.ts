import { isDeepStrictEqual } from 'node:util';
import { demand, type Desk, todayOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { sql } from 'kysely';
import { type StoredMeeting, subjectOfMeeting } from './meeting.ts';
import { knownOf } from './meeting-store.ts';
import {
  parseRecommendation,
  type RecommendationInput,
  type RecommendationRecord,
  type StoredRecommendation,
} from './recommendation.ts';
import {
  findRecommendation,
  insertRecommendation,
  lockLedger,
  selectRecommendations,
  updateRecommendation,
} from './recommendation-store.ts';
import { takeMeeting, takePlanned } from './take-meeting.ts';

/** Adds a recommendation to a meeting and gives its id. @throws InvalidInput, Forbidden, NotFound */
export async function recordRecommendation(
  desk: Desk,
  meetingId: string,
  input: RecommendationInput,
): Promise<string> {
  return desk.database.asActor(desk.actor, (tx) => recordWithin(tx, desk, meetingId, input));
}

/** The same in a transaction that does more. @throws as `recordRecommendation` */
export function recordWithin(
  tx: Transaction,
  desk: Desk,
  meetingId: string,
  input: RecommendationInput,
): Promise<string> {
  return addRecommendation(tx, desk, meetingId, parseRecommendation(input));
}

/** The same for what was checked already. @throws InvalidInput, Forbidden, NotFound */
export async function addRecommendation(
  tx: Transaction,
  desk: Desk,
  meetingId: string,
  record: RecommendationRecord,
): Promise<string> {
  await holdLedgerOf(tx, desk, meetingId);
  await checkOwner(tx, desk, record);
  return add(tx, desk, meetingId, record, null);
}

/**
 * Takes what earlier meetings of the series left open over into this one, where it goes on; what was taken over before is
 * left alone. Gives the ids of the new ones. @throws Forbidden, NotFound
 */
export async function carryOver(desk: Desk, meetingId: string): Promise<string[]> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await holdLedgerOf(tx, desk, meetingId);
    const ids: string[] = [];
    for (const open of await openBefore(tx, desk, meeting))
      ids.push(await add(tx, desk, meetingId, { ...open.record, due: open.standing.due }, open.id));
    return ids;
  });
}

/** What the meetings before this one in its series left open and no later one took over, the oldest first. */
export async function openBefore(
  tx: Transaction,
  desk: Desk,
  { record, id }: Pick<StoredMeeting, 'id' | 'record'>,
): Promise<StoredRecommendation[]> {
  if (record.followsId === null) return [];
  const series = sql`r.meeting_id in (with recursive before(id) as (
      select ${record.followsId}::uuid union select m.follows_id from meeting m join before b on m.id = b.id
      where m.follows_id is not null) select id from before where id <> ${id}::uuid)`;
  const found = await selectRecommendations(tx, sql`r.removed_at is null and ${series}`, todayOf(desk.now()));
  return found
    .filter(({ standing, isCarriedOn }) => !isCarriedOn && !['done', 'cancelled'].includes(standing.state))
    .sort((a, b) => ((a.meetingDay ?? '') < (b.meetingDay ?? '') ? -1 : 1));
}

export interface RecommendationVersion {
  readonly id: string;
  readonly version: number;
}

/**
 * Changes the words or the owner of a recommendation; gives the version it is now.
 * @throws InvalidInput, Forbidden, NotFound; Conflict where somebody changed it since `version`
 */
export async function editRecommendation(
  desk: Desk,
  { id, version, input }: RecommendationVersion & { readonly input: RecommendationInput },
): Promise<number> {
  const record = parseRecommendation(input);
  return change(desk, { id, version }, 'edit-recommendation', async (tx) => {
    await checkOwner(tx, desk, record);
    return { record };
  });
}

/** Takes a recommendation off the ledger; it can be put back. @throws as `editRecommendation` */
export async function removeRecommendation(desk: Desk, wanted: RecommendationVersion): Promise<number> {
  return change(desk, wanted, 'remove-recommendation', () =>
    Promise.resolve({ removedAt: desk.now().toString() }),
  );
}

/** Puts back what was taken off. @throws as `editRecommendation` */
export async function restoreRecommendation(desk: Desk, wanted: RecommendationVersion): Promise<number> {
  return change(desk, wanted, 'restore-recommendation', () => Promise.resolve({ removedAt: null }));
}

/** A meeting that the actor calls, with its ledger held for what is added. @throws NotFound, Forbidden */
async function holdLedgerOf(tx: Transaction, desk: Desk, meetingId: string): Promise<StoredMeeting> {
  const meeting = await takeMeeting(tx, meetingId);
  demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  await lockLedger(tx, meetingId);
  return meeting;
}

async function add(
  tx: Transaction,
  desk: Desk,
  meetingId: string,
  record: RecommendationRecord,
  carriedFrom: string | null,
): Promise<string> {
  const id = newId();
  await insertRecommendation(tx, { id, meetingId, carriedFrom, record });
  await writeAudit(tx, desk, {
    action: carriedFrom === null ? 'record-recommendation' : 'carry-recommendation',
    subject: 'recommendation',
    subjectId: id,
    version: 1,
    after: record,
  });
  return id;
}

async function change(
  desk: Desk,
  { id, version }: RecommendationVersion,
  action: string,
  make: (tx: Transaction) => Promise<{ record?: RecommendationRecord; removedAt?: string | null }>,
): Promise<number> {
  return desk.database.asActor(desk.actor, async (tx) => {
    await lockLedger(tx, id);
    const before = await findRecommendation(tx, id, todayOf(desk.now()));
    if (!before) throw new NotFound(`recommendation ${id}`);
    await takePlanned(tx, desk, before.meetingId);
    if (before.version !== version)
      throw new Conflict(`recommendation ${id} is at version ${String(before.version)}`, before.version);
    const stood = { record: before.record, removedAt: before.removedAt };
    const made = await make(tx);
    const after = { ...stood, ...made };
    if (before.removedAt !== null && after.removedAt !== null) throw new NotFound(`recommendation ${id}`);
    if (isDeepStrictEqual(after, stood)) return version;
    await updateRecommendation(tx, id, after);
    await writeAudit(tx, desk, {
      action,
      subject: 'recommendation',
      subjectId: id,
      version: version + 1,
      before: before.record,
      after: after.record,
    });
    return version + 1;
  });
}

/** @throws InvalidInput for an owner the actor does not know, or one a partner may not give a task: anybody but itself */
async function checkOwner(tx: Transaction, { actor }: Desk, record: RecommendationRecord): Promise<void> {
  if (actor.kind === 'partner' && record.ownerPartnerId !== actor.partnerId)
    throw new InvalidInput({ ownerName: 'negotiationErrorOwnTask' });

  const keys = {
    areas: [],
    partners: record.ownerPartnerId === null ? [] : [record.ownerPartnerId],
    offices: record.ownerOfficeId === null ? [] : [record.ownerOfficeId],
  };
  const known = await knownOf(tx, keys);
  if ([...keys.partners, ...keys.offices].some((key) => !known.has(key)))
    throw new InvalidInput({ ownerName: 'meetingsErrorOwnerUnknown' });
}
