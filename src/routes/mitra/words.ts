import { circleWord } from '#access/index.ts';
import { FILE_ENDINGS, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  COUNTRY_CODES,
  DOCUMENT_KINDS,
  type DocumentKind,
  type FieldChange,
  type LikenessReason,
  OFFICE_KINDS,
  type OfficeKind,
  type OpenPoint,
  PARTNER_CLASSES,
  type PartnerPermit,
  PERMIT_KINDS,
  type PermitKind,
  permitState,
} from '#partners/index.ts';
import { FIELDS, fieldName } from '#sectors/index.ts';
import { formatDate, formatMoney } from '#ui/format.ts';
import { CLASS_WORDS } from '../class-name.ts';
import { circleName } from '../withheld-words.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const PERMIT_WORDS: Words<PermitKind> = {
  principlePermit: m.partnersPermitPrinciple,
  operatingPermit: m.partnersPermitOperating,
  ministryMemorandum: m.partnersPermitMemorandum,
  registration: m.partnersPermitRegistration,
  other: m.partnersPermitOther,
};
const DOCUMENT_WORDS: Words<DocumentKind> = {
  principlePermit: m.partnersPermitPrinciple,
  operatingPermit: m.partnersPermitOperating,
  ministryMemorandum: m.partnersPermitMemorandum,
  registration: m.partnersPermitRegistration,
  deed: m.partnersKindDeed,
  masterPlan: m.partnersKindMasterPlan,
  annualPlan: m.partnersKindAnnualPlan,
  cooperationPlan: m.partnersKindCooperationPlan,
  letterOfIntent: m.partnersKindLetterOfIntent,
  agreement: m.partnersKindAgreement,
  amendment: m.partnersKindAmendment,
  grantAgreement: m.partnersKindGrantAgreement,
  annualReport: m.partnersKindAnnualReport,
  fullPowers: m.partnersKindFullPowers,
  letter: m.partnersKindLetter,
  other: m.partnersKindOther,
};
export const OFFICE_WORDS: Words<OfficeKind> = {
  head: m.partnersOfficeHead,
  indonesia: m.partnersOfficeIndonesia,
  regional: m.partnersOfficeRegional,
};
export const OPEN_WORDS: Words<OpenPoint> = {
  permit: m.partnersOpenPermit,
  homeCountry: m.partnersOpenCountry,
  presence: m.partnersOpenPresence,
  contact: m.partnersOpenContact,
  fields: m.partnersOpenFields,
  office: m.partnersOpenOffice,
};
export const REASON_WORDS: Words<LikenessReason> = {
  exact: m.partnersReasonExact,
  identifier: m.partnersReasonIdentifier,
  acronym: m.partnersReasonAcronym,
  initials: m.partnersReasonAcronym,
  legalForm: m.partnersReasonLegalForm,
  spacing: m.partnersReasonSpelling,
  wordOrder: m.partnersReasonWordOrder,
  spelling: m.partnersReasonSpelling,
  partOfName: m.partnersReasonPart,
  nameAndCountry: m.partnersReasonCountry,
};
export const RECORD_WORDS: Words<FieldChange['field']> = {
  name: m.partnersName,
  nameId: m.partnersNameIndonesian,
  acronym: m.partnersAcronym,
  partnerClass: m.partnersClass,
  legalForm: m.partnersLegalForm,
  homeCountry: m.partnersCountry,
  website: m.partnersWebsite,
  description: m.partnersDescription,
  activeSince: m.partnersActiveSince,
  status: m.partnersStatus,
  visibility: m.partnersVisibility,
  withheld: m.withheldCircles,
  otherNames: m.partnersOtherNames,
  identifiers: m.partnersIdentifiers,
  offices: m.partnersOffices,
  permits: m.partnersPermits,
  presence: m.partnersPresence,
  funding: m.partnersFunding,
  fields: m.partnersFields,
  contactIds: m.partnersContacts,
  documentIds: m.partnersDocuments,
};

/** The word for a code that came as text; the code itself where it is none of ours. */
function wordFor(words: Partial<Readonly<Record<string, () => string>>>, code: string): string {
  return words[code]?.() ?? code;
}

/** The name of a kind of document; one met under another name keeps it. */
export function documentKindName(kind: string): string {
  return wordFor(DOCUMENT_WORDS, kind);
}

/** A country's name in the reader's language; the code where the runtime knows no name. */
export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
}

const options = <Key extends string>(keys: readonly Key[], words: Words<Key>) =>
  keys.map((value) => ({ value, label: words[value]() }));

