import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { foldName } from '#kernel/index.ts';
import type { NameKind, PartnerContact, PartnerDocument, PartnerName, PartnerRecord } from './partner.ts';
import { idArray } from './partner-store.ts';

/** One partner to be written: from nothing (a new one) or from the version that stands. */
export interface PartnerWrite {
  readonly id: string;
  readonly before: { readonly version: number; readonly record: PartnerRecord } | null;
  readonly after: PartnerRecord;
  /** Only what is not stored yet; `after` names them by id. */
  readonly newContacts?: readonly PartnerContact[];
  readonly newDocuments?: readonly PartnerDocument[];
}
export interface WriteOrigin {
  readonly at: string;
  readonly officeId: string | null;
  readonly importId: string | null;
  /** The person who edited; null where a file did, so that a later file may update what no person touched. */
  readonly editedBy: string | null;
  readonly edited: boolean;
  readonly fictional: boolean;
}

/**
 * Writes partners as a whole: rows that stayed the same are not touched, versions go up by one. A fixed number of
 * statements for any number of partners. Returns the ids written; one that is missing was changed meanwhile or is not
 * the actor's to change.
 */
export async function writePartners(
  tx: Transaction,
  writes: readonly PartnerWrite[],
  origin: WriteOrigin,
): Promise<Set<string>> {
  if (writes.length === 0) return new Set();
  const written = await writeFacts(tx, writes, origin);
  const done = writes.filter((write) => written.has(write.id));
  if (done.length < writes.length) return written;
  await writeNames(tx, done);
  await writeSet(
    tx,
    'partner_identifier',
    'identifier',
    rowsOf(done, (r) => r.identifiers),
  );
  await writeSet(
    tx,
    'partner_sector',
    'field',
    rowsOf(done, (r) => r.fields),
  );
  await writePresence(tx, done, origin.importId === null ? 'register' : 'import');
  await writeOffices(tx, done);
  await writePermits(tx, done);
  await writeContacts(tx, done, origin.at);
  await writeDocuments(tx, done, origin.at);
  return written;
}

async function writeFacts(
  tx: Transaction,
  writes: readonly PartnerWrite[],
  origin: WriteOrigin,
): Promise<Set<string>> {
  const written = new Set<string>();
  const fresh = writes.filter((write) => write.before === null);
  if (fresh.length > 0) {
    await sql`insert into partner (id, name, name_id, acronym, partner_class, legal_form, home_country, website, description,
        active_since, status, visibility, office_id, import_id, fictional, edited_at, edited_by, created_at, updated_at)
      select t.*, ${origin.officeId}::uuid, ${origin.importId}::uuid, ${origin.fictional}::boolean,
        ${origin.edited ? origin.at : null}::timestamptz, ${origin.editedBy}::uuid, ${origin.at}::timestamptz, ${origin.at}::timestamptz
      from unnest(${factColumns(fresh)}) as t`.execute(tx);
    for (const { id } of fresh) written.add(id);
  }
  const changed = writes.filter((write) => write.before !== null);
  if (changed.length > 0) {
    const { rows } = await sql<{
      id: string;
    }>`update partner p set name = t.name, name_id = t.name_id, acronym = t.acronym,
        partner_class = t.partner_class, legal_form = t.legal_form, home_country = t.home_country, website = t.website,
        description = t.description, active_since = t.active_since, status = t.status, visibility = t.visibility,
        edited_at = case when ${origin.edited} then ${origin.at}::timestamptz else p.edited_at end,
        edited_by = case when ${origin.edited} then ${origin.editedBy}::uuid else p.edited_by end,
        updated_at = ${origin.at}::timestamptz, version = p.version + 1
      from unnest(${factColumns(changed)}, ${arrayLiteral(changed.map((w) => w.before?.version))}::int[])
        as t(id, name, name_id, acronym, partner_class, legal_form, home_country, website, description, active_since, status,
          visibility, version)
      where p.id = t.id and p.version = t.version returning p.id`.execute(tx);
    for (const { id } of rows) written.add(id);
  }
  return written;
}

function factColumns(writes: readonly PartnerWrite[]) {
  const column = (pick: (record: PartnerRecord) => string | number | null) =>
    arrayLiteral(writes.map((write) => pick(write.after)));
  return sql`${arrayLiteral(writes.map((w) => w.id))}::uuid[], ${column((r) => r.name)}::text[],
    ${column((r) => r.nameId)}::text[], ${column((r) => r.acronym)}::text[], ${column((r) => r.partnerClass)}::text[],
    ${column((r) => r.legalForm)}::text[], ${column((r) => r.homeCountry)}::text[], ${column((r) => r.website)}::text[],
    ${column((r) => r.description)}::text[], ${column((r) => r.activeSince)}::smallint[],
    ${column((r) => r.status)}::text[], ${column((r) => r.visibility)}::text[]`;
}

