import type { Locale } from '#kernel/index.ts';
import { CATEGORIES, PURPOSES } from './dac-codes.data.ts';
import { affairName, fieldName, isField, UNSPECIFIED } from './fields.ts';
import { FIELD_OF_CLUSTER, FIELD_OF_DAC, FIELD_OF_GOAL } from './sector-fields.data.ts';

/** Sector vocabularies we read meaning from: IATI's numbers, and our own two. */
export const VOCABULARY = {
  purpose: '1',
  category: '2',
  goal: '7',
  target: '8',
  cluster: '10',
  affair: 'affair',
  field: 'field',
} as const;

/** A DAC sector; `name.id` is absent where no Indonesian name was settled on. */
export interface Sector {
  readonly code: string;
  readonly name: { readonly en: string; readonly id?: string };
}

function parse(lines: string): Map<string, Sector> {
  const parsed = new Map<string, Sector>();
  for (const line of lines.trim().split('\n')) {
    const [code = '', en = '', id] = line.split('|');
    parsed.set(code, { code, name: id === undefined ? { en } : { en, id } });
  }
  return parsed;
}

const purposes = parse(PURPOSES);
const categories = parse(CATEGORIES);

/** The DAC purpose codes (IATI vocabulary 1), for choosing from. */
export const DAC_PURPOSES: readonly Sector[] = [...purposes.values()];

/**
 * The field a sector code counts under. An empty vocabulary means DAC purpose codes, as in IATI. Codes and
 * vocabularies without a known meaning are `unspecified`: their money is named as such, never dropped.
 */
export function fieldOfSector(vocabulary: string, code: string): string {
  switch (vocabulary) {
    case '':
    case VOCABULARY.purpose:
    case VOCABULARY.category:
      return FIELD_OF_DAC[code] ?? FIELD_OF_DAC[code.slice(0, 3)] ?? UNSPECIFIED;
    case VOCABULARY.goal:
    case VOCABULARY.target:
      return FIELD_OF_GOAL[/^\d+/.exec(code)?.[0].replace(/^0/, '') ?? ''] ?? UNSPECIFIED;
    case VOCABULARY.cluster:
      return FIELD_OF_CLUSTER[code] ?? UNSPECIFIED;
    case VOCABULARY.affair:
      return code === 'u0' ? 'governance' : isField(code) ? code : UNSPECIFIED;
    case VOCABULARY.field:
      return isField(code) ? code : UNSPECIFIED;
    default:
      return UNSPECIFIED;
  }
}

/** What a sector is called; English where no Indonesian name is known, the code itself where nothing is. */
export function sectorName(vocabulary: string, code: string, locale: Locale): string {
  if (vocabulary === VOCABULARY.affair) return affairName(code, locale);
  if (vocabulary === VOCABULARY.field) return fieldName(code, locale);
  const list =
    vocabulary === VOCABULARY.category
      ? categories
      : vocabulary === VOCABULARY.purpose || vocabulary === ''
        ? purposes
        : undefined;
  const sector = list?.get(code);
  if (!sector) return code;
  return locale === 'id' ? (sector.name.id ?? sector.name.en) : sector.name.en;
}
