import { PARTNER_LINES } from './partners.data.ts';

/** Years in a row, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One of the invented partners, as its line says. */
export interface PartnerLine {
  /** Its acronym and the name its record ids are made of. */
  readonly key: string;
  readonly partnerClass: 'bilateral' | 'multilateral' | 'internationalNgo';
  readonly country: string | null;
  readonly name: string;
  readonly nameId: string;
  readonly otherSpelling: string;
  readonly legalForm: string;
  readonly since: number;
  readonly currency: string;
  readonly spans: readonly Span[];
  readonly fields: readonly (readonly [code: string, weight: number])[];
  /** Regency codes, the main one first. */
  readonly regencies: readonly string[];
  readonly activities: number;
}

export const DEMONSTRATION_PARTNERS: readonly PartnerLine[] = PARTNER_LINES.trim().split('\n').map(readLine);

export function partnerLine(key: string): PartnerLine {
  const line = DEMONSTRATION_PARTNERS.find((partner) => partner.key === key);
  if (!line) throw new RangeError(`no partner ${key}`);
  return line;
}

export function yearsOf(spans: readonly Span[]): number[] {
  return spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

function readLine(line: string): PartnerLine {
  const cells = line.split('|');
  const cell = (index: number): string => cells[index] ?? '';
  return {
    key: cell(0),
    partnerClass: cell(1) as PartnerLine['partnerClass'],
    country: cell(2) === '-' ? null : cell(2),
    name: cell(3),
    nameId: cell(4),
    otherSpelling: cell(5),
    legalForm: cell(6),
    since: Number(cell(7)),
    currency: cell(8),
    spans: cell(9)
      .split(' ')
      .map((span) => ({ from: Number(span.slice(0, 4)), to: Number(span.slice(5)) })),
    fields: cell(10)
      .split(',')
      .map((field) => [field.split(':')[0] ?? '', Number(field.split(':')[1])] as const),
    regencies: cell(11)
      .split(' ')
      .map((code) => `53.${code}`),
    activities: Number(cell(12)),
  };
}
