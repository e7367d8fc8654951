import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import { type KnownPartner, type PartnerMatcher, partnerMatcher } from './partner-matcher.ts';

/** A matcher over all partners the actor may read, in memory: one read, then any number of names. */
export async function loadPartnerMatcher(tx: Transaction): Promise<PartnerMatcher> {
  const { rows } = await sql<KnownPartner>`
    select p.id, p.name, p.home_country as "homeCountry", p.partner_class as "partnerClass",
      coalesce((select json_agg(json_build_object('name', n.name, 'kind', n.kind)) from partner_name n where n.partner_id = p.id),
        json_build_array(json_build_object('name', p.name, 'kind', 'own'))) as names,
      coalesce((select json_agg(i.identifier) from partner_identifier i where i.partner_id = p.id), '[]') as identifiers
    from partner p where p.status <> 'merged' order by p.id`.execute(tx);
  return partnerMatcher(rows);
}
