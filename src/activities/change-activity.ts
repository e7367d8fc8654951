import { sql } from 'kysely';
import {
  demand,
  demandCircles,
  type Desk,
  keepHidden,
  officeOf,
  userOf,
  writeRecordAudit,
} from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import type { ActivityDocument } from './activity.ts';
import { activityCells } from './activity-cells.ts';
import { subjectOfActivity } from './activity-subject.ts';
import { ACTIVITY_BLANKS } from './activity-withheld.ts';
import { type ActivityRecord, findKnownActivities, replaceActivities } from './activity-store.ts';
import { compareActivities } from './compare-activities.ts';
import { loadActivity, type StoredActivity } from './load-activity.ts';
import { reachOf } from './normalise-activity.ts';
import { loadRates } from './rate-store.ts';

/**
 * The activity as it stands, locked for a change by this actor.
 * @throws NotFound, Forbidden
 */
export async function holdActivity(
  tx: Transaction,
  desk: Desk,
  id: string,
  act: 'editActivity' | 'removeActivity' = 'editActivity',
): Promise<StoredActivity> {
  if (!isId(id)) throw new NotFound(`activity ${id}`);
  await findKnownActivities(tx, { ids: [id], identifiers: [] }, true);
  const stored = await loadActivity(tx, id);
  if (!stored) throw new NotFound(`activity ${id}`);
  demand(desk.actor, stored.removedAt === null ? act : 'removeActivity', subjectOfActivity(stored));
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
  act: 'editActivity' | 'removeActivity' = 'editActivity',
): Promise<StoredActivity> {
  const stored = await holdActivity(tx, desk, id, act);
  requireVersion(stored, version);
  return stored;
}

/** Writes what a person made of an activity that is held; nothing where nothing differs. @returns the version it is now */
export async function writeEdit(
  tx: Transaction,
  desk: Desk,
  before: StoredActivity,
  made: ActivityDocument,
  { handIn = false } = {},
): Promise<number> {
  const { id, version, officeId, hidden } = before;
  const document = keepHidden(made, before);
  const draft = before.draft && !handIn;
  if (draft === before.draft && compareActivities(before.document, document).length === 0) return version;
  await checkReferences(tx, document, before);
  const record = await recordOf(tx, desk, { id, document, officeId, draft, before });
  await replaceActivities(tx, [record], 'person');
  await writeRecordAudit(
    tx,
    desk,
    {
      action: draft === before.draft ? 'edit-activity' : 'hand-in-activity',
      subject: 'activity',
      subjectId: id,
      version: version + 1,
      before: before.document,
      after: document,
      hidden,
    },
    ACTIVITY_BLANKS,
  );
  return version + 1;
}

/** The record of a person's change, ready for the store. @throws Forbidden when it would no longer be the actor's */
export async function recordOf(
  tx: Transaction,
  desk: Desk,
  change: {
    id: string;
    document: ActivityDocument;
    officeId?: string | null;
    removed?: boolean;
    draft?: boolean;
    /** As it stood before, where it stood. */
    before?: StoredActivity;
  },
): Promise<ActivityRecord> {
  const { id, document, before, removed = false, draft = false } = change;
  const officeId = change.officeId === undefined ? officeOf(desk.actor) : change.officeId;
  const removedAt = removed ? desk.now().toString() : null;
  const subject = subjectOfActivity({
    document,
    reach: reachOf(document.locations),
    officeId,
    removedAt,
    draft,
  });
  demand(desk.actor, removed ? 'removeActivity' : 'editActivity', subject);
  if (before !== undefined && before.document.visibility !== document.visibility) {
    demand(desk.actor, 'classifyActivity', subjectOfActivity(before));
    demand(desk.actor, 'classifyActivity', subject);
  }
  demandCircles(desk.actor, 'classifyActivity', before ? subjectOfActivity(before) : subject, {
    before: before?.document.withheld ?? {},
    after: document.withheld,
  });
  const now = desk.now().toString();
  return {
    id,
    document,
    hidden: before?.hidden ?? [],
    cut: activityCells(document, await loadRates(tx)),
    officeId,
    importId: null,
    source: null,
    at: [],
    editedAt: now,
    editedBy: userOf(desk.actor),
    removedAt,
    draft,
    writtenAt: now,
  };
}

/**
 * Refuses what points at nothing: unknown areas, unknown partner, an identifier that another activity has. The partner
 * it had before may stay, also where the actor may not know it.
 */
export async function checkReferences(
  tx: Transaction,
  document: ActivityDocument,
  before?: StoredActivity,
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
  if (document.partnerId !== before?.document.partnerId) {
    const partner = await tx
      .selectFrom('partner')
      .select('status')
      .where('id', '=', document.partnerId)
      .executeTakeFirst();
    if (!partner || partner.status === 'merged') faults['partnerId'] = 'activitiesErrorPartner';
  }
  if (document.iatiIdentifier !== null) {
    const [taken] = await findKnownActivities(tx, { ids: [], identifiers: [document.iatiIdentifier] });
    if (taken && taken.id !== before?.id) faults['iatiIdentifier'] = 'activitiesErrorIdentifierTaken';
  }
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
}
