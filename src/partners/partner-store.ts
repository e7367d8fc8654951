import { knownDocuments, type Visibility, type Withheld } from '#access/index.ts';
import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { type FileType, isId } from '#kernel/index.ts';
import type {
  NameKind,
  OfficeKind,
  PartnerClass,
  PartnerContact,
  PartnerDocument,
  PartnerFacts,
  PartnerName,
  PartnerOffice,
  PartnerPermit,
  PartnerRecord,
  PartnerStatus,
  PermitKind,
  Presence,
  StoredPartner,
} from './partner.ts';
import type { PartnerFunding } from './partner-funding.ts';
import type { PartnerWithheldField } from './partner-withheld.ts';

/** Ids as a parameter for `any(…::uuid[])`; what is not an id is left out, so that it finds nothing. */
export function idArray(ids: readonly string[]): string {
  return arrayLiteral(ids.filter(isId));
}

/** Partners as documents by id, as far as the actor may read them; merged ones too. The same few statements for any number. */
export async function readPartners(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, StoredPartner>> {
  const wanted = idArray(ids);
  const rows = await tx
    .selectFrom('partner')
    .selectAll()
    .where(sql<boolean>`id = any(${wanted}::uuid[])`)
    .execute();
  if (rows.length === 0) return new Map();
  const parts = await readParts(tx, wanted);
  const known = await knownDocuments(
    tx,
    'partner',
    rows.map((row) => ({ id: row.id, document: recordOf(row, parts) })),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        version: row.version,
        mergedInto: row.merged_into,
        fictional: row.fictional,
        officeId: row.office_id,
        importId: row.import_id,
        editedAt: row.edited_at,
        editedBy: row.edited_by,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        record: known.get(row.id)?.document ?? recordOf(row, parts),
        hidden: known.get(row.id)?.hidden ?? [],
      },
    ]),
  );
}

/** Holds the partners that are the actor's to change until the transaction ends: others who would change them wait. */
export async function lockPartners(tx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`select id from partner where id = any(${idArray(ids)}::uuid[]) order by id for update`.execute(
    tx,
  );
}

export async function findPartner(tx: Transaction, id: string): Promise<StoredPartner | undefined> {
  return (await readPartners(tx, [id])).get(id);
}

