import {
  demand,
  type Desk,
  readAudit,
  userOf,
  withoutWithheld,
  writeAudit,
  writeRecordAudit,
} from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, Forbidden, NotFound } from '#kernel/index.ts';
import { asSystemWithin } from './as-system-within.ts';
import { forgetDecision } from './duplicate-store.ts';
import type { MergeReceipt } from './merge-partners.ts';
import { moveRowsBack } from './merge-store.ts';
import type { PartnerRecord, StoredPartner } from './partner.ts';
import { asRecord } from './partner-history.ts';
import type { PartnerRecords } from './partner-records.ts';
import { findPartner, lockPartners } from './partner-store.ts';
import { PARTNER_BLANKS, PARTNER_WITHHELD_FIELDS } from './partner-withheld.ts';
import { writePartners } from './write-partners.ts';

/**
 * Splits a merged partner off again: everything the merge moved goes back, what was added to the winner since stays
 * with the winner. Returns the id of the winner.
 * @throws Conflict where the partner is not merged, or the winner was merged further and has to be split off first
 */
export async function unmergePartners(
  desk: Desk,
  request: { readonly loserId: string; readonly reason?: string | undefined },
  records: PartnerRecords,
): Promise<{ winnerId: string }> {
  demand(desk.actor, 'mergePartners');
  return await desk.database.asActor(desk.actor, async (tx) => {
    const seen = await findPartner(tx, request.loserId);
    await lockPartners(tx, [request.loserId, ...(seen?.mergedInto ? [seen.mergedInto] : [])]);
    const loser = await findPartner(tx, request.loserId);
    if (loser === undefined) throw new NotFound(`no partner ${request.loserId}`);
    if (loser.mergedInto === null) throw new Conflict(`partner ${loser.id} is not merged`);
    const winner = await findPartner(tx, loser.mergedInto);
    if (winner === undefined) throw new NotFound(`no partner ${loser.mergedInto}`);
    if (winner.mergedInto !== null) throw new Conflict(`partner ${winner.id} was merged further`);
    const { before, receipt } = await lastMerge(tx, loser.id);
    await markSplit(tx, desk, { winner, loser, before, receipt });
    await asSystemWithin(desk, tx, async () => {
      await moveRowsBack(tx, receipt.rows, loser.id, winner.id);
      await records.moveBack(tx, desk, receipt.records);
    });
    await restoreLostRows(tx, desk, loser.id, before);
    await forgetDecision(tx, winner.id, loser.id);
    await auditSplit(tx, desk, { winner, loser, reason: request.reason });
    return { winnerId: winner.id };
  });
}

async function lastMerge(
  tx: Transaction,
  loserId: string,
): Promise<{ before: PartnerRecord; receipt: MergeReceipt }> {
  const entry = (await readAudit(tx, 'partner', loserId)).find((row) => row.action === 'merge-partners');
  const receipt = entry?.after as MergeReceipt | null | undefined;
  if (entry === undefined || !receipt || !('rows' in receipt))
    throw new Conflict('the record of the merge is missing');
  const before = asRecord(entry.before);
  if (before === undefined) throw new Conflict('the record of the merge is missing');
  return { before, receipt };
}

interface Split {
  readonly winner: StoredPartner;
  readonly loser: StoredPartner;
  readonly before: PartnerRecord;
  readonly receipt: MergeReceipt;
}

async function markSplit(
  tx: Transaction,
  desk: Desk,
  { winner, loser, before, receipt }: Split,
): Promise<void> {
  const at = desk.now().toString();
  const updated = await tx
    .updateTable('partner')
    .set((eb) => ({
      status: before.status,
      merged_into: null,
      version: eb('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', loser.id)
    .where('version', '=', loser.version)
    .returning('id')
    .execute();
  if (updated.length === 0) throw new Forbidden('the database refused to split the partners');
  const written = await writePartners(
    tx,
    [{ id: winner.id, before: winner, after: blankedAgain(winner, loser.record, receipt) }],
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

/** A blank that the merge filled is blank again, unless somebody has written something else meanwhile. */
function blankedAgain(
  { record, hidden }: StoredPartner,
  loser: PartnerRecord,
  { filled, filledWithheld = {} }: MergeReceipt,
): PartnerRecord {
  const emptied = Object.entries(filled).filter(
    ([field, value]) => record[field as keyof PartnerRecord] === value,
  );
  const apart = PARTNER_WITHHELD_FIELDS.filter(
    (field) => field in filledWithheld && !hidden.includes(field) && record[field] === loser[field],
  );
  const withheld = PARTNER_WITHHELD_FIELDS.flatMap((field) => {
    const circle = apart.includes(field) ? filledWithheld[field] : record.withheld[field];
    return circle ? [[field, circle] as const] : [];
  });
  const blank = [...emptied.map(([field]) => field), ...apart].map((field) => [field, null] as const);
  return { ...record, ...Object.fromEntries<null>(blank), withheld: Object.fromEntries(withheld) };
}

/** Offices, permits and funding that were removed from the winner since the merge come back to whom they belonged. */
async function restoreLostRows(
  tx: Transaction,
  desk: Desk,
  loserId: string,
  before: PartnerRecord,
): Promise<void> {
  const now = await findPartner(tx, loserId);
  if (now === undefined) return;
  const missing = <T extends { readonly id: string }>(was: readonly T[], is: readonly T[]) =>
    was.filter(({ id }) => !is.some((row) => row.id === id));
  const offices = missing(before.offices, now.record.offices);
  const permits = missing(before.permits, now.record.permits);
  const funding = missing(before.funding, now.record.funding);
  if (offices.length + permits.length + funding.length === 0) return;
  const after = {
    ...now.record,
    offices: [...now.record.offices, ...offices],
    permits: [...now.record.permits, ...permits],
    funding: [...now.record.funding, ...funding],
  };
  await writePartners(tx, [{ id: loserId, before: now, after }], {
    at: desk.now().toString(),
    officeId: now.officeId,
    importId: null,
    editedBy: null,
    edited: false,
    fictional: now.fictional,
  });
}

async function auditSplit(
  tx: Transaction,
  desk: Desk,
  { winner, loser, reason }: { winner: StoredPartner; loser: StoredPartner; reason: string | undefined },
): Promise<void> {
  const now = await findPartner(tx, winner.id);
  const common = { action: 'unmerge-partners', subject: 'partner', reason } as const;
  await writeRecordAudit(
    tx,
    desk,
    {
      ...{ ...common, subjectId: winner.id, version: winner.version + 1, hidden: winner.hidden },
      ...{ before: winner.record, after: now?.record },
    },
    PARTNER_BLANKS,
  );
  const split = await findPartner(tx, loser.id);
  await writeAudit(tx, desk, {
    ...common,
    subjectId: loser.id,
    ...(split === undefined
      ? {}
      : { version: split.version, after: withoutWithheld(split.record, PARTNER_BLANKS) }),
  });
}
