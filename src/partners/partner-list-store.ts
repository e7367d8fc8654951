import type { Visibility } from '#access/index.ts';
import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { foldName } from '#kernel/index.ts';
import type { PartnerClass, PartnerStatus } from './partner.ts';
import type { PartnerFilter, PartnerQuery, PartnerRow, PartnerSort } from './partner-list.ts';

/** How alike a written word and a name must be for the search to find it: `stuning` finds `stunting`. */
const TYPING_TOLERANCE = '0.5';

/** What the list, the count and the export all ask: the same condition, so that a count is the count of its rows. */
function matching(filter: PartnerFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`p.status <> 'merged'`];
  if (filter.partnerClass !== undefined) parts.push(sql`p.partner_class = ${filter.partnerClass}`);
  if (filter.homeCountry !== undefined) parts.push(sql`p.home_country = ${filter.homeCountry}`);
  if (filter.field !== undefined)
    parts.push(
      sql`exists (select 1 from partner_sector s where s.partner_id = p.id and s.field = ${filter.field})`,
    );
  if (filter.year !== undefined || filter.areaCode !== undefined) parts.push(present(filter));
  if (filter.text !== undefined) parts.push(named(filter.text));
  return sql.join(parts, sql` and `);
}

function present({ year, areaCode }: PartnerFilter): RawBuilder<unknown> {
  const when = year === undefined ? sql`` : sql`and e.year = ${year}`;
  const where =
    areaCode === undefined
      ? sql``
      : sql`and (e.area_code = ${areaCode} or e.area_code like ${`${areaCode}.%`})`;
  return sql`exists (select 1 from partner_presence e where e.partner_id = p.id ${when} ${where})`;
}

function named(text: string): RawBuilder<unknown> {
  const folded = foldName(text);
  const part = `%${folded.replace(/[%_\\]/g, '\\$&')}%`;
  return sql`(p.id in (select n.partner_id from partner_name n where n.folded like ${part} or ${folded} <% n.folded)
    or p.id in (select i.partner_id from partner_identifier i where lower(i.identifier) = ${text.trim().toLowerCase()}))`;
}

const ORDER: Readonly<Record<PartnerSort, RawBuilder<unknown>>> = {
  name: sql`p.name collate "und-x-icu"`,
  class: sql`p.partner_class`,
  country: sql`p.home_country`,
  since: sql`p.active_since`,
  updated: sql`p.updated_at`,
};

function order({ sort, descending, text }: PartnerQuery): RawBuilder<unknown> {
  const tail = sql`p.name collate "und-x-icu", p.id`;
  if (sort === undefined && text !== undefined)
    return sql`(select max(case when n.folded = ${foldName(text)} then 2 else word_similarity(${foldName(text)}, n.folded) end)
      from partner_name n where n.partner_id = p.id) desc nulls last, ${tail}`;
  const by = ORDER[sort ?? 'name'];
  return sql`${by} ${descending ? sql`desc` : sql`asc`} nulls last, ${tail}`;
}

async function tolerateTyping(tx: Transaction): Promise<void> {
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${TYPING_TOLERANCE}, true)`.execute(tx);
}

interface ListRow {
  id: string;
  name: string;
  name_id: string | null;
  acronym: string | null;
  partner_class: PartnerClass;
  home_country: string | null;
  active_since: number | null;
  status: PartnerStatus;
  visibility: Visibility;
  fictional: boolean;
  updated_at: string;
}

/** The partners of one page with what a list shows of each; `limit` and `offset` count rows. */
export async function listPartnerRows(
  tx: Transaction,
  query: PartnerQuery,
  window: { readonly limit: number; readonly offset: number },
): Promise<PartnerRow[]> {
  if (query.text !== undefined) await tolerateTyping(tx);
  const { rows } = await sql<ListRow>`
    select p.id, p.name, p.name_id, p.acronym, p.partner_class, p.home_country, p.active_since, p.status, p.visibility,
      p.fictional, p.updated_at
    from partner p where ${matching(query)} order by ${order(query)} limit ${window.limit} offset ${window.offset}`.execute(
    tx,
  );
  const more = await readSummaries(tx, arrayLiteral(rows.map((row) => row.id)));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameId: row.name_id,
    acronym: row.acronym,
    partnerClass: row.partner_class,
    homeCountry: row.home_country,
    activeSince: row.active_since,
    status: row.status,
    visibility: row.visibility,
    fictional: row.fictional,
    updatedAt: row.updated_at,
    ...(more.get(row.id) ?? NOTHING),
  }));
}

type Summary = Pick<PartnerRow, 'fields' | 'areaCount' | 'firstYear' | 'lastYear' | 'permitTo' | 'funding'>;
const NOTHING: Summary = {
  fields: [],
  areaCount: 0,
  firstYear: null,
  lastYear: null,
  permitTo: null,
  funding: [],
};

async function readSummaries(tx: Transaction, ids: string): Promise<Map<string, Summary>> {
  const { rows } = await sql<Summary & { id: string }>`
    select w.id, coalesce((select json_agg(s.field order by s.field) from partner_sector s where s.partner_id = w.id), '[]') as fields,
      coalesce(e.areas, 0)::int as "areaCount", e.first as "firstYear", e.last as "lastYear",
      (select max(t.valid_to) from partner_permit t where t.partner_id = w.id) as "permitTo",
      coalesce((select json_agg(json_build_object('amount', f.amount::text, 'currency', f.currency, 'from', f.period_from,
          'to', f.period_to, 'exactTo', f.exact_to::text) order by f.period_from nulls last, f.id)
        from partner_funding f where f.partner_id = w.id), '[]') as funding
    from unnest(${ids}::uuid[]) as w(id)
    left join (select partner_id, count(distinct area_code) as areas, min(year) as first, max(year) as last
      from partner_presence where partner_id = any(${ids}::uuid[]) group by partner_id) e on e.partner_id = w.id`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
}

/** How many partners the filter finds, by class. */
export async function countByClass(
  tx: Transaction,
  filter: PartnerFilter,
): Promise<{ readonly partnerClass: PartnerClass; readonly count: number }[]> {
  if (filter.text !== undefined) await tolerateTyping(tx);
  const { rows } = await sql<{ partnerClass: PartnerClass; count: number }>`
    select p.partner_class as "partnerClass", count(*)::int as count from partner p where ${matching(filter)}
    group by p.partner_class`.execute(tx);
  return rows;
}

/** How many partners were present in each year, by class; the years newest first. */
export async function countByYear(
  tx: Transaction,
  areaCode: string | undefined,
): Promise<{ readonly year: number; readonly partnerClass: PartnerClass; readonly count: number }[]> {
  const where =
    areaCode === undefined
      ? sql``
      : sql`and (e.area_code = ${areaCode} or e.area_code like ${`${areaCode}.%`})`;
  const { rows } = await sql<{ year: number; partnerClass: PartnerClass; count: number }>`
    select e.year, p.partner_class as "partnerClass", count(distinct p.id)::int as count
    from partner_presence e join partner p on p.id = e.partner_id
    where p.status <> 'merged' ${where} group by e.year, p.partner_class order by e.year desc`.execute(tx);
  return rows;
}

/** Ids of all partners the filter finds: the rows a count is checked against. */
export async function listPartnerIds(tx: Transaction, filter: PartnerFilter): Promise<string[]> {
  if (filter.text !== undefined) await tolerateTyping(tx);
  const { rows } = await sql<{ id: string }>`select p.id from partner p where ${matching(filter)}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}