/** All names a record is found by, each folded form once; the partner's own names go before the ones of others. */
export function namesOf(record: PartnerRecord): (PartnerName & { readonly folded: string })[] {
  const names = new Map<string, PartnerName & { readonly folded: string }>();
  const add = (name: string | null, kind: NameKind) => {
    const folded = name === null ? '' : foldName(name);
    if (name !== null && folded !== '' && !names.has(folded)) names.set(folded, { name, kind, folded });
  };
  add(record.name, 'own');
  add(record.nameId, 'indonesian');
  add(record.acronym, 'acronym');
  for (const { name, kind } of record.otherNames) add(name, kind);
  return [...names.values()];
}

async function writeNames(tx: Transaction, writes: readonly PartnerWrite[]): Promise<void> {
  const text = (record: PartnerRecord) =>
    namesOf(record).map((n) => JSON.stringify([n.folded, n.name, n.kind]));
  const parsed = (rows: Row[]) => rows.map((row) => JSON.parse(row.value) as [string, string, NameKind]);
  const { gone, came } = rowsOf(writes, text);
  if (gone.length > 0)
    await sql`delete from partner_name n using unnest(${arrayLiteral(gone.map((r) => r.id))}::uuid[],
      ${arrayLiteral(parsed(gone).map(([folded]) => folded))}::text[]) as t(id, folded)
      where n.partner_id = t.id and n.folded = t.folded`.execute(tx);
  const names = parsed(came);
  if (came.length > 0)
    await sql`insert into partner_name (partner_id, folded, name, kind)
      select * from unnest(${arrayLiteral(came.map((r) => r.id))}::uuid[], ${arrayLiteral(names.map(([f]) => f))}::text[],
        ${arrayLiteral(names.map(([, name]) => name))}::text[], ${arrayLiteral(names.map(([, , kind]) => kind))}::text[])
      on conflict do nothing`.execute(tx);
}

interface Row {
  readonly id: string;
  readonly value: string;
}
interface Rows {
  readonly gone: Row[];
  readonly came: Row[];
}

/** What went and what came in a list of texts, over all partners. */
function rowsOf(writes: readonly PartnerWrite[], list: (record: PartnerRecord) => readonly string[]): Rows {
  const [gone, came]: [Row[], Row[]] = [[], []];
  for (const { id, before, after } of writes) {
    const was = new Set(before === null ? [] : list(before.record));
    const is = new Set(list(after));
    for (const value of was) if (!is.has(value)) gone.push({ id, value });
    for (const value of is) if (!was.has(value)) came.push({ id, value });
  }
  return { gone, came };
}

const columns = (rows: readonly Row[]) =>
  sql`${arrayLiteral(rows.map((r) => r.id))}::uuid[], ${arrayLiteral(rows.map((r) => r.value))}::text[]`;

async function writeSet(
  tx: Transaction,
  table: 'partner_identifier' | 'partner_sector',
  column: string,
  { gone, came }: Rows,
): Promise<void> {
  if (gone.length > 0)
    await sql`delete from ${sql.table(table)} s using unnest(${columns(gone)}) as t(id, value)
      where s.partner_id = t.id and s.${sql.ref(column)} = t.value`.execute(tx);
  if (came.length > 0)
    await sql`insert into ${sql.table(table)} (partner_id, ${sql.ref(column)}) select * from unnest(${columns(came)})
      on conflict do nothing`.execute(tx);
}

async function writePresence(
  tx: Transaction,
  writes: readonly PartnerWrite[],
  source: string,
): Promise<void> {
  const { gone, came } = rowsOf(writes, (record) =>
    record.presence.map(({ areaCode, year }) => `${areaCode}/${String(year)}`),
  );
  if (gone.length > 0)
    await sql`delete from partner_presence s using unnest(${columns(gone)}) as t(id, value)
      where s.partner_id = t.id and s.area_code = split_part(t.value, '/', 1) and s.year = split_part(t.value, '/', 2)::smallint`.execute(
      tx,
    );
  await addPresence(tx, came, source);
}

