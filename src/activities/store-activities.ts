import { type Desk, officeOf, trailRows, writeImportAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import type { ActivityDraft } from './activity.ts';
import { ACTIVITY_BLANKS } from './activity-withheld.ts';
import { activityCells } from './activity-cells.ts';
import { type ActivityRecord, insertActivities, replaceActivities } from './activity-store.ts';
import type { FieldDifference } from './compare-activities.ts';
import type { ExchangeRates } from './exchange-rates.ts';
import { type PlannedActivity, type PlanOptions, planActivities } from './plan-activities.ts';
import { loadRates } from './rate-store.ts';

export interface StoreOptions extends PlanOptions {
  /** The file; null for what the product makes itself, that is the demonstration. */
  readonly importId: string | null;
  /** Give them when storing many batches; read from the database otherwise. */
  readonly rates?: ExchangeRates;
}

export interface StoredActivities {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Edited here after the last import: left as they are until a person decides field by field. */
  readonly conflicts: readonly {
    index: number;
    id: string;
    /** As it stands now. */
    version: number;
    iatiIdentifier: string | null;
    fields: readonly string[];
  }[];
  /** What the file changed in activities that were there, or would change where a person's edit stands in its way. */
  readonly changes: readonly { index: number; id: string; differences: readonly FieldDifference[] }[];
  /** `identifierTaken`: belongs to an activity the actor may not see or change; `identifierTwice`: twice in the batch. */
  readonly rejected: readonly { index: number; code: 'notYours' | 'identifierTaken' | 'identifierTwice' }[];
  /** By draft: the activity it is now; null where it was rejected. */
  readonly ids: readonly (string | null)[];
}

/**
 * Stores drafts from a file, set-based; give 100 to 200 at a time. Known by `id` or IATI identifier; the same source
 * hash changes nothing. Writes cells and audit rows with them. The caller has asked whether the actor may import.
 */
export async function storeActivities(
  tx: Transaction,
  desk: Desk,
  drafts: readonly ActivityDraft[],
  options: StoreOptions,
): Promise<StoredActivities> {
  const plan = await planActivities(tx, desk, drafts, options);
  const rates = options.rates ?? (await loadRates(tx));
  const record = recorder(desk, options.importId, rates);
  const created = plan
    .filter((planned) => planned.outcome === 'create')
    .map((p) => ({ ...p, record: record(p) }));
  const updated = plan
    .filter((planned) => planned.outcome === 'update')
    .map((p) => ({ ...p, record: record(p) }));
  const inserted = await insertActivities(
    tx,
    created.map((one) => one.record),
  );
  const replaced =
    updated.length === 0
      ? new Set<string>()
      : await replaceActivities(
          tx,
          updated.map((one) => one.record),
          'file',
        );
  const action = options.importId === null ? 'load-demonstration' : 'import-activity';
  await writeImportAudit(tx, desk, options.importId, [
    ...created
      .filter((one) => inserted.has(one.record.id))
      .flatMap(({ record: { id: subjectId, document: after } }) =>
        trailRows({ action, subject: 'activity', subjectId, version: 1, after }, ACTIVITY_BLANKS, FROM_FILE),
      ),
    ...updated
      .filter((one) => replaced.has(one.record.id))
      .flatMap(({ record, known, hidden, before }) =>
        trailRows(
          {
            ...{ action, subject: 'activity' as const, subjectId: record.id },
            ...{ version: (known?.version ?? 0) + 1, before, after: record.document, hidden },
          },
          ACTIVITY_BLANKS,
          FROM_FILE,
        ),
      ),
  ]);
  return summarise(plan, new Map(created.map((one) => [one.index, one.record.id])), inserted, replaced);
}

const FROM_FILE = { fromFile: true };

function recorder(
  desk: Desk,
  importId: string | null,
  rates: ExchangeRates,
): (planned: PlannedActivity) => ActivityRecord {
  const writtenAt = desk.now().toString();
  return ({ draft, document, hash, known, hidden }) => ({
    id: known?.id ?? draft.id ?? newId(),
    document,
    hidden,
    cut: activityCells(document, rates),
    officeId: officeOf(desk.actor),
    importId,
    source: {
      hash,
      from: draft.source?.from ?? null,
      to: draft.source?.to ?? null,
      line: draft.source?.line ?? null,
    },
    at: draft.source?.at ?? [],
    editedAt: null,
    editedBy: null,
    removedAt: null,
    writtenAt,
  });
}

function summarise(
  plan: readonly PlannedActivity[],
  newIds: ReadonlyMap<number, string>,
  inserted: ReadonlySet<string>,
  replaced: ReadonlySet<string>,
): StoredActivities {
  const rejected: { index: number; code: 'notYours' | 'identifierTaken' | 'identifierTwice' }[] = [];
  const ids = plan.map((planned): string | null => {
    const id = planned.known?.id ?? newIds.get(planned.index) ?? null;
    if (planned.outcome === 'rejected') rejected.push({ index: planned.index, code: planned.code });
    else if (planned.outcome === 'create' && !(id !== null && inserted.has(id)))
      rejected.push({ index: planned.index, code: 'identifierTaken' });
    else if (planned.outcome === 'update' && !(id !== null && replaced.has(id)))
      rejected.push({ index: planned.index, code: 'notYours' });
    else return id;
    return null;
  });
  return {
    created: inserted.size,
    updated: replaced.size,
    unchanged: plan.filter((planned) => planned.outcome === 'unchanged').length,
    conflicts: plan.flatMap((planned) =>
      planned.outcome === 'conflict' && planned.known
        ? [
            {
              index: planned.index,
              id: planned.known.id,
              version: planned.known.version,
              iatiIdentifier: planned.known.iatiIdentifier,
              fields: [...new Set(planned.differences.map((difference) => difference.field))],
            },
          ]
        : [],
    ),
    changes: plan.flatMap((planned) =>
      (planned.outcome === 'update' || planned.outcome === 'conflict') && planned.known
        ? [{ index: planned.index, id: planned.known.id, differences: tellable(planned) }]
        : [],
    ),
    rejected,
    ids,
  };
}

/** Differences as a file's report may keep them: that a withheld field differs, and not in what. */
function tellable({ document, differences }: PlannedActivity): readonly FieldDifference[] {
  return differences.map((one) =>
    one.field in document.withheld ? { ...one, before: NOT_TOLD, after: NOT_TOLD } : one,
  );
}
const NOT_TOLD = '…';
