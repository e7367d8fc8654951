import type { GivenFile, Locale } from '#kernel/index.ts';
import {
  type Partner,
  type PartnerFunding,
  type PartnerInput,
  type PartnerRecord,
  presenceOf,
  PARTNER_WITHHELD_FIELDS,
  presenceSpans,
} from '#partners/index.ts';
import { formatNumber, readNumber } from '#ui/format.ts';
import { readRows } from '#ui/read-rows.ts';
import { OPEN, withheldOfForm } from '../withheld-words.ts';

type Row = Readonly<Record<string, string>>;

/** A partner's form as texts: what stands in its fields, filled from a record or as a person sent it. */
export interface FormValues {
  readonly name: string;
  readonly nameId: string;
  readonly acronym: string;
  readonly partnerClass: string;
  readonly legalForm: string;
  readonly homeCountry: string;
  readonly website: string;
  readonly description: string;
  readonly activeSince: string;
  readonly status: string;
  readonly visibility: string;
  /** Who may know single facts, by fact; those the form does not ask about are missing. */
  readonly withheld: Row;
  /** One a line. */
  readonly otherNames: string;
  readonly identifiers: string;
  readonly fields: readonly string[];
  readonly offices: readonly Row[];
  readonly contacts: readonly Row[];
  readonly permits: readonly Row[];
  /** Spans of years: `areaCode`, `from`, `to`. */
  readonly presence: readonly Row[];
  /** Amounts as the reader's language writes them. */
  readonly funding: readonly Row[];
  /** `upload` and `uploadName` stand for a file sent with the form: which one, and what it is called. */
  readonly documents: readonly Row[];
}

const TEXTS = [
  'name',
  'nameId',
  'acronym',
  'partnerClass',
  'legalForm',
  'homeCountry',
  'website',
  'description',
  'activeSince',
  'status',
  'visibility',
  'otherNames',
  'identifiers',
] as const;
const ROWS = ['offices', 'contacts', 'permits', 'presence', 'funding', 'documents'] as const;

export const EMPTY: FormValues = {
  ...(Object.fromEntries(TEXTS.map((field) => [field, ''])) as Record<(typeof TEXTS)[number], string>),
  ...(Object.fromEntries(ROWS.map((field) => [field, []])) as unknown as Record<
    (typeof ROWS)[number],
    Row[]
  >),
  fields: [],
  withheld: {},
  status: 'active',
  visibility: 'public',
};

const text = (value: string | number | null) => (value === null ? '' : String(value));

export function valuesOfPartner(partner: Partner, locale: Locale): FormValues {
  const { record } = partner;
  const row = (given: object): Row =>
    Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, text(value as string | number | null)]),
    );
  return {
    name: record.name,
    nameId: text(record.nameId),
    acronym: text(record.acronym),
    partnerClass: record.partnerClass,
    legalForm: text(record.legalForm),
    homeCountry: text(record.homeCountry),
    website: text(record.website),
    description: text(record.description),
    activeSince: text(record.activeSince),
    status: record.status,
    visibility: record.visibility,
    withheld: Object.fromEntries(
      PARTNER_WITHHELD_FIELDS.map((field) => [field, record.withheld[field] ?? OPEN]),
    ),
    otherNames: record.otherNames.map(({ name }) => name).join('\n'),
    identifiers: record.identifiers.join('\n'),
    fields: record.fields,
    offices: record.offices.map(row),
    contacts: (partner.contacts ?? []).map(row),
    permits: record.permits.map(row),
    presence: presenceSpans(record.presence).map(row),
    funding: record.funding.map((funding) => fundingRow(funding, locale)),
    documents: partner.documents.map(
      ({ id, kind, title, number, issuer, issuedOn, validFrom, validTo, visibility }) =>
        row({ id, kind, title, number, issuer, issuedOn, validFrom, validTo, visibility }),
    ),
  };
}

function fundingRow({ id, amount, currency, from, to, source, note }: PartnerFunding, locale: Locale): Row {
  return {
    id,
    amount: amount === null ? '' : formatNumber(amount.replace(/\.00$/, ''), locale),
    currency,
    from: text(from),
    to: text(to),
    source: text(source),
    note: text(note),
  };
}

