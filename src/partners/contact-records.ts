import { sql } from 'kysely';
import { type ContactData, type Desk, type PersonalRecords, writeAudit } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { asSystemWithin } from './as-system-within.ts';

/** Contacts of partners, for what concerns the data of a person (UU 27/2022). */
export const contactRecords: PersonalRecords = { findContacts, eraseContacts };

async function findContacts(
  tx: Transaction,
  wanted: { readonly email: string } | { readonly name: string } | { readonly ids: readonly string[] },
): Promise<ContactData[]> {
  const condition =
    'email' in wanted
      ? sql`lower(c.email) = ${wanted.email.toLowerCase()}`
      : 'name' in wanted
        ? sql`lower(c.name) = ${wanted.name.toLowerCase()}`
        : sql`c.id = any(${arrayLiteral(wanted.ids)}::uuid[])`;
  const { rows } =
    await sql<ContactData>`select c.id, c.partner_id as "partnerId", p.name as "partnerName", c.name,
      c.position, c.email, c.phone, c.removed_at is not null as removed
    from partner_contact c join partner p on p.id = c.partner_id where ${condition} order by p.name, c.name, c.id limit 200`.execute(
      tx,
    );
  return rows;
}

/** The rows in the trail are the actor's; the contacts may be those of partners whose record is not theirs to read. */
async function eraseContacts(tx: Transaction, desk: Desk, ids: readonly string[]): Promise<number> {
  const partners = await asSystemWithin(desk, tx, async () => {
    const { rows } = await sql<{ id: string; version: number; contacts: number }>`
      with gone as (delete from partner_contact where id = any(${arrayLiteral(ids)}::uuid[]) returning partner_id)
      update partner p set version = p.version + 1, updated_at = ${desk.now().toString()}::timestamptz
        from (select partner_id, count(*)::int as n from gone group by 1) g where p.id = g.partner_id
        returning p.id, p.version, g.n as contacts`.execute(tx);
    return rows;
  });
  for (const { id, version } of partners)
    await writeAudit(tx, desk, { action: 'erase-contact', subject: 'partner', subjectId: id, version });
  return partners.reduce((sum, { contacts }) => sum + contacts, 0);
}