/** Proposals only: any currency of ISO 4217 can be written. */
const CURRENCIES = [
  'IDR',
  'USD',
  'EUR',
  'AUD',
  'JPY',
  'GBP',
  'CHF',
  'CAD',
  'NZD',
  'KRW',
  'SEK',
  'NOK',
  'DKK',
  'SGD',
];

/** All choices of a partner's form, in the reader's language. */
export function formChoices(locale: Locale) {
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, locale);
  return {
    classes: options(PARTNER_CLASSES, CLASS_WORDS),
    permitKinds: options(PERMIT_KINDS, PERMIT_WORDS),
    officeKinds: options(OFFICE_KINDS, OFFICE_WORDS),
    documentKinds: options(DOCUMENT_KINDS, DOCUMENT_WORDS),
    currencies: CURRENCIES,
    fileEndings: FILE_ENDINGS.join(','),
    countries: COUNTRY_CODES.map((value) => ({ value, label: countryName(value, locale) })).sort(byName),
    fields: FIELDS.map(({ code }) => ({ value: code, label: fieldName(code, locale) })),
  };
}

export interface PermitWords {
  readonly tone: 'good' | 'warn' | 'bad' | 'info' | 'plain';
  readonly text: string;
  /** How near the end is. */
  readonly note?: string;
}

/** The state of a permit as a word with its tone: colour never says it alone. */
export function permitWords(
  permit: Pick<PartnerPermit, 'validFrom' | 'validTo'>,
  today: string,
  locale: Locale,
): PermitWords {
  const date = permit.validTo === null ? '' : formatDate(permit.validTo, locale);
  switch (permitState(permit, today)) {
    case 'valid':
      return { tone: 'good', text: m.partnersPermitValid({ date }) };
    case 'ending6':
      return { tone: 'warn', text: m.partnersPermitEnding({ date }), note: m.partnersPermitEnding6() };
    case 'ending3':
      return { tone: 'warn', text: m.partnersPermitEnding({ date }), note: m.partnersPermitEnding3() };
    case 'expired':
      return { tone: 'bad', text: m.partnersPermitExpired({ date }) };
    case 'notYet':
      return {
        tone: 'info',
        text: m.partnersPermitNotYet({ date: formatDate(permit.validFrom ?? '', locale) }),
      };
    case 'unknown':
      return { tone: 'plain', text: m.partnersPermitUnknown() };
  }
}

const CODED: Partial<Record<FieldChange['field'], (code: string, locale: Locale) => string>> = {
  partnerClass: (code) => wordFor(CLASS_WORDS, code),
  homeCountry: countryName,
  fields: fieldName,
  status: (code) =>
    code === 'active'
      ? m.partnersStatusActive()
      : code === 'ended'
        ? m.partnersStatusEnded()
        : m.partnersStatusMerged(),
  visibility: circleWord,
  withheld: (text) => {
    const [field = '', circle] = text.split(' ');
    return `${wordFor(RECORD_WORDS, field)}: ${circleName(circle) ?? ''}`;
  },
  permits: (text) => text.replace(/^\w+/, (kind) => wordFor(PERMIT_WORDS, kind)),
  offices: (text) => text.replace(/^\w+/, (kind) => wordFor(OFFICE_WORDS, kind)),
  funding: (text, locale) => {
    const currency = text.slice(0, 3);
    return text
      .replace(/^[A-Z]{3} ([\d.]+)/, (_, amount: string) => formatMoney(amount, currency, locale))
      .replace(/(?<=· ± )[\d.]+/, (amount) => formatMoney(amount, currency, locale));
  },
};

export interface ReadableChange {
  readonly label: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A change of the record in words; contacts are only said to have changed, since not every reader may see them. */
export function changeWords(
  change: FieldChange,
  locale: Locale,
  areaNames: Readonly<Record<string, string>>,
): ReadableChange {
  const label = RECORD_WORDS[change.field]();
  if (change.field === 'contactIds' || change.field === 'documentIds') {
    const count = (ids: readonly string[]) =>
      ids.length === 0 ? undefined : m.partnersRowsCount({ count: ids.length });
    return { label, from: count(change.before), to: count(change.after) };
  }
  const word = (text: string) => {
    if (change.field === 'presence') return text.replace(/^[\d.]+/, (code) => areaNames[code] ?? code);
    return CODED[change.field]?.(text, locale) ?? text;
  };
  const list = (texts: readonly string[]) => (texts.length === 0 ? undefined : texts.map(word).join('; '));
  return { label, from: list(change.before), to: list(change.after) };
}
