import { ERASED_NAME, MOST_TRACES, type PersonalPlace, type PersonalTrace } from '#access/index.ts';
import { arrayLiteral } from '#database/index.ts';
import { erasedOf } from '#meetings/index.ts';
import { sql } from 'kysely';

/** Who is noted to have signed minutes. The note stands beside the text that was signed: its SHA-256 holds on. */
export const signerPlace: PersonalPlace = {
  kind: 'signers',
  action: 'erase-person',
  find: async (tx, wanted) => {
    if (!('name' in wanted)) return [];
    const { rows } = await sql<PersonalTrace>`
      select s.id, m.title as "where", s.signed_on as day, false as "isRemoved", false as stays,
        jsonb_build_object('name', s.signer, 'post', s.post) as held
      from minutes_step s join meeting m on m.id = s.meeting_id where lower(s.signer) = ${wanted.name.toLowerCase()}
      order by s.signed_on desc, s.id limit ${MOST_TRACES}`.execute(tx);
    return rows;
  },
  erase: (tx, ids, at) =>
    erasedOf(
      tx,
      sql`update minutes_step set signer = ${ERASED_NAME}, erased_at = ${at}::timestamptz where signer is not null and id = any(${arrayLiteral(ids)}::uuid[])`,
    ),
};
