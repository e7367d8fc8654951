import { type RawBuilder, sql } from 'kysely';
import type { Visibility } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { ActivityFilter, ActivityListing, ActivitySort } from './activity-filter.ts';
import type { ActivityStatus } from './activity.ts';
import { type SearchQuery, searchQuery } from './search-query.ts';
import { wordsBeginning } from './search-words.ts';

export const PAGE_SIZE = 25;
/** Matches of a search that are ranked; of a more common word, these many are looked at. */
const RANKED = 2000;
/** Pieces of activities in a place, field or year that are gathered; of more, rows are taken in order instead. */
const GATHERED = 8000;
/** Counting stops here: what is more is "more than 1,000". */
export const MOST_COUNTED = 1001;

export interface ListedActivity {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly programme: string | null;
  readonly partnerId: string;
  /** Null where the reader may not know the partner. */
  readonly partnerName: string | null;
  readonly partnerAcronym: string | null;
  readonly status: ActivityStatus;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly plannedIdr: string | null;
  readonly spentIdr: string | null;
  readonly unconverted: number;
  readonly visibility: Visibility;
  readonly updatedAt: string;
  /** Names of the first three places. */
  readonly places: readonly string[];
  readonly placeCount: number;
}

interface Page {
  readonly activities: readonly ListedActivity[];
  /** At most `MOST_COUNTED`. */
  readonly count: number;
}

/**
 * One page of the activities the actor may see, and how many there are. Where words or a place narrow the list down to
 * a few, these are gathered, counted and sorted; else rows are taken in the order of an index until the page is full.
 */
export async function selectListing(tx: Transaction, listing: ActivityListing): Promise<Page> {
  const query = listing.search === undefined ? null : await prefixed(tx, searchQuery(listing.search));
  if (query !== null) {
    const rare = !isNarrowed(listing) || (await countFound(tx, query)) < RANKED;
    if (rare) {
      const found = sql`select find_activities as id from find_activities(${tsquery(query)}, ${RANKED})`;
      return finish(tx, await gather(tx, listing, { found, query }));
    }
  }
  const piece = pieceConditions(listing);
  const pieces = query === null && piece.length > 0 ? await probe(tx, piece) : undefined;
  if (pieces && pieces.cells < GATHERED)
    return finish(
      tx,
      await gather(tx, withoutPiece(listing), {
        found: sql`select distinct id from (${cellsOf(piece)}) as cells`,
        query: null,
      }),
    );
  const conditions = filterConditions(listing);
  if (query !== null) conditions.push(sql`a.search @@ ${tsquery(query)}`);
  const ids = await scan(tx, listing, conditions);
  if (ids.length < PAGE_SIZE && (listing.page ?? 1) === 1) return finish(tx, { ids, count: ids.length });
  const known = pieces !== undefined && !isNarrowed(withoutPiece(listing)) ? pieces.activities : 0;
  return finish(tx, { ids, count: known >= MOST_COUNTED ? known : await countUp(tx, conditions) });
}

