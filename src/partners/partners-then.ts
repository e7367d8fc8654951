import { type RawBuilder, sql } from 'kysely';
import { demand, type Desk, eachChange, gatherChanges, mayDo, type RecordThen } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { PartnerRecord } from './partner.ts';
import { subjectOfPartner } from './partner-subject.ts';
import { namesOf } from './write-partners.ts';

// The tables a list of partners is made of, with the columns it asks for. They are laid out as they stood, under the
// names of the real ones and before them for the rest of the transaction, so that every question asked of the register
// can be asked of the past in the same words.
const TABLES = {
  partner:
    'id, name, name_id, acronym, partner_class, home_country, active_since, status, visibility, fictional, updated_at',
  partner_name: 'partner_id, folded, name, kind',
  partner_identifier: 'partner_id, identifier',
  partner_presence: 'partner_id, area_code, year',
  partner_sector: 'partner_id, field',
  partner_permit: 'partner_id, valid_to',
} as const;

/**
 * From here on the register is read in this transaction as it was known at the moment, as far as the actor may see it
 * today and might have seen it then: what was changed since comes from the trail, the rest as it stands.
 * @throws Forbidden for who may read no history
 */
export async function layPartnersThen(tx: Transaction, desk: Desk, moment: Temporal.Instant): Promise<void> {
  demand(desk.actor, 'readPartnerHistory');
  await gatherChanges(tx, 'partner', moment);
  for (const [table, columns] of Object.entries(TABLES))
    await sql`create temp table ${sql.table(table)} on commit drop as select ${sql.raw(columns)} from public.${sql.table(table)} t
      where not exists (select 1 from changed_partner k where k.subject_id = t.${sql.ref(table === 'partner' ? 'id' : 'partner_id')})`.execute(
      tx,
    );
  for await (const batch of eachChange(tx, 'partner')) {
    const { rows } = await sql<{ id: string; officeId: string | null; fictional: boolean }>`
      select id, office_id as "officeId", fictional from public.partner
      where id = any(${arrayLiteral(batch.map(({ id }) => id))}::uuid[])`.execute(tx);
    const today = new Map(rows.map((row) => [row.id, row]));
    const known = batch.flatMap((then) => {
      const record = recordThen(then);
      const now = today.get(then.id);
      return record && now && mayDo(desk.actor, 'readPartner', subjectOfPartner({ ...now, record }))
        ? [{ id: then.id, record, fictional: now.fictional, changedAt: then.changedAt }]
        : [];
    });
    await insertThen(tx, known);
  }
}

function recordThen({ before }: RecordThen): PartnerRecord | undefined {
  return typeof before === 'object' && before !== null && 'partnerClass' in before
    ? (before as PartnerRecord)
    : undefined;
}

interface PartnerThen {
  readonly id: string;
  readonly record: PartnerRecord;
  readonly fictional: boolean;
  readonly changedAt: string | null;
}

async function insertThen(tx: Transaction, partners: readonly PartnerThen[]): Promise<void> {
  const facts = <Row>(
    type: string,
    rows: readonly Row[],
    pick: (row: Row) => string | number | boolean | null,
  ) => sql`${arrayLiteral(rows.map(pick))}::${sql.raw(type)}[]`;
  const insert = (table: keyof typeof TABLES, columns: RawBuilder<unknown>[]) =>
    sql`insert into ${sql.table(table)} (${sql.raw(TABLES[table])}) select * from unnest(${sql.join(columns)})`.execute(
      tx,
    );
  const fact = (type: string, pick: (record: PartnerRecord) => string | number | null) =>
    facts(type, partners, ({ record }) => pick(record));
  await insert('partner', [
    facts('uuid', partners, ({ id }) => id),
    fact('text', (r) => r.name),
    fact('text', (r) => r.nameId),
    fact('text', (r) => r.acronym),
    fact('text', (r) => r.partnerClass),
    fact('text', (r) => r.homeCountry),
    fact('smallint', (r) => r.activeSince),
    fact('text', (r) => r.status),
    fact('text', (r) => r.visibility),
    facts('boolean', partners, ({ fictional }) => fictional),
    facts('timestamptz', partners, ({ changedAt }) => changedAt),
  ]);
  const parts = <Part>(list: (record: PartnerRecord) => readonly Part[]) =>
    partners.flatMap(({ id, record }) => list(record).map((part) => ({ id, part })));
  const of = (rows: readonly { id: string }[]) => facts('uuid', rows, ({ id }) => id);
  const names = parts(namesOf);
  await insert('partner_name', [
    of(names),
    facts('text', names, ({ part }) => part.folded),
    facts('text', names, ({ part }) => part.name),
    facts('text', names, ({ part }) => part.kind),
  ]);
  const identifiers = parts((r) => r.identifiers);
  await insert('partner_identifier', [of(identifiers), facts('text', identifiers, ({ part }) => part)]);
  const presence = parts((r) => r.presence);
  await insert('partner_presence', [
    of(presence),
    facts('text', presence, ({ part }) => part.areaCode),
    facts('smallint', presence, ({ part }) => part.year),
  ]);
  const fields = parts((r) => r.fields);
  await insert('partner_sector', [of(fields), facts('text', fields, ({ part }) => part)]);
  const permits = parts((r) => r.permits);
  await insert('partner_permit', [of(permits), facts('date', permits, ({ part }) => part.validTo)]);
}
