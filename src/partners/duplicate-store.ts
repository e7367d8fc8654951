import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { PartnerClass } from './partner.ts';

/** What two partners are compared by. */
export interface Comparable {
  readonly id: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly partnerClass: PartnerClass;
  readonly homeCountry: string | null;
  readonly names: readonly { readonly name: string; readonly kind: string }[];
  readonly identifiers: readonly string[];
}

const COMPARABLE = sql`
  select p.id, p.name, p.acronym, p.partner_class as "partnerClass", p.home_country as "homeCountry",
    coalesce((select json_agg(json_build_object('name', n.name, 'kind', n.kind)) from partner_name n
      where n.partner_id = p.id), '[]') as names,
    coalesce((select json_agg(i.identifier) from partner_identifier i where i.partner_id = p.id), '[]') as identifiers
  from partner p`;

/** First letters of the words that count, as `initialsOf` takes them. */
function initials(table: 'n' | 'o') {
  const folded = sql.ref(`${table}.folded`);
  return sql`regexp_replace(regexp_replace(${folded}, '\\m(of|for|the|dan|and|de|la|du|des|in|on|to|bagi|untuk)\\M', '', 'g'),
    '\\s*(\\w)\\w*\\s*', '\\1', 'g')`;
}

/** Every partner as it is compared with the others. */
export async function listComparables(tx: Transaction): Promise<Comparable[]> {
  const { rows } = await sql<Comparable>`${COMPARABLE} where p.status <> 'merged' order by p.id`.execute(tx);
  return rows;
}

/** Pairs a person declared different, as `smaller id,larger id`. */
export async function listDifferentPairs(tx: Transaction): Promise<Set<string>> {
  const { rows } = await sql<{
    pair: string;
  }>`select partner_id || ',' || other_id as pair from partner_likeness
    where decision = 'different'`.execute(tx);
  return new Set(rows.map(({ pair }) => pair));
}

/** Partners whose names come near a typed one, at most `limit`, nearest first. */
export async function listNear(tx: Transaction, folded: string, limit: number): Promise<string[]> {
  await sql`select set_config('pg_trgm.similarity_threshold', '0.35', true)`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select n.partner_id as id from partner_name n join partner p on p.id = n.partner_id and p.status <> 'merged'
    where n.folded % ${folded} or ${folded} <% n.folded
    group by n.partner_id order by max(similarity(n.folded, ${folded})) desc, n.partner_id limit ${limit}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Partners with an acronym or the initials `acronym` may stand for. */
export async function listByAcronym(tx: Transaction, acronym: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct n.partner_id as id from partner_name n join partner p on p.id = n.partner_id and p.status <> 'merged'
    where replace(n.folded, ' ', '') = ${acronym}
      or ${initials('n')} = ${acronym} limit 20`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function readComparables(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, Comparable>> {
  const { rows } =
    await sql<Comparable>`${COMPARABLE} where p.id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface Decision {
  readonly a: string;
  readonly b: string;
  readonly decision: 'different' | 'merged';
  readonly reason: string | null;
  readonly userId: string | null;
  readonly at: string;
}

/** Remembers what a person decided about a pair; a later decision replaces an earlier one. */
export async function rememberDecision(tx: Transaction, decision: Decision): Promise<void> {
  const [first, second] = [decision.a, decision.b].sort();
  await sql`insert into partner_likeness (partner_id, other_id, decision, reason, decided_by, decided_at)
    values (${first}::uuid, ${second}::uuid, ${decision.decision}, ${decision.reason}, ${decision.userId}::uuid, ${decision.at}::timestamptz)
    on conflict (partner_id, other_id) do update set decision = excluded.decision, reason = excluded.reason,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(tx);
}

export async function forgetDecision(tx: Transaction, a: string, b: string): Promise<void> {
  const [first, second] = [a, b].sort();
  await sql`delete from partner_likeness where partner_id = ${first}::uuid and other_id = ${second}::uuid`.execute(
    tx,
  );
}

export interface DecidedPair {
  readonly ids: readonly [string, string];
  readonly names: readonly [string, string];
  readonly reason: string | null;
  readonly decidedAt: string;
}

/** Pairs a person declared different, newest first, at most 100. */
export async function listDecided(tx: Transaction): Promise<DecidedPair[]> {
  const { rows } = await sql<{
    a: string;
    b: string;
    an: string;
    bn: string;
    reason: string | null;
    at: string;
  }>`
    select l.partner_id as a, l.other_id as b, p.name as an, q.name as bn, l.reason, l.decided_at as at
    from partner_likeness l join partner p on p.id = l.partner_id join partner q on q.id = l.other_id
    where l.decision = 'different' order by l.decided_at desc limit 100`.execute(tx);
  return rows.map((row) => ({
    ids: [row.a, row.b],
    names: [row.an, row.bn],
    reason: row.reason,
    decidedAt: row.at,
  }));
}
