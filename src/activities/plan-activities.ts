import { createHash } from 'node:crypto';
import { type Desk, keepHidden, mayDo, officeOf } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import type { ActivityDocument, ActivityDraft } from './activity.ts';
import { findKnownActivities, type KnownActivity } from './activity-store.ts';
import { compareActivities, type FieldDifference } from './compare-activities.ts';
import { loadActivities } from './load-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';

interface Planned {
  /** Place of the draft in what was given. */
  readonly index: number;
  readonly draft: ActivityDraft;
  readonly document: ActivityDocument;
  readonly hash: string;
  readonly known: KnownActivity | undefined;
  /** Withheld fields the actor may not know: what the file says of them is passed over. */
  readonly hidden: readonly string[];
  /** The standing document, and what the draft would change in it. */
  readonly before: ActivityDocument | undefined;
  readonly differences: readonly FieldDifference[];
}

export interface PlanOptions {
  /** Activities the file may replace though somebody edited them here, by the version a person saw when they said so. */
  readonly overwrite?: ReadonlyMap<string, number>;
}

export type PlannedActivity = Planned &
  (
    | { readonly outcome: 'create' | 'update' | 'unchanged' | 'conflict' }
    | { readonly outcome: 'rejected'; readonly code: 'notYours' | 'identifierTwice' }
  );

/** What storing these drafts would do, draft by draft, with the differences; writes nothing. For previews and dry runs. */
export async function planActivities(
  tx: Transaction,
  desk: Desk,
  drafts: readonly ActivityDraft[],
  options: PlanOptions = {},
): Promise<PlannedActivity[]> {
  const known = await knownBy(tx, drafts, false);
  const seen = new Set<string>();
  const plan = drafts.map((draft, index): PlannedActivity => {
    const hash = draft.source?.hash ?? hashOf(draft);
    const one = known(draft);
    // Who may know of what is there already was decided here, whatever a file says.
    const visibility = one?.visibility ?? draft.visibility;
    const document = normaliseActivity(visibility === undefined ? draft : { ...draft, visibility });
    const planned = {
      ...{ index, draft, document, hash, known: one },
      ...{ hidden: [], before: undefined, differences: [] },
    };
    const key = one?.id ?? draft.id ?? draft.iatiIdentifier ?? undefined;
    if (key !== undefined && seen.has(key))
      return { ...planned, outcome: 'rejected', code: 'identifierTwice' };
    if (key !== undefined) seen.add(key);
    if (one?.sourceHash === hash) return { ...planned, outcome: 'unchanged' };
    if (!isOwn(desk, one, document)) return { ...planned, outcome: 'rejected', code: 'notYours' };
    return { ...planned, outcome: one ? 'update' : 'create' };
  });
  return plan.some((planned) => planned.outcome === 'update') ? withDifferences(tx, plan, options) : plan;
}

/** Locks what would be updated, reads it as it now stands, and finds what a person edited here. */
async function withDifferences(
  tx: Transaction,
  plan: readonly PlannedActivity[],
  options: PlanOptions,
): Promise<PlannedActivity[]> {
  const updates = plan.filter((planned) => planned.outcome === 'update');
  const locked = await knownBy(
    tx,
    updates.map((planned) => planned.draft),
    true,
  );
  const ids = updates.map((planned) => planned.known?.id ?? '');
  const standing = new Map((await loadActivities(tx, ids)).map((one) => [one.id, one]));
  return plan.map((planned) => {
    if (planned.outcome !== 'update') return planned;
    const known = locked(planned.draft);
    const stored = known && standing.get(known.id);
    if (!known || !stored) return { ...planned, outcome: 'rejected', code: 'notYours' };
    const { document: before, hidden } = stored;
    // Of single fields no file says who may know them.
    const document = keepHidden({ ...planned.document, withheld: before.withheld }, stored);
    const differences = compareActivities(before, document);
    const edited = known.editedAt !== null && options.overwrite?.get(known.id) !== known.version;
    const outcome = !edited
      ? 'update'
      : differences.length > 0 || known.removedAt !== null
        ? 'conflict'
        : 'unchanged';
    return { ...planned, known, document, hidden, before, differences, outcome };
  });
}

async function knownBy(
  tx: Transaction,
  drafts: readonly ActivityDraft[],
  lock: boolean,
): Promise<(draft: ActivityDraft) => KnownActivity | undefined> {
  const ids = drafts.flatMap((draft) => draft.id ?? []);
  const identifiers = drafts.flatMap((draft) => draft.iatiIdentifier ?? []);
  const rows = await findKnownActivities(tx, { ids, identifiers }, lock);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byIdentifier = new Map(rows.map((row) => [row.iatiIdentifier, row]));
  return (draft) =>
    (draft.id === undefined ? undefined : byId.get(draft.id)) ??
    (draft.iatiIdentifier === null || draft.iatiIdentifier === undefined
      ? undefined
      : byIdentifier.get(draft.iatiIdentifier));
}

function isOwn(desk: Desk, known: KnownActivity | undefined, document: ActivityDocument): boolean {
  const { actor } = desk;
  const { partnerId, visibility } = document;
  const own = mayDo(actor, 'recordActivity', { officeId: officeOf(actor), partnerId, visibility });
  if (!known) return own;
  return (
    own &&
    mayDo(actor, 'editActivity', {
      state: known.draft ? 'draft' : 'recorded',
      visibility: known.visibility,
      areaCodes: known.reach,
      officeId: known.officeId,
      partnerId: known.partnerId,
    })
  );
}

function hashOf(draft: ActivityDraft): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...normaliseActivity(draft), withheld: draft.withheld }))
    .digest('hex');
}
