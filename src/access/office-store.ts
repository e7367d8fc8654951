import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { foldName, isId } from '#kernel/index.ts';
import type { OfficeKind, OfficeRecord, StoredOffice, Unit } from './office.ts';

interface OfficeRow {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly name: string;
  readonly area_code: string | null;
  readonly partner_id: string | null;
  readonly parent_id: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly version: number;
}

function officeOfRow(row: OfficeRow): StoredOffice {
  return {
    id: row.id,
    kind: row.kind as OfficeKind,
    unit: row.unit as Unit,
    name: row.name,
    areaCode: row.area_code,
    partnerId: row.partner_id,
    parentId: row.parent_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    version: row.version,
  };
}

function columnsOf(office: OfficeRecord) {
  return {
    kind: office.kind,
    unit: office.unit,
    name: office.name,
    area_code: office.areaCode,
    partner_id: office.partnerId,
    parent_id: office.parentId,
    valid_from: office.validFrom,
    valid_to: office.validTo,
  };
}

/** While one transaction changes the tree or an office's seats, others that would wait: what they check stays true. */
export async function lockOffices(tx: Transaction, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`office/${what}`}))`.execute(tx);
}

export async function insertOffice(tx: Transaction, id: string, office: OfficeRecord): Promise<void> {
  await tx
    .insertInto('office')
    .values({ id, ...columnsOf(office) })
    .execute();
}

/** Writes a new version; @returns whether the version given was the one that stood, and the row the actor's to change. */
export async function updateOffice(
  tx: Transaction,
  office: StoredOffice,
  after: OfficeRecord,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('office')
    .set({ ...columnsOf(after), version: office.version + 1 })
    .where('id', '=', office.id)
    .where('version', '=', office.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findStoredOffice(tx: Transaction, id: string): Promise<StoredOffice | undefined> {
  if (!isId(id)) return undefined;
  const row = await tx.selectFrom('office').selectAll().where('id', '=', id).executeTakeFirst();
  return row && officeOfRow(row);
}

/** Whether an officer of the partner has an account already and sits in one of its offices. */
export async function isInOwnHands(tx: Transaction, partnerId: string | null): Promise<boolean> {
  if (partnerId === null) return false;
  const { rows } = await sql<{ own: boolean }>`select in_own_hands(${partnerId}::uuid) as own`.execute(tx);
  return rows[0]?.own ?? false;
}

/** The office and all above it, nearest first. */
export async function readOfficesAbove(tx: Transaction, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive above (id, parent_id, depth) as (
      select id, parent_id, 0 from office where id = ${id}::uuid
      union all select o.id, o.parent_id, a.depth + 1 from office o join above a on o.id = a.parent_id where a.depth < 50)
    select id from above order by depth`.execute(tx);
  return rows.map((row) => row.id);
}

/** Offices that stand side by side with such a one: same kind, area and partner, still open on the day. */
export async function readSiblings(
  tx: Transaction,
  office: OfficeRecord,
  day: string,
): Promise<StoredOffice[]> {
  const rows = await tx
    .selectFrom('office')
    .selectAll()
    .where('kind', '=', office.kind)
    .where('area_code', 'is not distinct from', office.areaCode)
    .where('partner_id', 'is not distinct from', office.partnerId)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', day)]))
    .execute();
  return rows.map(officeOfRow);
}

/** Offices directly under one, by name. */
export async function readChildren(tx: Transaction, id: string): Promise<StoredOffice[]> {
  const rows = await tx
    .selectFrom('office')
    .selectAll()
    .where('parent_id', '=', id)
    .orderBy('name')
    .execute();
  return rows.map(officeOfRow);
}

export interface OfficeFilter {
  /** Part of the name, as people type it. */
  readonly text?: string | undefined;
  readonly kind?: OfficeKind | undefined;
  readonly unit?: Unit | undefined;
  /** The area and everything in it. */
  readonly areaCode?: string | undefined;
  readonly partnerId?: string | undefined;
  /** Offices closed before this day are left out. */
  readonly standingOn?: string | undefined;
}

