import { sql } from 'kysely';
import type { Desk } from '#access/index.ts';
import { foldName } from '#kernel/index.ts';
import { IN_REGISTER } from './list-store.ts';

/** A partner as a list of activities is narrowed down by it. */
export interface ActivityPartner {
  readonly id: string;
  readonly name: string;
  readonly acronym: string | null;
}

const HAS_ACTIVITY = sql`exists (select 1 from activity a where a.partner_id = p.id and ${IN_REGISTER})`;

/** Partners with activities that the actor may see, by name; at most `most`. */
export async function listActivityPartners(desk: Desk, most: number): Promise<ActivityPartner[]> {
  const { rows } = await desk.database.asActor(desk.actor, (tx) =>
    sql<ActivityPartner>`select p.id, p.name, p.acronym from partner p where ${HAS_ACTIVITY}
      order by p.name collate "und-x-icu", p.id limit ${most}`.execute(tx),
  );
  return rows;
}

/**
 * Those of them whose name, acronym or other spelling holds what was typed, whatever its capitals and accents; where
 * some are called exactly so, these alone.
 */
export async function findActivityPartners(
  desk: Desk,
  typed: string,
  most: number,
): Promise<ActivityPartner[]> {
  const folded = foldName(typed);
  if (folded === '') return [];
  const { rows } = await desk.database.asActor(desk.actor, (tx) =>
    sql<ActivityPartner & { exact: boolean }>`
      select p.id, p.name, p.acronym, bool_or(n.folded = ${folded}) as exact
      from partner_name n join partner p on p.id = n.partner_id
      where n.folded like ${`%${folded}%`} and ${HAS_ACTIVITY}
      group by p.id order by exact desc, p.name collate "und-x-icu", p.id limit ${most}`.execute(tx),
  );
  const exact = rows.filter((row) => row.exact);
  return (exact.length > 0 ? exact : rows).map(({ id, name, acronym }) => ({ id, name, acronym }));
}
