import { sql } from 'kysely';
import { demand, type Desk, officeOf, userOf, writeAudit } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, NotFound } from '#kernel/index.ts';
import type { ActivityDocument } from './activity.ts';
import { activityCells } from './activity-cells.ts';
import { type ActivityRecord, findKnownActivities, replaceActivities } from './activity-store.ts';
import { compareActivities } from './compare-activities.ts';
import { loadActivity, type StoredActivity } from './load-activity.ts';
import { reachOf } from './normalise-activity.ts';
import { loadRates } from './rate-store.ts';

/**
 * The activity as it stands, locked for a change by this actor.
 * @throws NotFound, Forbidden
 */
export async function holdActivity(tx: Transaction, desk: Desk, id: string): Promise<StoredActivity> {
  await findKnownActivities(tx, { ids: [id], identifiers: [] }, true);
  const stored = await loadActivity(tx, id);
  if (!stored) throw new NotFound(`activity ${id}`);
  const { reach, officeId, document } = stored;
  demand(desk.actor, 'editActivity', { areaCodes: reach, officeId, partnerId: document.partnerId });
  return stored;
}

/** @throws Conflict when the activity is no longer at the version the person had before them */
export function requireVersion({ id, version: current }: StoredActivity, version: number): void {
  if (current !== version) throw new Conflict(`activity ${id} is at version ${String(current)}`, current);
}

/**
 * The activity as it stands, locked for a change by this actor.
 * @throws NotFound, Forbidden, or Conflict when its version is no longer the one the person had before them
 */
export async function takeActivity(
  tx: Transaction,
  desk: Desk,
  { id, version }: { id: string; version: number },
): Promise<StoredActivity> {
  const stored = await holdActivity(tx, desk, id);
  requireVersion(stored, version);
  return stored;
}

/** Writes what a person made of an activity that is held; nothing where nothing differs. @returns the version it is now */
export async function writeEdit(
  tx: Transaction,
  desk: Desk,
  before: StoredActivity,
  document: ActivityDocument,
): Promise<number> {
  const { id, version, officeId } = before;
  if (compareActivities(before.document, document).length === 0) return version;
  await checkReferences(tx, document, id);
  await replaceActivities(tx, [await recordOf(tx, desk, { id, document, officeId })], 'person');
  await writeAudit(tx, desk, {
    action: 'edit-activity',
    subject: 'activity',
    subjectId: id,
    version: version + 1,
    before: before.document,
    after: document,
  });
  return version + 1;
}

/** The record of a person's change, ready for the store. @throws Forbidden when it would no longer be the actor's */
export async function recordOf(
  tx: Transaction,
  desk: Desk,
  change: { id: string; document: ActivityDocument; officeId?: string | null; removed?: boolean },
): Promise<ActivityRecord> {
  const { id, document, removed } = change;
  const officeId = change.officeId === undefined ? officeOf(desk.actor) : change.officeId;
  demand(desk.actor, 'editActivity', {
    areaCodes: reachOf(document.locations),
    officeId,
    partnerId: document.partnerId,
  });
  const now = desk.now().toString();
  return {
    id,
    document,
    cut: activityCells(document, await loadRates(tx)),
    officeId,
    importId: null,
    source: null,
    at: [],
    editedAt: now,
    editedBy: userOf(desk.actor),
    removedAt: removed === true ? now : null,
    writtenAt: now,
  };
}

/** Refuses what points at nothing: unknown areas, unknown partner, an identifier that another activity has. */
export async function checkReferences(
  tx: Transaction,
  document: ActivityDocument,
  ownId?: string,
): Promise<void> {
  const faults: Record<string, string> = {};
  const codes = document.locations.flatMap((location) => location.areaCode ?? []);
  const known = await sql<{
    code: string;
  }>`select code from area where code = any(${arrayLiteral(codes)}::text[])`.execute(tx);
  const found = new Set(known.rows.map((row) => row.code));
  document.locations.forEach(({ areaCode }, i) => {
    if (areaCode !== null && !found.has(areaCode))
      faults[`locations.${String(i)}.areaCode`] = 'activitiesErrorArea';
  });
  const partner = await tx
    .selectFrom('partner')
    .select('status')
    .where('id', '=', document.partnerId)
    .executeTakeFirst();
  if (!partner || partner.status === 'merged') faults['partnerId'] = 'activitiesErrorPartner';
  if (document.iatiIdentifier !== null) {
    const [taken] = await findKnownActivities(tx, { ids: [], identifiers: [document.iatiIdentifier] });
    if (taken && taken.id !== ownId) faults['iatiIdentifier'] = 'activitiesErrorIdentifierTaken';
  }
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
}
