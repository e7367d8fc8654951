import { distance } from 'fastest-levenshtein';
import { foldName } from '#kernel/index.ts';
import { headingUnit } from './heading-unit.ts';
import { HEADINGS, type KnownHeading } from './headings.ts';
import type { Meaning, SheetLanguage, Unit } from './types.ts';

export interface HeadingGuess {
  meaning: Meaning;
  confidence: number;
  language: SheetLanguage;
  unit?: Unit;
  year?: number;
}

const FUZZY_LENGTH = 6;
/** A lone `Jumlah`: the neighbours decide. */
const AMOUNT_OR_PEOPLE: readonly KnownHeading[] = [
  { meaning: 'beneficiaries', language: 'both', weight: 0.5 },
  { meaning: 'planned', language: 'both', weight: 0.45 },
];
/** What the second part of a heading may make of the first: `Penerima Manfaat | L`, `Lokasi | Kecamatan`. */
const REFINED: Partial<Record<Meaning, readonly Meaning[]>> = {
  beneficiaries: ['male', 'female', 'households', 'beneficiaries'],
  places: ['province', 'regency', 'district', 'village', 'areaCode', 'latitude', 'longitude'],
  period: ['start', 'end', 'year'],
  year: ['start', 'end'],
  planned: ['planned', 'spent'],
  spent: ['planned', 'spent'],
};
const cache = new Map<string, HeadingGuess[]>();

/**
 * What a heading may mean, best first: known text, known text with a year or unit, misspelt text, then known words
 * inside a longer heading. Nothing for unknown headings, sentences and numbers.
 */
export function recogniseHeading(written: string): HeadingGuess[] {
  if (written.length > 120) return [];
  const known = cache.get(written);
  if (known) return known;
  const guesses = recognise(written);
  if (cache.size < 5_000) cache.set(written, guesses);
  return guesses;
}

function recognise(written: string): HeadingGuess[] {
  const { text, unit } = headingUnit(written);
  const withoutNotes = text.replace(/\*+|\d\)/g, ' ');
  const plain = foldName(withoutNotes.replace(/[([][^)\]]*[)\]]/g, ' '));
  const whole = foldName(withoutNotes);
  const year = /(?:^|\s)((?:19|20)\d{2})$/.exec(whole)?.[1];
  const withoutYear = year === undefined ? whole : whole.slice(0, -year.length).trim();
  const extra = { ...(unit ? { unit } : {}), ...(year === undefined ? {} : { year: Number(year) }) };
  if (/%|persen|percent/i.test(written)) return [{ meaning: 'ignore', confidence: 0.9, language: 'und' }];
  for (const [form, confidence] of [
    [whole, 1],
    [withoutYear, 0.95],
    [plain, 0.95],
  ] as const) {
    const found = HEADINGS.get(form);
    if (found) return ranked(found, confidence, extra);
  }
  if (/^(jumlah|total|jml)$/.test(plain)) return ranked(AMOUNT_OR_PEOPLE, 1, extra);
  const refined = refine(whole.split(' '), extra);
  if (refined) return refined;
  const misspelt = nearest(plain);
  if (misspelt) return ranked(misspelt, 0.8, extra);
  return inside(withoutYear, extra);
}

function ranked(
  found: readonly KnownHeading[],
  confidence: number,
  extra: Pick<HeadingGuess, 'unit' | 'year'>,
): HeadingGuess[] {
  return found
    .map((known) => ({
      meaning: known.meaning,
      confidence: confidence * known.weight,
      language: known.language === 'both' ? ('und' as const) : known.language,
      ...extra,
    }))
    .sort((a, b) => b.confidence - a.confidence);
}

function refine(words: string[], extra: Pick<HeadingGuess, 'unit' | 'year'>): HeadingGuess[] | undefined {
  for (let cut = 1; cut < words.length; cut += 1) {
    const parents = HEADINGS.get(words.slice(0, cut).join(' ')) ?? [];
    const rest = words
      .slice(cut)
      .join(' ')
      .replace(/ ?(?:19|20)\d{2}$/, '');
    for (const parent of parents) {
      const allowed = REFINED[parent.meaning];
      if (!allowed) continue;
      if (/^(jumlah|total|jml)$/.test(rest)) return ranked([parent], 0.9, extra);
      const child = HEADINGS.get(rest)?.find((known) => allowed.includes(known.meaning));
      if (child) return ranked([{ ...child, weight: 1 }], 0.95, extra);
      // People planned and reached: the reached ones are the better figure.
      const figure = parent.meaning === 'beneficiaries' ? HEADINGS.get(rest)?.[0]?.meaning : undefined;
      if (figure === 'spent' || figure === 'planned')
        return ranked([parent], figure === 'spent' ? 0.9 : 0.6, extra);
    }
  }
  return undefined;
}

function nearest(folded: string): readonly KnownHeading[] | undefined {
  if (folded.length < FUZZY_LENGTH) return undefined;
  for (const [text, found] of HEADINGS)
    if (
      text.length >= FUZZY_LENGTH &&
      Math.abs(text.length - folded.length) < 2 &&
      distance(text, folded) === 1
    )
      return found;
  return undefined;
}

/** Longest known heading among the words of a longer one; its share of the words is the confidence. */
function inside(folded: string, extra: Pick<HeadingGuess, 'unit' | 'year'>): HeadingGuess[] {
  const words = folded.split(' ');
  if (words.length < 2 || words.length > 8) return [];
  for (let size = words.length - 1; size >= 1; size -= 1) {
    for (let start = 0; start + size <= words.length; start += 1) {
      const part = words.slice(start, start + size).join(' ');
      if (part.length < 3) continue;
      const found = HEADINGS.get(part);
      // The first words carry the sense in Indonesian (`Bidang …`), so a find there counts a little more.
      const share = size / words.length;
      if (found && share >= 0.3)
        return ranked(found, Math.min(0.75, 0.35 + share / 2 + (start === 0 ? 0.05 : 0)), extra);
    }
  }
  return [];
}
