import { type ErasedAt, MOST_TRACES, type PersonalPlace, type PersonalTrace } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { type RawBuilder, sql } from 'kysely';
import { dropDrafts } from './paper-store.ts';

/** Who signs for offices. The entry goes as a whole; a paper of its days then has nobody to sign it, and says so. */
export const signatoryPlace: PersonalPlace = {
  kind: 'signatories',
  action: 'erase-person',
  find: async (tx, wanted) =>
    'name' in wanted ? select(tx, sql`lower(s.name) = ${wanted.name.toLowerCase()}`) : [],
  ofSeats: (tx, { name, officeIds }) =>
    select(
      tx,
      sql`lower(s.name) = ${name.toLowerCase()} and s.office_id = any(${arrayLiteral(officeIds)}::uuid[])`,
    ),
  erase: async (tx, ids) => {
    const { rows } = await sql<ErasedAt>`
      with gone as (delete from office_signatory where id = any(${arrayLiteral(ids)}::uuid[]) returning office_id)
      select 'office' as subject, office_id as "subjectId", count(*)::int as count from gone group by 2 order by 2`.execute(
      tx,
    );
    await dropDrafts(tx, { signatoryIds: ids });
    return rows;
  },
};

async function select(tx: Transaction, condition: RawBuilder<unknown>): Promise<PersonalTrace[]> {
  const { rows } = await sql<PersonalTrace>`
    select s.id, o.name as "where", s.valid_from as day, false as "isRemoved", false as stays,
      jsonb_build_object('name', s.name, 'post', s.post, 'rank', s.rank, 'nip', s.nip) as held
    from office_signatory s join office o on o.id = s.office_id where ${condition}
    order by s.valid_from desc, s.id limit ${MOST_TRACES}`.execute(tx);
  return rows;
}