async function countFound(tx: Transaction, query: string): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*)::int as n from find_activities(${tsquery(query)}, ${RANKED})`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** How many pieces there are, as far as they would be gathered, and of how many activities. */
async function probe(
  tx: Transaction,
  piece: readonly RawBuilder<unknown>[],
): Promise<{ cells: number; activities: number }> {
  const counted = await sql<{ cells: number; activities: number }>`
    select count(*)::int as cells, count(distinct id)::int as activities from (${cellsOf(piece)}) as cells`.execute(
    tx,
  );
  return counted.rows[0] ?? { cells: 0, activities: 0 };
}

function cellsOf(piece: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`select c.activity_id as id from coverage_cell c where ${sql.join(piece, sql` and `)} limit ${GATHERED}`;
}

/** The stem of a begun word is not the beginning of the word's stem (kese…, sehat), so known words it begins are added. */
async function prefixed(tx: Transaction, query: SearchQuery | null): Promise<string | null> {
  if (query === null) return null;
  if (query.begun === null) return query.text;
  const words = await wordsBeginning(tx, query.begun);
  return query.text.replace(`${query.begun}:*`, [`${query.begun}:*`, ...words].join(' | '));
}

/** The rest of the filter, once the pieces have been found by place, field and year. */
function withoutPiece(listing: ActivityListing): ActivityListing {
  return Object.fromEntries(Object.entries(listing).filter(([name]) => !PIECE.has(name)));
}

const PIECE: ReadonlySet<string> = new Set(['area', 'field', 'year']);

async function finish(
  tx: Transaction,
  { ids, count }: { ids: readonly string[]; count: number },
): Promise<Page> {
  return { activities: await describe(tx, ids), count: Math.min(count, MOST_COUNTED) };
}

/** Filters and sorts the activities found beforehand, all of them, and gives the page and the exact count. */
async function gather(
  tx: Transaction,
  listing: ActivityListing,
  { found, query }: { found: RawBuilder<unknown>; query: string | null },
): Promise<{ ids: string[]; count: number; candidates: number }> {
  const sort = listing.sort ?? (query === null ? 'updated' : 'relevance');
  const order =
    query !== null && sort === 'relevance'
      ? sql`ts_rank(a.title_search, ${tsquery(query)}) desc, a.updated_at desc, a.id`
      : ORDER[sort];
  const rows = await sql<{ ids: string[]; count: number; candidates: number }>`
    with found as materialized (${found}),
      matching as materialized (select a.id, row_number() over (order by ${order}) as place
        from found join activity a on a.id = found.id left join partner p on p.id = a.partner_id
        where ${sql.join(filterConditions(listing), sql` and `)})
    select (select count(*)::int from found) as candidates, (select count(*)::int from matching) as count,
      array(select id::text from matching order by place limit ${PAGE_SIZE} offset ${offsetOf(listing)}) as ids`.execute(
    tx,
  );
  return rows.rows[0] ?? { ids: [], count: 0, candidates: 0 };
}

async function scan(
  tx: Transaction,
  listing: ActivityListing,
  conditions: readonly RawBuilder<unknown>[],
): Promise<string[]> {
  const where = sql.join(conditions, sql` and `);
  const sort = listing.sort ?? 'updated';
  const offset = offsetOf(listing);
  if (sort === 'partner') return scanByPartner(tx, where, offset);
  const { rows } = await sql<{ id: string }>`select a.id from activity a where ${where}
    order by ${ORDER[sort]} limit ${PAGE_SIZE} offset ${offset}`.execute(tx);
  return rows.map((row) => row.id);
}

/**
 * By partner: each of the first partners gives at most a page, so no more than these are looked at. Those of partners
 * the reader may not know come last.
 */
async function scanByPartner(tx: Transaction, where: RawBuilder<unknown>, offset: number): Promise<string[]> {
  const upTo = offset + PAGE_SIZE;
  const named = await sql<{ id: string }>`with first as materialized (select p.id, p.name from partner p
      where exists (select 1 from activity a where a.partner_id = p.id and ${where})
      order by p.name collate "und-x-icu", p.id limit ${upTo})
    select own.id from first p cross join lateral (
      select a.id from activity a where a.partner_id = p.id and ${where} order by a.id limit ${upTo}) as own
    order by p.name collate "und-x-icu", p.id, own.id limit ${PAGE_SIZE} offset ${offset}`.execute(tx);
  const ids = named.rows.map((row) => row.id);
  if (ids.length === PAGE_SIZE) return ids;
  const unnamed = await sql<{ id: string }>`select a.id from activity a
    where ${where} and not exists (select 1 from partner p where p.id = a.partner_id) order by a.id
    limit ${PAGE_SIZE - ids.length} offset greatest(0, ${offset}::int - (
      select count(*) from activity a join partner p on p.id = a.partner_id where ${where}))`.execute(tx);
  return [...ids, ...unnamed.rows.map((row) => row.id)];
}

async function countUp(tx: Transaction, conditions: readonly RawBuilder<unknown>[]): Promise<number> {
  const counted = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from activity a where ${sql.join(conditions, sql` and `)} limit ${MOST_COUNTED}) as found`.execute(
    tx,
  );
  return counted.rows[0]?.n ?? 0;
}

/** What a list shows of these activities, in the order of the ids. */
async function describe(tx: Transaction, ids: readonly string[]): Promise<ListedActivity[]> {
  if (ids.length === 0) return [];
  const rows = await sql<ListedActivity>`
    select a.id, a.title, a.programme, a.partner_id as "partnerId", p.name as "partnerName", p.acronym as "partnerAcronym",
      a.status, a.first_year as "firstYear", a.last_year as "lastYear", a.planned_idr as "plannedIdr",
      a.spent_idr as "spentIdr", a.unconverted, a.visibility, a.updated_at as "updatedAt",
      coalesce((select jsonb_agg(coalesce(area.name, l.written, l.country) order by l.ordinal) from activity_location l
        left join area on area.code = l.area_code where l.activity_id = a.id and l.ordinal <= 3), '[]') as places,
      (select count(*)::int from activity_location l where l.activity_id = a.id) as "placeCount"
    from unnest(${arrayLiteral(ids)}::uuid[]) with ordinality as page (id, place)
      join activity a on a.id = page.id left join partner p on p.id = a.partner_id order by page.place`.execute(
    tx,
  );
  return rows.rows;
}

