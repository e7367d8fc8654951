import { sql, type RawBuilder } from 'kysely';
import { type ErasedAt, MOST_TRACES, type PersonalPlace, type PersonalTrace } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';

/** Contacts of partners, for what concerns the data of a person (UU 27/2022). */
export const contactPlace: PersonalPlace = {
  kind: 'contacts',
  action: 'erase-contact',
  find: async (tx, wanted) => {
    if ('linkId' in wanted) return [];
    return select(
      tx,
      'email' in wanted
        ? sql`lower(c.email) = ${wanted.email.toLowerCase()}`
        : sql`lower(c.name) = ${wanted.name.toLowerCase()}`,
    );
  },
  byIds: (tx, ids) => select(tx, sql`c.id = any(${arrayLiteral(ids)}::uuid[])`),
  erase: async (tx, ids, at) => {
    const { rows } = await sql<ErasedAt>`
      with gone as (delete from partner_contact where id = any(${arrayLiteral(ids)}::uuid[]) returning partner_id)
      update partner p set version = p.version + 1, updated_at = ${at}::timestamptz
        from (select partner_id, count(*)::int as n from gone group by 1) g where p.id = g.partner_id
        returning 'partner' as subject, p.id as "subjectId", p.version, g.n as count`.execute(tx);
    return rows;
  },
};

async function select(tx: Transaction, condition: RawBuilder<unknown>): Promise<PersonalTrace[]> {
  const { rows } = await sql<PersonalTrace>`select c.id, p.name as "where", null as day, p.id as "partnerId",
      jsonb_build_object('name', c.name, 'post', c.position, 'email', c.email, 'phone', c.phone) as held,
      c.removed_at is not null as "isRemoved", false as stays
    from partner_contact c join partner p on p.id = c.partner_id
    where ${condition} order by p.name, c.name, c.id limit ${MOST_TRACES}`.execute(tx);
  return rows;
}
