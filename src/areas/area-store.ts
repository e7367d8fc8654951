import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { readChangesOf, type RecordedChange } from './changes-store.ts';
import type { AreaRef } from './place-match.ts';

export interface Area extends AreaRef {
  /** The province first. */
  readonly parents: AreaRef[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Degrees; provinces and regencies only. */
  readonly latitude: string | null;
  readonly longitude: string | null;
}

interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly kind: string;
  readonly path: string | null;
}

/** The columns of an `AreaRef`; the table must be called `area` in the query. */
const AREA_REF = sql<AreaRow>`area.code, area.name, area.level, area.kind,
  (select string_agg(parent.name, ', ' order by parent.level desc) from area parent
    where parent.code in (left(area.code, 2), left(area.code, 5), left(area.code, 8)) and parent.level < area.level) as path`;

function toAreaRef(row: AreaRow): AreaRef {
  return {
    code: row.code,
    name: row.name,
    level: row.level as AreaRef['level'],
    kind: row.kind,
    path: row.path ?? '',
  };
}

/** Areas by code, in the order asked for. */
export async function readAreaRefs(tx: Transaction, codes: readonly string[]): Promise<AreaRef[]> {
  if (codes.length === 0) return [];
  const rows = await sql<AreaRow>`select ${AREA_REF} from area
    where code = any(${arrayLiteral(codes)}::text[])`.execute(tx);
  const byCode = new Map(rows.rows.map((row) => [row.code, toAreaRef(row)]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
}

/** One area with all it lies in; undefined when the code is not in the register. */
export async function findArea(tx: Transaction, code: string): Promise<Area | undefined> {
  const codes = [2, 5, 8, 13]
    .filter((length) => length <= code.length)
    .map((length) => code.slice(0, length));
  const rows = await sql<AreaRow & Pick<AreaDates, 'valid_from' | 'valid_to'> & AreaPoint>`select ${AREA_REF},
      area.valid_from, area.valid_to, area.latitude, area.longitude
    from area where code = any(${arrayLiteral(codes)}::text[]) order by level`.execute(tx);
  const row = rows.rows.find((found) => found.code === code);
  return (
    row && {
      ...toAreaRef(row),
      parents: rows.rows.filter((found) => found.code !== code).map(toAreaRef),
      validFrom: row.valid_from,
      validTo: row.valid_to,
      latitude: row.latitude,
      longitude: row.longitude,
    }
  );
}

interface AreaDates {
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

interface AreaPoint {
  readonly latitude: string | null;
  readonly longitude: string | null;
}

/** The areas directly below one, or the provinces, by name; those that ended are left out. */
export async function listChildren(tx: Transaction, code: string | null): Promise<AreaRef[]> {
  const parent = code === null ? sql`area.parent_code is null` : sql`area.parent_code = ${code}`;
  const rows = await sql<AreaRow>`select ${AREA_REF} from area
    where ${parent} and area.valid_to is null order by area.name collate "und-x-icu", area.code`.execute(tx);
  return rows.rows.map(toAreaRef);
}

/** All areas of one level inside another that hold today, by the code of what they lie in, then by name. */
export async function listAreasBelow(tx: Transaction, code: string, level: number): Promise<AreaRef[]> {
  const rows = await sql<AreaRow>`select ${AREA_REF} from area
    where area.level = ${level} and area.valid_to is null and area.code ~>=~ ${`${code}.`} and area.code ~<~ ${`${code}/`}
    order by area.parent_code, area.name collate "und-x-icu", area.code`.execute(tx);
  return rows.rows.map(toAreaRef);
}

export interface AreaName {
  readonly name: string;
  readonly kind: 'former' | 'abbreviation' | 'spelling';
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string | null;
}

export interface AreaLink {
  readonly area: AreaRef;
  readonly since: string;
  readonly decree: string | null;
}

/** What an area was called before, which areas it came of and which came of it (pemekaran). */
export interface AreaHistory {
  readonly names: AreaName[];
  readonly predecessors: AreaLink[];
  readonly successors: AreaLink[];
  /** The standing changes that it took part in, the latest first. */
  readonly changes: RecordedChange[];
}

/** Earlier names and links of an area; empty lists when none are recorded. */
export async function readAreaHistory(tx: Transaction, code: string): Promise<AreaHistory> {
  const names = await tx
    .selectFrom('area_name')
    .select(['name', 'kind', 'valid_from', 'valid_to', 'source'])
    .where('area_code', '=', code)
    .orderBy('valid_to', 'desc')
    .orderBy('name')
    .execute();
  const links = await sql<
    AreaRow & { since: string; decree: string | null; is_successor: boolean }
  >`select ${AREA_REF},
      link.since, link.decree, link.area_code = ${code} as is_successor
    from area_successor link
    join area on area.code = case when link.area_code = ${code} then link.successor_code else link.area_code end
    where link.area_code = ${code} or link.successor_code = ${code}
    order by link.since, area.code`.execute(tx);
  const linked = (isSuccessor: boolean): AreaLink[] =>
    links.rows
      .filter((row) => row.is_successor === isSuccessor)
      .map((row) => ({ area: toAreaRef(row), since: row.since, decree: row.decree }));
  return {
    names: names.map(({ name, kind, valid_from, valid_to, source }) => ({
      name,
      kind: kind as AreaName['kind'],
      validFrom: valid_from,
      validTo: valid_to,
      source,
    })),
    predecessors: linked(false),
    successors: linked(true),
    changes: await readChangesOf(tx, code),
  };
}