/** An office in a list, with the names of what it belongs to and how many people are recorded in it as far as the actor may know. */
export interface ListedOffice extends StoredOffice {
  readonly areaName: string | null;
  readonly partnerName: string | null;
  readonly people: number;
}

/** Offices by kind, area and name; at most `limit`. */
export async function readOffices(
  tx: Transaction,
  filter: OfficeFilter,
  { today, limit }: { readonly today: string; readonly limit: number },
): Promise<ListedOffice[]> {
  const { rows } = await sql<
    OfficeRow & { area_name: string | null; partner_name: string | null; people: number }
  >`
    select o.*, a.name as area_name, p.name as partner_name,
      (select count(*)::int from seat s where s.office_id = o.id and ${today}::date between s.valid_from and coalesce(s.valid_to, 'infinity')) as people
    from office o left join area a on a.code = o.area_code left join partner p on p.id = o.partner_id
    where ${conditionOf(filter)}
    order by array_position(array['ministry', 'province', 'regency', 'partner'], o.kind), o.area_code nulls first, p.name, o.name, o.id
    limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    ...officeOfRow(row),
    areaName: row.area_name,
    partnerName: row.partner_name,
    people: row.people,
  }));
}

function conditionOf({ text, kind, unit, areaCode, partnerId, standingOn }: OfficeFilter) {
  const folded = foldName(text ?? '');
  const conditions = [
    ...(folded === ''
      ? []
      : [
          sql`fold(o.name || ' ' || coalesce(a.name, '') || ' ' || coalesce(p.name, '')) like ${`%${folded.replaceAll(' ', '%')}%`}`,
        ]),
    ...(kind === undefined ? [] : [sql`o.kind = ${kind}`]),
    ...(unit === undefined ? [] : [sql`o.unit = ${unit}`]),
    ...(areaCode === undefined
      ? []
      : [sql`(o.area_code = ${areaCode} or o.area_code like ${`${areaCode}.%`})`]),
    ...(partnerId === undefined ? [] : [sql`o.partner_id = ${partnerId}::uuid`]),
    ...(standingOn === undefined ? [] : [sql`coalesce(o.valid_to, 'infinity') >= ${standingOn}::date`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** How many standing offices each province has in it, ministries and partners apart. */
export async function countOfficesByProvince(
  tx: Transaction,
  today: string,
): Promise<{ code: string; name: string; offices: number }[]> {
  const { rows } = await sql<{ code: string; name: string; offices: number }>`
    select a.code, a.name, count(*)::int as offices from office o join area a on a.code = left(o.area_code, 2)
    where coalesce(o.valid_to, 'infinity') >= ${today}::date group by a.code, a.name order by a.code`.execute(
    tx,
  );
  return rows;
}

export async function readOfficeNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from office
    where id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The name of an area or a partner that an office belongs to, where it exists and the actor may see it. */
export async function readBelonging(
  tx: Transaction,
  office: Pick<OfficeRecord, 'areaCode' | 'partnerId'>,
): Promise<{ areaName: string | null; partnerName: string | null }> {
  const area = office.areaCode === null ? undefined : await nameOfArea(tx, office.areaCode);
  const partner =
    office.partnerId === null
      ? undefined
      : await tx
          .selectFrom('partner')
          .select('name')
          .where('id', '=', office.partnerId)
          .where('merged_into', 'is', null)
          .executeTakeFirst();
  return { areaName: area ?? null, partnerName: partner?.name ?? null };
}

async function nameOfArea(tx: Transaction, code: string): Promise<string | undefined> {
  const area = await tx
    .selectFrom('area')
    .select(['name', 'kind'])
    .where('code', '=', code)
    .executeTakeFirst();
  return area?.name;
}
