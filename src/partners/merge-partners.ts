import { demand, type Desk, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import { asSystemWithin } from './as-system-within.ts';
import { rememberDecision } from './duplicate-store.ts';
import { type MoveReceipt, moveRows } from './merge-store.ts';
import type { PartnerFacts, PartnerRecord, StoredPartner } from './partner.ts';
import type { PartnerRecords } from './partner-records.ts';
import { findPartner, readPartners } from './partner-store.ts';
import { writePartners } from './write-partners.ts';

export interface MergeRequest {
  /** The record that stays. */
  readonly winner: { readonly id: string; readonly version: number };
  readonly loser: { readonly id: string; readonly version: number };
  readonly reason?: string | undefined;
}

/** What the audit keeps of a merge, beside both records: all that undoing it needs. */
export interface MergeReceipt {
  readonly mergedInto: string;
  readonly filled: Partial<PartnerFacts>;
  readonly rows: MoveReceipt;
  readonly records: unknown;
}

const FILLED = [
  'nameId',
  'acronym',
  'legalForm',
  'homeCountry',
  'website',
  'description',
  'activeSince',
] as const;

/**
 * Makes two records of one partner one: everything of the loser, activities included, stands under the winner, whose
 * blanks are filled from it. The loser leads to the winner from then on. `unmergePartners` undoes it exactly.
 * @throws Conflict where either was changed since the given versions, or was merged already
 */
export async function mergePartners(
  desk: Desk,
  request: MergeRequest,
  records: PartnerRecords,
): Promise<{ version: number }> {
  demand(desk.actor, 'mergePartners');
  const { winner: into, loser: from } = request;
  if (into.id === from.id) throw new InvalidInput({ loser: 'partnersErrorSamePartner' });
  return await desk.database.asActor(desk.actor, async (tx) => {
    const known = await readPartners(tx, [into.id, from.id]);
    const [winner, loser] = [demandCurrent(known, into), demandCurrent(known, from)];
    const filled = blanksFilled(winner.record, loser.record);
    await markMerged(tx, desk, { winner, loser, filled });
    const moved = await asSystemWithin(desk, tx, async () => ({
      rows: await moveRows(tx, loser.id, winner.id),
      records: await records.move(tx, desk, { from: loser.id, to: winner.id }),
    }));
    const receipt: MergeReceipt = { mergedInto: winner.id, filled, ...moved };
    await rememberDecision(tx, {
      a: winner.id,
      b: loser.id,
      decision: 'merged',
      reason: request.reason ?? null,
      userId: userOf(desk.actor),
      at: desk.now().toString(),
    });
    const after = await findPartner(tx, winner.id);
    const common = { action: 'merge-partners', subject: 'partner', reason: request.reason } as const;
    await writeAudit(tx, desk, {
      ...common,
      subjectId: winner.id,
      version: winner.version + 1,
      before: winner.record,
      after: after?.record,
    });
    await writeAudit(tx, desk, {
      ...common,
      subjectId: loser.id,
      version: loser.version + 1,
      before: loser.record,
      after: receipt,
    });
    return { version: winner.version + 1 };
  });
}

function demandCurrent(
  known: ReadonlyMap<string, StoredPartner>,
  { id, version }: { readonly id: string; readonly version: number },
): StoredPartner {
  const stored = known.get(id);
  if (stored === undefined) throw new NotFound(`no partner ${id}`);
  if (stored.mergedInto !== null) throw new Conflict(`partner ${id} was merged already`);
  if (stored.version !== version)
    throw new Conflict(`partner ${id} is at version ${String(stored.version)}`, stored.version);
  return stored;
}

/** What the winner does not say and the loser does. */
function blanksFilled(winner: PartnerRecord, loser: PartnerRecord): Partial<PartnerFacts> {
  return Object.fromEntries(
    FILLED.flatMap((field) =>
      winner[field] === null && loser[field] !== null ? [[field, loser[field]]] : [],
    ),
  );
}

async function markMerged(
  tx: Transaction,
  desk: Desk,
  { winner, loser, filled }: { winner: StoredPartner; loser: StoredPartner; filled: Partial<PartnerFacts> },
): Promise<void> {
  const at = desk.now().toString();
  const updated = await tx
    .updateTable('partner')
    .set((eb) => ({
      status: 'merged',
      merged_into: winner.id,
      version: eb('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', loser.id)
    .where('version', '=', loser.version)
    .returning('id')
    .execute();
  if (updated.length === 0) throw new Forbidden('the database refused the merge');
  const written = await writePartners(
    tx,
    [{ id: winner.id, before: winner, after: { ...winner.record, ...filled } }],
    {
      at,
      officeId: winner.officeId,
      importId: null,
      editedBy: userOf(desk.actor),
      edited: winner.editedAt !== null,
      fictional: winner.fictional,
    },
  );
  if (written.size === 0) throw new Conflict(`partner ${winner.id} was changed meanwhile`);
}
