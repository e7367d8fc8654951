import { sql } from 'kysely';
import { storeWithheld, withoutWithheld } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { foldName } from '#kernel/index.ts';
import type { NameKind, PartnerName, PartnerRecord } from './partner.ts';
import { idArray } from './partner-store.ts';
import { PARTNER_BLANKS } from './partner-withheld.ts';
import {
  columnsOf,
  type PartnerWrite,
  type Row,
  type Rows,
  rowsOf,
  type WriteOrigin,
} from './partner-write.ts';
import { writeContacts, writeDocuments } from './write-kept-rows.ts';

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
  await writeFunding(tx, done);
  await storeWithheld(
    tx,
    'partner',
    done
      .filter(
        ({ before, after }) => Object.keys({ ...before?.record.withheld, ...after.withheld }).length > 0,
      )
      .map(({ id, before, after }) => ({ id, document: after, hidden: before?.hidden })),
  );
  await writeContacts(tx, done, origin.at);
  await writeDocuments(tx, done, { at: origin.at, userId: origin.editedBy });
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
        active_since, status, visibility, withheld, office_id, import_id, fictional, edited_at, edited_by, created_at, updated_at)
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
        withheld = t.withheld, edited_at = case when ${origin.edited} then ${origin.at}::timestamptz else p.edited_at end,
        edited_by = case when ${origin.edited} then ${origin.editedBy}::uuid else p.edited_by end,
        updated_at = ${origin.at}::timestamptz, version = p.version + 1
      from unnest(${factColumns(changed)}, ${arrayLiteral(changed.map((w) => w.before?.version))}::int[])
        as t(id, name, name_id, acronym, partner_class, legal_form, home_country, website, description, active_since, status,
          visibility, withheld, version)
      where p.id = t.id and p.version = t.version returning p.id`.execute(tx);
    for (const { id } of rows) written.add(id);
  }
  return written;
}

function factColumns(writes: readonly PartnerWrite[]) {
  const column = (pick: (record: PartnerRecord) => string | number | null) =>
    arrayLiteral(writes.map((write) => pick(withoutWithheld(write.after, PARTNER_BLANKS))));
  return sql`${arrayLiteral(writes.map((w) => w.id))}::uuid[], ${column((r) => r.name)}::text[],
    ${column((r) => r.nameId)}::text[], ${column((r) => r.acronym)}::text[], ${column((r) => r.partnerClass)}::text[],
    ${column((r) => r.legalForm)}::text[], ${column((r) => r.homeCountry)}::text[], ${column((r) => r.website)}::text[],
    ${column((r) => r.description)}::text[], ${column((r) => r.activeSince)}::smallint[],
    ${column((r) => r.status)}::text[], ${column((r) => r.visibility)}::text[],
    ${column((r) => JSON.stringify(r.withheld))}::jsonb[]`;
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

async function writeSet(
  tx: Transaction,
  table: 'partner_identifier' | 'partner_sector',
  column: string,
  { gone, came }: Rows,
): Promise<void> {
  if (gone.length > 0)
    await sql`delete from ${sql.table(table)} s using unnest(${columnsOf(gone)}) as t(id, value)
      where s.partner_id = t.id and s.${sql.ref(column)} = t.value`.execute(tx);
  if (came.length > 0)
    await sql`insert into ${sql.table(table)} (partner_id, ${sql.ref(column)}) select * from unnest(${columnsOf(came)})
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
    await sql`delete from partner_presence s using unnest(${columnsOf(gone)}) as t(id, value)
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
    from unnest(${columnsOf(rows)}) as t(id, value) on conflict do nothing`.execute(tx);
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

async function writeFunding(tx: Transaction, writes: readonly PartnerWrite[]): Promise<void> {
  const { gone, came } = rowsOf(writes, (record) =>
    record.funding.map((f) =>
      JSON.stringify([f.id, f.amount, f.currency, f.from, f.to, f.written, f.exactTo, f.source, f.note]),
    ),
  );
  const parse = (row: Row) => JSON.parse(row.value) as [string, ...(string | null)[]];
  await removeRows(
    tx,
    'partner_funding',
    gone.map((row) => parse(row)[0]),
  );
  if (came.length === 0) return;
  const rows = came.map(parse);
  const column = (at: number) => arrayLiteral(rows.map((row) => row[at]));
  await sql`insert into partner_funding (partner_id, id, amount, currency, period_from, period_to, written, exact_to, source, note)
    select * from unnest(${arrayLiteral(came.map((r) => r.id))}::uuid[], ${column(0)}::uuid[], ${column(1)}::numeric[],
      ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[], ${column(5)}::text[], ${column(6)}::numeric[],
      ${column(7)}::text[], ${column(8)}::text[])`.execute(tx);
}

async function removeRows(
  tx: Transaction,
  table: 'partner_office' | 'partner_permit' | 'partner_funding',
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0)
    await sql`delete from ${sql.table(table)} where id = any(${idArray(ids)}::uuid[])`.execute(tx);
}

/** Marks partners as changed where only rows beside them were. */
export async function raiseVersions(tx: Transaction, ids: readonly string[], at: string): Promise<void> {
  if (ids.length > 0)
    await sql`update partner set version = version + 1, updated_at = ${at}::timestamptz where id = any(${idArray(ids)}::uuid[])`.execute(
      tx,
    );
}
