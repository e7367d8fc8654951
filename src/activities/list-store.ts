import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import type { ActivityFilter, ActivityListing, ActivitySort } from './activity-filter.ts';
import type { ActivityStatus } from './activity.ts';
import { searchQuery } from './search-query.ts';

export const PAGE_SIZE = 25;
/** Matches of a search that are ranked; of a more common word, these many are looked at. */
const RANKED = 2000;
/** Counting stops here: what is more is "more than 1,000". */
export const MOST_COUNTED = 1001;

export interface ListedActivity {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly programme: string | null;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly partnerAcronym: string | null;
  readonly status: ActivityStatus;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly plannedIdr: string | null;
  readonly spentIdr: string | null;
  readonly unconverted: number;
  readonly visibility: string;
  readonly updatedAt: string;
  /** Names of the first three places. */
  readonly places: readonly string[];
  readonly placeCount: number;
}

/** How the words of a search are looked up: by ids found beforehand, or row by row where nearly every row has them. */
type Search = { readonly query: string; readonly common: boolean } | null;

/** Whether the words are rare enough to fetch all their activities and rank them. */
export async function prepareSearch(tx: Transaction, typed: string | undefined): Promise<Search> {
  const query = typed === undefined ? null : searchQuery(typed);
  if (query === null) return null;
  const found = await sql<{
    count: number;
  }>`select count(*)::int as count from find_activities(${tsquery(query)}, ${RANKED})`.execute(tx);
  return { query, common: (found.rows[0]?.count ?? 0) >= RANKED };
}

function tsquery(query: string): RawBuilder<unknown> {
  return sql`to_tsquery('public.indonesian_folded', ${query})`;
}

/** One page of activities the actor may see. */
export async function selectListing(
  tx: Transaction,
  listing: ActivityListing,
  search: Search,
): Promise<ListedActivity[]> {
  const sort = listing.sort ?? (search ? 'relevance' : 'updated');
  const ranked = search !== null && (!search.common || (sort === 'relevance' && !isNarrowed(listing)));
  const source = ranked
    ? sql`find_activities(${tsquery(search.query)}, ${RANKED}) as found join activity a on a.id = found.id`
    : sql`activity a`;
  const conditions = filterConditions(listing);
  if (search && !ranked) conditions.push(sql`a.search @@ ${tsquery(search.query)}`);
  const offset = ((listing.page ?? 1) - 1) * PAGE_SIZE;
  const rows = await sql<ListedActivity>`
    with page as materialized (
      select a.id, row_number() over () as place from ${source} ${sort === 'partner' ? sql`join partner p on p.id = a.partner_id` : sql``}
      where ${sql.join(conditions, sql` and `)} order by ${ranking(sort, ranked)} limit ${PAGE_SIZE} offset ${offset})
    select a.id, a.title, a.programme, a.partner_id as "partnerId", p.name as "partnerName", p.acronym as "partnerAcronym",
      a.status, a.first_year as "firstYear", a.last_year as "lastYear", a.planned_idr as "plannedIdr",
      a.spent_idr as "spentIdr", a.unconverted, a.visibility, a.updated_at as "updatedAt",
      coalesce((select jsonb_agg(coalesce(area.name, l.written, l.country) order by l.ordinal) from activity_location l
        left join area on area.code = l.area_code where l.activity_id = a.id and l.ordinal <= 3), '[]') as places,
      (select count(*)::int from activity_location l where l.activity_id = a.id) as "placeCount"
    from page join activity a on a.id = page.id join partner p on p.id = a.partner_id order by page.place`.execute(
    tx,
  );
  return rows.rows;
}

/** How many activities the filter finds, at most `MOST_COUNTED`. */
export async function countListing(tx: Transaction, filter: ActivityFilter, search: Search): Promise<number> {
  const ranked = search !== null && !search.common;
  const source = ranked
    ? sql`find_activities(${tsquery(search.query)}, ${RANKED}) as found join activity a on a.id = found.id`
    : sql`activity a`;
  const conditions = filterConditions(filter);
  if (search && !ranked) conditions.push(sql`a.search @@ ${tsquery(search.query)}`);
  const counted = await sql<{ count: number }>`select count(*)::int as count from (
    select 1 from ${source} where ${sql.join(conditions, sql` and `)} limit ${MOST_COUNTED}) as found`.execute(
    tx,
  );
  return counted.rows[0]?.count ?? 0;
}

function isNarrowed(filter: ActivityFilter): boolean {
  return Object.keys(filterParts(filter)).length > 0;
}

function filterParts({
  search: _search,
  ...rest
}: ActivityFilter & { sort?: unknown; page?: unknown }): object {
  const { sort: _sort, page: _page, ...parts } = rest;
  return parts;
}

/** The filter as conditions on `activity a`, also for exports. */
export function filterConditions(filter: ActivityFilter): RawBuilder<unknown>[] {
  const conditions = [sql`a.removed_at is null`];
  const piece = pieceConditions(filter);
  if (piece.length > 0)
    conditions.push(
      sql`exists (select 1 from coverage_cell c where c.activity_id = a.id and ${sql.join(piece, sql` and `)})`,
    );
  if (filter.partnerId !== undefined) conditions.push(sql`a.partner_id = ${filter.partnerId}::uuid`);
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

function ranking(sort: ActivitySort, ranked: boolean): RawBuilder<unknown> {
  switch (sort) {
    case 'relevance':
      return ranked ? sql`found.rank desc, a.id` : sql`a.updated_at desc, a.id`;
    case 'updated':
      return sql`a.updated_at desc, a.id`;
    case 'title':
      return sql`a.sort_title collate "und-x-icu", a.id`;
    case 'partner':
      return sql`p.name collate "und-x-icu", a.id`;
    case 'start':
      return sql`a.first_year desc nulls last, a.id`;
    case 'planned':
      return sql`a.planned_idr desc nulls last, a.id`;
    case 'spent':
      return sql`a.spent_idr desc nulls last, a.id`;
  }
}
