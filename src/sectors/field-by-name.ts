import { distance } from 'fastest-levenshtein';
import { foldName } from '#kernel/index.ts';
import { OTHER_NAMES } from './field-names.data.ts';
import { AFFAIRS, FIELDS } from './fields.ts';
import { DAC_PURPOSES, fieldOfSector } from './sectors.ts';

const EMPTY_WORDS = new Set([
  'bidang',
  'sektor',
  'urusan',
  'sector',
  'cluster',
  'dan',
  'and',
  'the',
  'of',
  'program',
  'klaster',
]);

/** The words that tell fields apart, in the order written: "Bidang Air bersih & Sanitasi" gives "air bersih sanitasi". */
function essence(written: string): string {
  return foldName(written)
    .split(' ')
    .filter((word) => !EMPTY_WORDS.has(word))
    .join(' ');
}

function names(): Map<string, string> {
  const known = new Map<string, string>();
  const add = (name: string, field: string): void => {
    const key = essence(name);
    if (key !== '' && !known.has(key)) known.set(key, field);
  };
  for (const field of FIELDS) {
    add(field.name.id, field.code);
    add(field.name.en, field.code);
  }
  for (const [field, others] of Object.entries(OTHER_NAMES)) for (const name of others) add(name, field);
  for (const affair of AFFAIRS.filter(({ code }) => code === 'u0')) {
    add(affair.name.id, 'governance');
    add(affair.name.en, 'governance');
  }
  for (const purpose of DAC_PURPOSES) {
    const field = fieldOfSector('1', purpose.code);
    add(purpose.name.en, field);
    if (purpose.name.id !== undefined) add(purpose.name.id, field);
  }
  return known;
}

let known: Map<string, string> | undefined;

/**
 * The field a person means by a written name, in either language: affairs, daily names ("Gizi/Stunting", "WASH"),
 * humanitarian clusters, DAC names, or a DAC code. Confidence 1 is the name itself; below 0.85 it should be asked.
 * Nothing where no name is near.
 */
export function fieldByName(written: string): { field: string; confidence: number } | undefined {
  known ??= names();
  const code = /^\s*(\d{3}|\d{5})\b/.exec(written)?.[1];
  if (code !== undefined) return { field: fieldOfSector('1', code), confidence: 1 };
  const wanted = essence(written);
  if (wanted === '') return undefined;
  const exact = known.get(wanted);
  if (exact !== undefined) return { field: exact, confidence: 1 };
  return bySpelling(known, wanted) ?? byParts(known, written);
}

/** One wrong letter in five at most, and no second field as near. */
function bySpelling(
  among: Map<string, string>,
  wanted: string,
): { field: string; confidence: number } | undefined {
  let best: { field: string; off: number } | undefined;
  let tied = false;
  for (const [name, field] of among) {
    if (Math.abs(name.length - wanted.length) > 3 || name.length < 4) continue;
    const off = distance(name, wanted) / Math.max(name.length, wanted.length);
    if (off > 0.2) continue;
    if (best === undefined || off < best.off) {
      tied = false;
      best = { field, off };
    } else if (off === best.off && field !== best.field) tied = true;
  }
  return best && !tied ? { field: best.field, confidence: 0.95 - best.off } : undefined;
}

/** "Kesehatan (Gizi)", "Pendidikan, Kesehatan": known only if all the parts known mean one field. */
function byParts(
  among: Map<string, string>,
  written: string,
): { field: string; confidence: number } | undefined {
  const parts = written.split(/[,;/()&+-]|\bdan\b|\band\b/i).map(essence);
  const meant = parts.filter((part) => part !== '').map((part) => among.get(part));
  const fields = new Set(meant.filter((field) => field !== undefined));
  const [only] = fields;
  if (only === undefined || fields.size > 1) return undefined;
  return { field: only, confidence: meant.includes(undefined) ? 0.6 : 0.9 };
}
