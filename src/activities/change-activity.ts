import { sql } from 'kysely';
import { demand, type Desk, officeOf, userOf } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, NotFound } from '#kernel/index.ts';
import type { ActivityDocument } from './activity.ts';
import { activityCells } from './activity-cells.ts';
import { type ActivityRecord, findKnownActivities } from './activity-store.ts';
import { loadActivity, type StoredActivity } from './load-activity.ts';
import { reachOf } from './normalise-activity.ts';
import { loadRates } from './rate-store.ts';

/**
 * The activity as it stands, locked for a change by this actor.
 * @throws NotFound, Forbidden, or Conflict when its version is no longer the one the person had before them
 */
export async function takeActivity(
  tx: Transaction,
  desk: Desk,
  { id, version }: { id: string; version: number },
): Promise<StoredActivity> {
  await findKnownActivities(tx, { ids: [id], identifiers: [] }, true);
  const stored = await loadActivity(tx, id);
  if (!stored) throw new NotFound(`activity ${id}`);
  const { reach, officeId, document } = stored;
  demand(desk.actor, 'editActivity', { areaCodes: reach, officeId, partnerId: document.partnerId });
  if (stored.version !== version)
    throw new Conflict(`activity ${id} is at version ${String(stored.version)}`, stored.version);
  return stored;
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