export async function readNames(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, { name: string; acronym: string | null }>> {
  const rows = await tx
    .selectFrom('partner')
    .select(['id', 'name', 'acronym'])
    .where(sql<boolean>`id = any(${idArray(ids)}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

/** The id a merged partner's records stand under now; the same id where it was not merged. */
export async function followMerged(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; target: string }>`
    with recursive way(id, target, next) as (
      select p.id, p.id, p.merged_into from partner p where p.id = any(${idArray(ids)}::uuid[])
      union all
      select way.id, p.id, p.merged_into from way join partner p on p.id = way.next)
    select id, target from way where next is null`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.target]));
}

function recordOf(row: FactsRow & { id: string; withheld: unknown }, parts: Parts): PartnerRecord {
  return {
    ...factsOf(row),
    withheld: row.withheld as Withheld<PartnerWithheldField>,
    ...partsFor(parts, row.id),
  };
}

interface FactsRow {
  name: string;
  name_id: string | null;
  acronym: string | null;
  partner_class: string;
  legal_form: string | null;
  home_country: string | null;
  website: string | null;
  description: string | null;
  active_since: number | null;
  status: string;
  visibility: string;
}

function factsOf(row: FactsRow): PartnerFacts {
  return {
    name: row.name,
    nameId: row.name_id,
    acronym: row.acronym,
    partnerClass: row.partner_class as PartnerClass,
    legalForm: row.legal_form,
    homeCountry: row.home_country,
    website: row.website,
    description: row.description,
    activeSince: row.active_since,
    status: row.status as PartnerStatus,
    visibility: row.visibility as Visibility,
  };
}

type Owned<T> = T & { readonly partnerId: string };
interface Parts {
  readonly names: Map<string, Owned<PartnerName>[]>;
  readonly identifiers: Map<string, { partnerId: string; identifier: string }[]>;
  readonly offices: Map<string, Owned<PartnerOffice>[]>;
  readonly permits: Map<string, Owned<PartnerPermit>[]>;
  readonly presence: Map<string, Owned<Presence>[]>;
  readonly funding: Map<string, Owned<PartnerFunding>[]>;
  readonly fields: Map<string, { partnerId: string; field: string }[]>;
  readonly contacts: Map<string, { partnerId: string; id: string }[]>;
  readonly documents: Map<string, { partnerId: string; id: string }[]>;
}

async function readParts(tx: Transaction, wanted: string): Promise<Parts> {
  const ofWanted = sql<boolean>`partner_id = any(${wanted}::uuid[])`;
  const own = 'partner_id as partnerId' as const;
  return {
    names: grouped(
      (
        await tx
          .selectFrom('partner_name')
          .select([own, 'name', 'kind'])
          .where(ofWanted)
          .where('kind', 'in', ['former', 'written'])
          .orderBy('name')
          .execute()
      ).map((row) => ({ ...row, kind: row.kind as NameKind })),
    ),
    identifiers: grouped(
      await tx
        .selectFrom('partner_identifier')
        .select([own, 'identifier'])
        .where(ofWanted)
        .orderBy('identifier')
        .execute(),
    ),
    offices: grouped(
      (
        await tx
          .selectFrom('partner_office')
          .select([own, 'id', 'kind', 'address', 'area_code as areaCode'])
          .where(ofWanted)
          .orderBy('id')
          .execute()
      ).map((row) => ({ ...row, kind: row.kind as OfficeKind })),
    ),
    permits: grouped(
      (
        await tx
          .selectFrom('partner_permit')
          .select([own, 'id', 'kind', 'number', 'issuer', 'valid_from as validFrom', 'valid_to as validTo'])
          .where(ofWanted)
          .orderBy('id')
          .execute()
      ).map((row) => ({ ...row, kind: row.kind as PermitKind })),
    ),
    presence: grouped(
      await tx
        .selectFrom('partner_presence')
        .select([own, 'area_code as areaCode', 'year'])
        .where(ofWanted)
        .orderBy(sql`area_code collate "C"`)
        .orderBy('year')
        .execute(),
    ),
    funding: grouped(
      await tx
        .selectFrom('partner_funding')
        .select([own, 'id', 'amount', 'currency', 'period_from as from', 'period_to as to', 'written'])
        .select(['exact_to as exactTo', 'source', 'note'])
        .where(ofWanted)
        .orderBy('id')
        .execute(),
    ),
    fields: grouped(
      await tx.selectFrom('partner_sector').select([own, 'field']).where(ofWanted).orderBy('field').execute(),
    ),
    contacts: grouped(await currentIds(tx, 'partner_contact', wanted)),
    documents: grouped(await currentIds(tx, 'partner_document', wanted)),
  };
}

function currentIds(tx: Transaction, table: 'partner_contact' | 'partner_document', wanted: string) {
  return tx
    .selectFrom(table)
    .select(['partner_id as partnerId', 'id'])
    .where(sql<boolean>`partner_id = any(${wanted}::uuid[]) and removed_at is null`)
    .orderBy('id')
    .execute();
}

function grouped<T extends { readonly partnerId: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, (row) => row.partnerId);
}

/** A row without the partner it belongs to. */
function bare<T extends { readonly partnerId: string }>(row: T): Omit<T, 'partnerId'> {
  const rest: Omit<T, 'partnerId'> & { partnerId?: string } = { ...row };
  delete rest.partnerId;
  return rest;
}

function partsFor(parts: Parts, id: string): Omit<PartnerRecord, keyof PartnerFacts | 'withheld'> {
  return {
    otherNames: (parts.names.get(id) ?? []).map(bare),
    identifiers: (parts.identifiers.get(id) ?? []).map((row) => row.identifier),
    offices: (parts.offices.get(id) ?? []).map(bare),
    permits: (parts.permits.get(id) ?? []).map(bare),
    presence: (parts.presence.get(id) ?? []).map(bare),
    funding: (parts.funding.get(id) ?? []).map(bare),
    fields: (parts.fields.get(id) ?? []).map((row) => row.field),
    contactIds: (parts.contacts.get(id) ?? []).map((row) => row.id),
    documentIds: (parts.documents.get(id) ?? []).map((row) => row.id),
  };
}

/** Contacts of partners as far as the actor may see them, present ones only. */
export async function readContacts(
  tx: Transaction,
  partnerIds: readonly string[],
): Promise<(PartnerContact & { readonly partnerId: string })[]> {
  return await tx
    .selectFrom('partner_contact')
    .select(['partner_id as partnerId', 'id', 'name', 'position', 'email', 'phone'])
    .where(sql<boolean>`partner_id = any(${idArray(partnerIds)}::uuid[]) and removed_at is null`)
    .orderBy('id')
    .execute();
}

/** The contacts of one partner. */
export async function readContactsOf(tx: Transaction, partnerId: string): Promise<PartnerContact[]> {
  return (await readContacts(tx, [partnerId])).map(bare);
}

/** The documents of one partner that the actor may know of; with their files where those are the actor's to read. */
export async function readDocuments(tx: Transaction, partnerId: string): Promise<PartnerDocument[]> {
  const rows = await tx
    .selectFrom('partner_document as d')
    .leftJoin('partner_file as f', 'f.id', 'd.file_id')
    .select(['d.id', 'd.kind', 'd.title', 'd.number', 'd.issuer', 'd.issued_on as issuedOn'])
    .select(['d.valid_from as validFrom', 'd.valid_to as validTo', 'd.visibility'])
    .select(['f.id as fileId', 'f.name as fileName', 'f.type as fileType', 'f.size', 'f.sha256'])
    .where('d.partner_id', '=', partnerId)
    .where('d.removed_at', 'is', null)
    .orderBy('d.added_at')
    .orderBy(sql`d.title collate "und-x-icu"`)
    .orderBy('d.id')
    .execute();
  return rows.map(({ fileId, fileName, fileType, size, sha256, ...row }) => ({
    ...row,
    visibility: row.visibility as Visibility,
    file:
      fileId === null || fileName === null || size === null || sha256 === null
        ? null
        : { id: fileId, name: fileName, type: fileType as FileType, size, sha256 },
  }));
}

/** Names of areas by code, for labels beside the codes a partner's record holds. */
export async function readAreaNames(
  tx: Transaction,
  codes: readonly string[],
): Promise<Record<string, string>> {
  const rows = await tx
    .selectFrom('area')
    .select(['code', 'name'])
    .where(sql<boolean>`code = any(${arrayLiteral([...new Set(codes)])}::text[])`)
    .execute();
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}