/** Adds presence given as `area/year` beside what is there. */
export async function addPresence(tx: Transaction, rows: readonly Row[], source: string): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into partner_presence (partner_id, area_code, year, source)
    select t.id, split_part(t.value, '/', 1), split_part(t.value, '/', 2)::smallint, ${source}
    from unnest(${columns(rows)}) as t(id, value) on conflict do nothing`.execute(tx);
}

async function writeOffices(tx: Transaction, writes: readonly PartnerWrite[]): Promise<void> {
  const { gone, came } = rowsOf(writes, (record) =>
    record.offices.map((o) => JSON.stringify([o.id, o.kind, o.address, o.areaCode])),
  );
  const parse = (row: Row) => JSON.parse(row.value) as [string, string, string, string | null];
  await removeRows(
    tx,
    'partner_office',
    gone.map((row) => parse(row)[0]),
  );
  if (came.length === 0) return;
  const rows = came.map(parse);
  await sql`insert into partner_office (partner_id, id, kind, address, area_code)
    select * from unnest(${arrayLiteral(came.map((r) => r.id))}::uuid[], ${arrayLiteral(rows.map(([id]) => id))}::uuid[],
      ${arrayLiteral(rows.map((r) => r[1]))}::text[], ${arrayLiteral(rows.map((r) => r[2]))}::text[],
      ${arrayLiteral(rows.map((r) => r[3]))}::text[])`.execute(tx);
}

async function writePermits(tx: Transaction, writes: readonly PartnerWrite[]): Promise<void> {
  const { gone, came } = rowsOf(writes, (record) =>
    record.permits.map((p) => JSON.stringify([p.id, p.kind, p.number, p.issuer, p.validFrom, p.validTo])),
  );
  const parse = (row: Row) => JSON.parse(row.value) as [string, string, ...(string | null)[]];
  await removeRows(
    tx,
    'partner_permit',
    gone.map((row) => parse(row)[0]),
  );
  if (came.length === 0) return;
  const rows = came.map(parse);
  const column = (at: number) => arrayLiteral(rows.map((row) => row[at]));
  await sql`insert into partner_permit (partner_id, id, kind, number, issuer, valid_from, valid_to)
    select * from unnest(${arrayLiteral(came.map((r) => r.id))}::uuid[], ${column(0)}::uuid[], ${column(1)}::text[],
      ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::date[], ${column(5)}::date[])`.execute(tx);
}

async function removeRows(
  tx: Transaction,
  table: 'partner_office' | 'partner_permit',
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0)
    await sql`delete from ${sql.table(table)} where id = any(${idArray(ids)}::uuid[])`.execute(tx);
}

async function writeContacts(tx: Transaction, writes: readonly PartnerWrite[], at: string): Promise<void> {
  const rows = writes.flatMap(({ id, newContacts }) =>
    (newContacts ?? []).map((c) => ({ ...c, partnerId: id })),
  );
  const column = (pick: (row: (typeof rows)[number]) => string | null) => arrayLiteral(rows.map(pick));
  if (rows.length > 0)
    await sql`insert into partner_contact (partner_id, id, name, position, email, phone)
      select * from unnest(${column((r) => r.partnerId)}::uuid[], ${column((r) => r.id)}::uuid[],
        ${column((r) => r.name)}::text[], ${column((r) => r.position)}::text[], ${column((r) => r.email)}::text[],
        ${column((r) => r.phone)}::text[])`.execute(tx);
  await markPresent(
    tx,
    'partner_contact',
    rowsOf(writes, (record) => record.contactIds),
    at,
  );
}

async function writeDocuments(tx: Transaction, writes: readonly PartnerWrite[], at: string): Promise<void> {
  const rows = writes.flatMap(({ id, newDocuments }) =>
    (newDocuments ?? []).map((d) => ({ ...d, partnerId: id })),
  );
  const column = (pick: (row: (typeof rows)[number]) => string) => arrayLiteral(rows.map(pick));
  if (rows.length > 0)
    await sql`insert into partner_document (partner_id, id, kind, title, visibility, added_at)
      select t.*, ${at}::timestamptz from unnest(${column((r) => r.partnerId)}::uuid[], ${column((r) => r.id)}::uuid[],
        ${column((r) => r.kind)}::text[], ${column((r) => r.title)}::text[], ${column((r) => r.visibility)}::text[]) as t`.execute(
      tx,
    );
  await markPresent(
    tx,
    'partner_document',
    rowsOf(writes, (record) => record.documentIds),
    at,
  );
}

/** Contacts and documents are not deleted by an edit but marked, so that restoring an earlier version finds them. */
async function markPresent(
  tx: Transaction,
  table: 'partner_contact' | 'partner_document',
  { gone, came }: Rows,
  at: string,
): Promise<void> {
  const mark = (rows: readonly Row[], removed: string | null) =>
    sql`update ${sql.table(table)} s set removed_at = ${removed}::timestamptz
      from unnest(${columns(rows)}) as t(partner_id, id) where s.id = t.id::uuid and s.partner_id = t.partner_id`.execute(
      tx,
    );
  if (gone.length > 0) await mark(gone, at);
  if (came.length > 0) await mark(came, null);
}

/** Marks partners as changed where only rows beside them were. */
export async function raiseVersions(tx: Transaction, ids: readonly string[], at: string): Promise<void> {
  if (ids.length > 0)
    await sql`update partner set version = version + 1, updated_at = ${at}::timestamptz where id = any(${idArray(ids)}::uuid[])`.execute(
      tx,
    );
}
