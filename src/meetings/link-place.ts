import { MOST_TRACES, type PersonalPlace, type PersonalTrace } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { type RawBuilder, sql } from 'kysely';
import { erasedOf } from './erased-of.ts';

/** Where links were sent to. A link works on when its address is gone; nothing more is sent there. */
export const linkPlace: PersonalPlace = {
  kind: 'links',
  action: 'erase-person',
  find: async (tx, wanted) => {
    if ('name' in wanted) return [];
    return select(
      tx,
      'email' in wanted
        ? sql`lower(l.email) = ${wanted.email.toLowerCase()}`
        : sql`l.id = ${wanted.linkId}::uuid and l.email is not null`,
    );
  },
  byIds: (tx, ids) => select(tx, sql`l.id = any(${arrayLiteral(ids)}::uuid[])`),
  erase: (tx, ids) => forget(tx, sql`id = any(${arrayLiteral(ids)}::uuid[])`),
  forget: (tx, before) =>
    forget(
      tx,
      // A task may be told of long after its meeting: its address goes when the link has been over for so long.
      sql`(kind <> 'recommendation' or expires_at < ${before}::date)
        and meeting_id in (select m.id from meeting m where m.last_day < ${before}::date)`,
    ),
};

async function select(tx: Transaction, condition: RawBuilder<unknown>): Promise<PersonalTrace[]> {
  const { rows } = await sql<PersonalTrace>`
    select l.id, m.title as "where", m.first_day as day, l.withdrawn_at is not null as "isRemoved", false as stays,
      jsonb_build_object('email', l.email, 'institution', coalesce(i.name, nullif(concat_ws(', ', c.owner_post, c.owner_name), ''))) as held
    from personal_link l join meeting m on m.id = l.meeting_id left join meeting_invitee i on i.id = l.invitee_id
      left join recommendation c on c.id = l.recommendation_id
    where ${condition} order by m.first_day desc, l.id limit ${MOST_TRACES}`.execute(tx);
  return rows;
}

function forget(tx: Transaction, condition: RawBuilder<unknown>) {
  return erasedOf(tx, sql`update personal_link set email = null where email is not null and ${condition}`);
}
