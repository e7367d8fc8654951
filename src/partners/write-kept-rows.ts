import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { insertFile } from './partner-file-store.ts';
import { columnsOf, type PartnerWrite, type Row, type Rows, rowsOf } from './partner-write.ts';

export async function writeContacts(
  tx: Transaction,
  writes: readonly PartnerWrite[],
  at: string,
): Promise<void> {
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

/** Documents with their files: the files first, so that what a document shows is there. */
export async function writeDocuments(
  tx: Transaction,
  writes: readonly PartnerWrite[],
  by: { readonly at: string; readonly userId: string | null },
): Promise<void> {
  for (const { id, newFiles } of writes)
    for (const file of newFiles ?? []) await insertFile(tx, id, file, by);
  const rows = writes.flatMap(({ id, newDocuments }) =>
    (newDocuments ?? []).map((d) => ({ ...d, partnerId: id })),
  );
  const column = (pick: (row: (typeof rows)[number]) => string | null) => arrayLiteral(rows.map(pick));
  if (rows.length > 0)
    await sql`insert into partner_document (partner_id, id, kind, title, number, issuer, issued_on, valid_from, valid_to,
        visibility, file_id, added_at)
      select t.*, ${by.at}::timestamptz from unnest(${column((r) => r.partnerId)}::uuid[], ${column((r) => r.id)}::uuid[],
        ${column((r) => r.kind)}::text[], ${column((r) => r.title)}::text[], ${column((r) => r.number)}::text[],
        ${column((r) => r.issuer)}::text[], ${column((r) => r.issuedOn)}::date[], ${column((r) => r.validFrom)}::date[],
        ${column((r) => r.validTo)}::date[], ${column((r) => r.visibility)}::text[],
        ${column((r) => r.file?.id ?? null)}::uuid[]) as t`.execute(tx);
  await markPresent(
    tx,
    'partner_document',
    rowsOf(writes, (record) => record.documentIds),
    by.at,
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
      from unnest(${columnsOf(rows)}) as t(partner_id, id) where s.id = t.id::uuid and s.partner_id = t.partner_id`.execute(
      tx,
    );
  if (gone.length > 0) await mark(gone, at);
  if (came.length > 0) await mark(came, null);
}
