import type { Visibility, Withheld } from '#access/index.ts';
import type { KeptFile, PlainDate } from '#kernel/index.ts';
import type { PartnerFunding } from './partner-funding.ts';
import type { PartnerWithheldField } from './partner-withheld.ts';

/** Partner classes; the first three are the ones bureaus count (R64), the rest come from domain practice. */
export const PARTNER_CLASSES = [
  'bilateral',
  'multilateral',
  'internationalNgo',
  'foreignRegion',
  'education',
  'foreignBusiness',
  'philanthropy',
  'association',
  'other',
] as const;
export type PartnerClass = (typeof PARTNER_CLASSES)[number];

export const PERMIT_KINDS = [
  'principlePermit',
  'operatingPermit',
  'ministryMemorandum',
  'registration',
  'other',
] as const;
export type PermitKind = (typeof PERMIT_KINDS)[number];

/** What a document can be, in the terms of the permits and of Permendagri 25/2020; kinds met otherwise stay as written. */
export const DOCUMENT_KINDS = [
  'principlePermit',
  'operatingPermit',
  'ministryMemorandum',
  'registration',
  'deed',
  'masterPlan',
  'annualPlan',
  'cooperationPlan',
  'letterOfIntent',
  'agreement',
  'amendment',
  'grantAgreement',
  'annualReport',
  'fullPowers',
  'letter',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const OFFICE_KINDS = ['head', 'indonesia', 'regional'] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

export type PartnerStatus = 'active' | 'ended' | 'merged';
/** How a name came to be known: the partner's own ones, earlier ones, and spellings met in files or merged records. */
export type NameKind = 'own' | 'indonesian' | 'acronym' | 'former' | 'written';

export interface PartnerName {
  readonly name: string;
  readonly kind: NameKind;
}
export interface PartnerOffice {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly address: string;
  readonly areaCode: string | null;
}
/** Personal data (UU 27/2022): shown to bureaus and to the partner itself, and never part of the audit trail. */
export interface PartnerContact {
  readonly id: string;
  readonly name: string;
  readonly position: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}
export interface PartnerPermit {
  readonly id: string;
  readonly kind: PermitKind;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly validFrom: PlainDate | null;
  readonly validTo: PlainDate | null;
}
/** The partner was present in a province or regency in a year: what the yearly count is made of (R38, R64, R65). */
export interface Presence {
  readonly areaCode: string;
  readonly year: number;
}
/** A paper of the partner's. Described anew it is a new document over the same file. */
export interface PartnerDocument {
  readonly id: string;
  /** One of `DOCUMENT_KINDS`, or as it was written. */
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  /** The office that issued it. */
  readonly issuer: string | null;
  readonly issuedOn: PlainDate | null;
  readonly validFrom: PlainDate | null;
  readonly validTo: PlainDate | null;
  /** Whether the public reads that there is this document; its file is for offices and the partner alone. */
  readonly visibility: Visibility;
  /** Null where none was handed in, and for who may not read it. */
  readonly file: KeptFile | null;
}

/** The facts of a partner that stand in one row. */
export interface PartnerFacts {
  readonly name: string;
  /** The Indonesian name, where it has one. */
  readonly nameId: string | null;
  readonly acronym: string | null;
  readonly partnerClass: PartnerClass;
  readonly legalForm: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly homeCountry: string | null;
  readonly website: string | null;
  readonly description: string | null;
  readonly activeSince: number | null;
  readonly status: PartnerStatus;
  readonly visibility: Visibility;
}

/**
 * A partner as one document: what is compared, kept in the audit trail and restored. Contacts and documents stand in
 * it by id, because not everybody who may read the history may read them.
 */
export interface PartnerRecord extends PartnerFacts {
  /** Facts that fewer may know than the rest; what they say is kept apart from the record. */
  readonly withheld: Withheld<PartnerWithheldField>;
  readonly otherNames: readonly PartnerName[];
  /** IATI org-id or another published identifier, for example `XM-DAC-41114`. */
  readonly identifiers: readonly string[];
  readonly offices: readonly PartnerOffice[];
  readonly permits: readonly PartnerPermit[];
  readonly presence: readonly Presence[];
  readonly funding: readonly PartnerFunding[];
  /** Field codes of the sectors room. */
  readonly fields: readonly string[];
  readonly contactIds: readonly string[];
  readonly documentIds: readonly string[];
}

/** Where a record stands, beside what it says. */
export interface PartnerStanding {
  readonly id: string;
  readonly version: number;
  readonly mergedInto: string | null;
  readonly fictional: boolean;
  readonly officeId: string | null;
  readonly importId: string | null;
  readonly editedAt: string | null;
  readonly editedBy: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
export interface StoredPartner extends PartnerStanding {
  readonly record: PartnerRecord;
  /** Withheld facts that are not the reader's to know; in the record they are as if empty. */
  readonly hidden: readonly string[];
}

/** A partner as the actor may see it; `contacts` is null where they may not be seen. */
export interface Partner extends StoredPartner {
  readonly contacts: readonly PartnerContact[] | null;
  readonly documents: readonly PartnerDocument[];
  /** Names of the areas its presence and offices lie in, by code. */
  readonly areaNames: Readonly<Record<string, string>>;
}
