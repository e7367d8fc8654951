import type { PartnerRecord } from './partner.ts';
import { presenceSpans } from './presence.ts';

/** One fact that differs between two versions; lists say what came and what went. */
export interface FieldChange {
  readonly field: keyof PartnerRecord;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const LISTS = {
  otherNames: (record) => record.otherNames.map(({ name }) => name),
  identifiers: (record) => [...record.identifiers],
  offices: (record) =>
    record.offices.map(({ kind, address, areaCode }) => join([kind, address, areaCode], ' · ')),
  permits: (record) =>
    record.permits.map((p) =>
      join([p.kind, p.number, p.issuer, join([p.validFrom ?? '…', p.validTo ?? '…'], ' – ')], ' · '),
    ),
  presence: (record) =>
    presenceSpans(record.presence).map(({ areaCode, from, to }) =>
      from === to ? `${areaCode} ${String(from)}` : `${areaCode} ${String(from)}–${String(to)}`,
    ),
  funding: (record) =>
    record.funding.map((f) =>
      join(
        [
          join([f.currency, f.amount], ' '),
          f.written === null ? null : `“${f.written}”`,
          f.exactTo === null ? null : `± ${f.exactTo}`,
          f.from === f.to ? f.from : join([f.from ?? '…', f.to ?? '…'], ' – '),
          f.source,
          f.note,
        ],
        ' · ',
      ),
    ),
  fields: (record) => [...record.fields],
  withheld: (record) => Object.entries(record.withheld).map(([field, circle]) => `${field} ${circle}`),
  contactIds: (record) => [...record.contactIds],
  documentIds: (record) => [...record.documentIds],
} satisfies Partial<Record<keyof PartnerRecord, (record: PartnerRecord) => string[]>>;

const FACTS = [
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
] as const;

/**
 * What changed from one version to the next, in the order of the page. Values are codes and plain text; the page puts
 * words to them. For lists only what differs is named. Empty where nothing changed.
 */
export function diffPartner(before: PartnerRecord, after: PartnerRecord): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of FACTS) {
    const [was, is] = [before[field], after[field]];
    if (was !== is) changes.push({ field, before: textOf(was), after: textOf(is) });
  }
  for (const [field, texts] of Object.entries(LISTS) as [
    keyof typeof LISTS,
    (r: PartnerRecord) => string[],
  ][]) {
    const [was, is] = [texts(before), texts(after)];
    const [gone, came] = [was.filter((text) => !is.includes(text)), is.filter((text) => !was.includes(text))];
    if (gone.length > 0 || came.length > 0) changes.push({ field, before: gone, after: came });
  }
  return changes;
}

function textOf(value: string | number | null): string[] {
  return value === null ? [] : [String(value)];
}

function join(parts: readonly (string | null)[], between: string): string {
  return parts.filter((part) => part !== null).join(between);
}
