import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import type { Decision, FindingKind } from './finding.ts';

/** Decisions about findings of a kind in an area and all inside it, newest first; none for who may not read them. */
export async function readDecisions(
  tx: Transaction,
  kind: FindingKind,
  area: string | null,
): Promise<Decision[]> {
  return selectDecisions(tx)
    .where('d.kind', '=', kind)
    .$if(area !== null, (query) => query.where('d.area_code', 'like', `${area ?? ''}%`))
    .execute();
}

/** All that an office decided, newest first; none for who may not read decisions. */
export async function readDecisionsOf(tx: Transaction, officeId: string): Promise<Decision[]> {
  return selectDecisions(tx).where('d.office_id', '=', officeId).execute();
}

function selectDecisions(tx: Transaction) {
  return tx
    .selectFrom('finding_decision as d')
    .leftJoin('office as o', 'o.id', 'd.office_id')
    .select([
      'd.key',
      sql<FindingKind>`d.kind`.as('kind'),
      'd.area_code as areaCode',
      sql<Decision['decision']>`d.decision`.as('decision'),
      'd.reason',
      'd.office_id as officeId',
      'o.name as officeName',
      'd.decided_at as decidedAt',
    ])
    .orderBy('d.decided_at', 'desc');
}

/** Records the office's decision. @returns false where the office has one already, which stays */
export async function writeDecision(
  tx: Transaction,
  row: Pick<Decision, 'key' | 'kind' | 'areaCode' | 'decision' | 'reason' | 'officeId'> & {
    userId: string | null;
    at: string;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('finding_decision')
    .values({
      key: row.key,
      office_id: row.officeId,
      kind: row.kind,
      area_code: row.areaCode,
      decision: row.decision,
      reason: row.reason,
      decided_by: row.userId,
      decided_at: row.at,
    })
    .onConflict((conflict) => conflict.columns(['key', 'office_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Takes the office's decision away and gives what it was. */
export async function removeDecision(
  tx: Transaction,
  key: string,
  officeId: string,
): Promise<Pick<Decision, 'decision' | 'reason' | 'decidedAt'> | undefined> {
  return tx
    .deleteFrom('finding_decision')
    .where('key', '=', key)
    .where('office_id', '=', officeId)
    .returning([sql<Decision['decision']>`decision`.as('decision'), 'reason', 'decided_at as decidedAt'])
    .executeTakeFirst();
}
