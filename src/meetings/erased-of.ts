import type { ErasedAt } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { type RawBuilder, sql } from 'kysely';

/** Runs a statement on rows that name their meeting, and says of which meetings how many it met. */
export async function erasedOf(tx: Transaction, statement: RawBuilder<unknown>): Promise<ErasedAt[]> {
  const { rows } = await sql<ErasedAt>`with written as (${statement} returning meeting_id)
    select 'meeting' as subject, meeting_id as "subjectId", count(*)::int as count from written group by 2 order by 2`.execute(
    tx,
  );
  return rows;
}
