import type { Locale } from '#kernel/index.ts';
import { AFFAIR_LINES, SUB_FIELD_LINES } from './fields.data.ts';

/** A government affair (urusan) of Permendagri 22/2020 article 4; `u0` holds the supporting functions. */
export interface Affair {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly group: 'basic' | 'other' | 'optional' | 'supporting';
}

/** What bureaus call a *bidang*: one of the 32 affairs, or one of the narrower fields they count by every day. */
export interface Field {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  /** `u1` … `u32`, `u0` for supporting functions, `none` for the unspecified field. */
  readonly affair: string;
  /** The DAC purpose code to publish it under, where one says the same. */
  readonly dac: string | null;
}

export const UNSPECIFIED = 'unspecified';

function cells(line: string): [string, string, string, string, string] {
  const [a = '', b = '', c = '', d = '', e = ''] = line.split('|');
  return [a, b, c, d, e];
}

export const AFFAIRS: readonly Affair[] = AFFAIR_LINES.trim()
  .split('\n')
  .map((line) => {
    const [code, id, en, group] = cells(line);
    return { code, name: { id, en }, group: group as Affair['group'] };
  });

/** Every field, the affairs in the order of the regulation, then the narrower fields, the unspecified one last. */
export const FIELDS: readonly Field[] = [
  ...AFFAIR_LINES.trim()
    .split('\n')
    .map(cells)
    .filter(([code]) => code !== 'u0')
    .map(([code, id, en, , dac]) => ({ code, name: { id, en }, affair: code, dac: dac || null })),
  ...SUB_FIELD_LINES.trim()
    .split('\n')
    .map(cells)
    .map(([code, id, en, affair, dac]) => ({ code, name: { id, en }, affair, dac: dac || null })),
];

const fieldsByCode = new Map(FIELDS.map((field) => [field.code, field]));
const affairsByCode = new Map(AFFAIRS.map((affair) => [affair.code, affair]));

/** Whether the code is one of ours. */
export function isField(code: string): boolean {
  return fieldsByCode.has(code);
}

/** The field's name; the code itself for one that is not ours. */
export function fieldName(code: string, locale: Locale): string {
  return fieldsByCode.get(code)?.name[locale] ?? code;
}

/** The affair's name; the name of "unspecified" for `none`, the code itself for one that is not ours. */
export function affairName(code: string, locale: Locale): string {
  if (code === 'none') return fieldName(UNSPECIFIED, locale);
  return affairsByCode.get(code)?.name[locale] ?? code;
}

/** The affair a field belongs to; `none` for the unspecified field and for codes that are not ours. */
export function affairOfField(code: string): string {
  return fieldsByCode.get(code)?.affair ?? 'none';
}
