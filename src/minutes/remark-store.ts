import type { Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { sql } from 'kysely';
import type { MinutesRemark } from './remark.ts';
import { columnsOf, type Signature } from './signature.ts';

/** Remarks and answers, the first one first. */
export async function selectRemarks(tx: Transaction, meetingId: string): Promise<MinutesRemark[]> {
  const { rows } = await sql<MinutesRemark>`
    select id, entry_id as "entryId", answers_id as "answersId", taken, body, author, capacity, at
    from minutes_remark where meeting_id = ${meetingId}::uuid order by ordinal`.execute(tx);
  return rows;
}

export async function insertRemark(
  tx: Transaction,
  meetingId: string,
  remark: Pick<MinutesRemark, 'entryId' | 'answersId' | 'taken' | 'body' | 'author'> & {
    readonly linkId: string | null;
  },
  by: Signature,
): Promise<void> {
  await tx
    .insertInto('minutes_remark')
    .values({
      id: newId(),
      meeting_id: meetingId,
      ordinal: sql<number>`(select coalesce(max(ordinal), 0) + 1 from minutes_remark where meeting_id = ${meetingId}::uuid)`,
      entry_id: remark.entryId,
      answers_id: remark.answersId,
      taken: remark.taken,
      body: remark.body,
      author: remark.author,
      link_id: remark.linkId,
      ...columnsOf(by),
    })
    .execute();
}

/** The name of the office that speaks. */
export async function officeName(tx: Transaction, officeId: string | null): Promise<string | undefined> {
  const row = await tx.selectFrom('office').select('name').where('id', '=', officeId).executeTakeFirst();
  return row?.name;
}
