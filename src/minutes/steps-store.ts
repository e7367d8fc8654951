import type { Transaction } from '#database/index.ts';
import { sql } from 'kysely';
import type { MinutesStep } from './minutes-step.ts';

/** The steps that the minutes of a meeting took, the first one first; without the minutes themselves. */
export async function selectSteps(tx: Transaction, meetingId: string): Promise<MinutesStep[]> {
  const { rows } = await sql<MinutesStep>`
    select s.id, s.kind, s.until, s.signer, s.post, s.number, s.signed_on as "signedOn", s.body, s.sha256, s.block,
      s.block_hash as "blockHash", s.at, s.capacity, o.name as "officeName"
    from minutes_step s left join office o on o.id = s.office_id
    where s.meeting_id = ${meetingId}::uuid order by s.ordinal`.execute(tx);
  return rows;
}