/** A field of a sent form as text; empty where it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Fields that come with a ready answer: a row in which nothing else is filled has been left alone. */
const READY: Readonly<Record<(typeof ROWS)[number], readonly string[]>> = {
  offices: ['id', 'kind'],
  contacts: [],
  permits: ['id', 'kind'],
  presence: [],
  funding: ['id', 'currency'],
  documents: ['id', 'visibility'],
};

/** The form as it was sent; its files have been taken out before. */
export function valuesOfForm(form: FormData): FormValues {
  const rows = (name: (typeof ROWS)[number]) =>
    readRows(form, name).filter((row) =>
      Object.entries(row).some(([key, value]) => value !== '' && !READY[name].includes(key)),
    );
  return {
    ...(Object.fromEntries(TEXTS.map((field) => [field, textOf(form, field)])) as Record<
      (typeof TEXTS)[number],
      string
    >),
    ...(Object.fromEntries(ROWS.map((field) => [field, rows(field)])) as unknown as Record<
      (typeof ROWS)[number],
      Row[]
    >),
    withheld: Object.fromEntries(
      PARTNER_WITHHELD_FIELDS.map((field) => [field, textOf(form, `withheld.${field}`)]),
    ),
    fields: form.getAll('fields').filter((value) => typeof value === 'string'),
  };
}

const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
/** A row with its empty fields as nothing; a new row has no id at all. */
const emptied = (row: Row): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([key, value]) => key !== 'id' || value !== '')
      .map(([key, value]) => [key, value === '' ? null : value]),
  );

export interface ReadForm {
  /** For `registerPartner` and `editPartner`, which check it. */
  readonly input: PartnerInput;
  /** The field of the form an error path of the input belongs to. */
  readonly fieldOf: (path: string) => string;
}

/** The form as the partners room asks for it. Spans of years become years; the room checks everything else. */
export function inputOf(
  values: FormValues,
  locale: Locale,
  files: ReadonlyMap<string, GivenFile> = new Map(),
  standing: PartnerRecord['withheld'] = {},
): ReadForm {
  const spans = values.presence.map((row) => {
    const year = (text: string | undefined) => (/^\d{4}$/.test(text ?? '') ? Number(text) : Number.NaN);
    const from = year(row['from'] || row['to']);
    const to = year(row['to'] || row['from']);
    const isGood = from >= 1900 && to >= from && to - from <= 200 && to <= 2199;
    // What cannot be read stays one faulty year, so that the fault is told at its row.
    return isGood
      ? presenceOf([{ areaCode: row['areaCode'] ?? '', from, to }])
      : [{ areaCode: row['areaCode'] ?? '', year: 0 }];
  });
  const rowOfYear = spans.flatMap((years, index) => years.map(() => index));
  const input = {
    ...values,
    activeSince: values.activeSince.trim() === '' ? null : Number(values.activeSince),
    status: values.status === '' ? undefined : values.status,
    visibility: values.visibility === '' ? undefined : values.visibility,
    withheld: withheldOfForm(PARTNER_WITHHELD_FIELDS, (field) => values.withheld[field], standing),
    otherNames: lines(values.otherNames).map((name) => ({ name })),
    identifiers: lines(values.identifiers),
    offices: values.offices.map(emptied),
    contacts: values.contacts.map((row) => ({ ...emptied(row), name: row['name'] ?? '' })),
    permits: values.permits.map(emptied),
    presence: spans.flat(),
    // What cannot be read as a number stays as typed, so that the room finds the fault.
    funding: values.funding.map((row) => ({
      ...emptied(row),
      amount: readNumber(row['amount'] ?? '', locale) ?? row['amount'],
    })),
    documents: values.documents.map((row) => ({
      ...emptied(row),
      kind: row['kind'] ?? '',
      visibility: row['visibility'] || undefined,
      upload: files.get(row['upload'] ?? ''),
    })),
  };
  return {
    input: input as unknown as PartnerInput,
    fieldOf: (path) => {
      const [field, index, part] = path.split('.');
      if (field === 'presence' && index !== undefined)
        return `presence.${String(rowOfYear[Number(index)] ?? 0)}.${part === 'year' ? 'from' : 'areaCode'}`;
      return field === 'identifiers' || field === 'otherNames' ? field : path;
    },
  };
}