function tsquery(query: string): RawBuilder<unknown> {
  return sql`to_tsquery('public.indonesian_folded', ${query})`;
}

function offsetOf(listing: ActivityListing): number {
  return ((listing.page ?? 1) - 1) * PAGE_SIZE;
}

function isNarrowed(listing: ActivityListing): boolean {
  return Object.keys(listing).some((name) => !['search', 'sort', 'page'].includes(name));
}

/** The filter as conditions on `activity a`, also for exports. */
export function filterConditions(filter: ActivityFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [IN_REGISTER];
  const piece = pieceConditions(filter);
  if (piece.length > 0)
    conditions.push(
      sql`exists (select 1 from coverage_cell c where c.activity_id = a.id and ${sql.join(piece, sql` and `)})`,
    );
  if (filter.partnerId !== undefined) conditions.push(sql`a.partner_id = ${filter.partnerId}::uuid`);
  if (filter.participantId !== undefined) conditions.push(takesPart(filter.participantId));
  if (filter.partnerClass !== undefined)
    conditions.push(
      sql`a.partner_id in (select id from partner where partner_class = ${filter.partnerClass})`,
    );
  if (filter.status !== undefined) conditions.push(sql`a.status = ${filter.status}`);
  if (filter.importId !== undefined)
    conditions.push(sql`(a.import_id = ${filter.importId}::uuid
      or a.id in (select activity_id from activity_source where import_id = ${filter.importId}::uuid))`);
  if (filter.money !== undefined) conditions.push(MONEY[filter.money]);
  return conditions;
}

/** Whether an organisation takes part in `activity a` in any role. */
export function takesPart(id: string): RawBuilder<boolean> {
  return sql`(a.partner_id = ${id}::uuid or a.participant_ids @> array[${id}::uuid])`;
}
/** What was taken out is not in the register, and a draft is not in it yet. */
export const IN_REGISTER = sql<boolean>`a.removed_at is null and not a.draft`;

const MONEY = {
  planned: sql`a.planned_idr is not null`,
  spent: sql`a.spent_idr is not null`,
  none: sql`a.planned_idr is null and a.spent_idr is null`,
  unconverted: sql`a.unconverted > 0`,
} as const;

function pieceConditions({ area, field, year }: ActivityFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  // NOTE: like and starts_with are not leakproof and would lose the index to row-level security; these operators are.
  if (area !== undefined) conditions.push(sql`c.area_code ~>=~ ${area} and c.area_code ~<~ ${`${area}/`}`);
  if (field !== undefined) conditions.push(sql`c.field = ${field}`);
  if (year !== undefined) conditions.push(sql`c.year = ${year}`);
  return conditions;
}

const ORDER: Readonly<Record<ActivitySort, RawBuilder<unknown>>> = {
  relevance: sql`a.updated_at desc, a.id`,
  updated: sql`a.updated_at desc, a.id`,
  title: sql`a.sort_title collate "und-x-icu", a.id`,
  partner: sql`p.name collate "und-x-icu", p.id, a.id`,
  start: sql`a.first_year desc nulls last, a.id`,
  planned: sql`a.planned_idr desc nulls last, a.id`,
  spent: sql`a.spent_idr desc nulls last, a.id`,
};

const TAKEN_AT_ONCE = 500;

/** The next activities the filter finds after an id, in the order of ids; for taking all of them away. */
export async function selectAfter(
  tx: Transaction,
  filter: ActivityFilter,
  after: string,
): Promise<ListedActivity[]> {
  const query = filter.search === undefined ? null : await prefixed(tx, searchQuery(filter.search));
  const conditions = [...filterConditions(filter), sql`a.id > ${after}::uuid`];
  if (query !== null) conditions.push(sql`a.search @@ ${tsquery(query)}`);
  const rows = await sql<{ id: string }>`select a.id from activity a where ${sql.join(conditions, sql` and `)}
    order by a.id limit ${TAKEN_AT_ONCE}`.execute(tx);
  return describe(
    tx,
    rows.rows.map((row) => row.id),
  );
}
