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

export async function findDecision(
  tx: Transaction,
  key: string,
  officeId: string,
): Promise<{ decision: string; reason: string | null } | undefined> {
  return tx
    .selectFrom('finding_decision')
    .select(['decision', 'reason'])
    .where('key', '=', key)
    .where('office_id', '=', officeId)
    .executeTakeFirst();
}

/** Records the office's decision in place of the one it made before. */
export async function writeDecision(
  tx: Transaction,
  row: Pick<Decision, 'key' | 'kind' | 'areaCode' | 'decision' | 'reason' | 'officeId'> & {
    userId: string | null;
    at: string;
  },
): Promise<void> {
  const changing = { decision: row.decision, reason: row.reason, decided_by: row.userId, decided_at: row.at };
  await tx
    .insertInto('finding_decision')
    .values({ key: row.key, office_id: row.officeId, kind: row.kind, area_code: row.areaCode, ...changing })
    .onConflict((conflict) => conflict.columns(['key', 'office_id']).doUpdateSet(changing))
    .execute();
}

export async function removeDecision(tx: Transaction, key: string, officeId: string): Promise<void> {
  await tx.deleteFrom('finding_decision').where('key', '=', key).where('office_id', '=', officeId).execute();
}
