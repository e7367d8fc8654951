import { MOST_TRACES, type PersonalPlace, type PersonalTrace } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { erasedOf } from '#meetings/index.ts';
import { type RawBuilder, sql } from 'kysely';

/** Where letters were sent: those of a meeting to one address are one. What waits is not sent any more. */
export const mailPlace: PersonalPlace = {
  kind: 'mail',
  action: 'erase-person',
  find: async (tx, wanted) => {
    if ('name' in wanted) return [];
    const condition =
      'email' in wanted
        ? sql`lower(l.recipient) = ${wanted.email.toLowerCase()}`
        : sql`l.link_id = ${wanted.linkId}::uuid and l.recipient is not null`;
    const { rows } = await sql<PersonalTrace>`
      select l.meeting_id || '.' || ${digest} as id, m.title as "where", (max(l.made_at) at time zone m.time_zone)::date as day,
        false as "isRemoved", false as stays, jsonb_build_object('email', min(l.recipient), 'institution', min(l.name)) as held
      from mail l join meeting m on m.id = l.meeting_id where ${condition}
      group by l.meeting_id, m.id, ${digest} order by 3 desc, 1 limit ${MOST_TRACES}`.execute(tx);
    return rows;
  },
  erase: (tx, ids) => forget(tx, sql`l.meeting_id || '.' || ${digest} = any(${arrayLiteral(ids)}::text[])`),
  forget: (tx, before) =>
    forget(
      tx,
      sql`l.made_at < ${before}::date and l.meeting_id in (select m.id from meeting m where m.last_day < ${before}::date)`,
    ),
};

const digest = sql`md5(lower(l.recipient))`;

/** The entry for a calendar names the address, and so may what the mail server said. */
function forget(tx: Transaction, condition: RawBuilder<unknown>) {
  return erasedOf(
    tx,
    sql`update mail l set recipient = null, calendar = null, fault = null,
        state = case when state in ('queued', 'sending') then 'failed' else state end
      where l.recipient is not null and ${condition}`,
  );
}
