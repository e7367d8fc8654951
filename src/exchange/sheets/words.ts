import { cellText } from './cells.ts';
import type { CellValue } from './types.ts';

const UNKNOWN = new Set([
  '-',
  '--',
  '---',
  '–',
  '—',
  '_',
  '?',
  '??',
  '???',
  '.',
  '...',
  '…',
  'n/a',
  'na',
  'n.a',
  'n.a.',
  '#n/a',
  'tad',
  't.a.d',
  't.a.d.',
  'tba',
  'tbd',
  'belum ada',
  'belum ada data',
  'belum',
  'belum diketahui',
  'belum tersedia',
  'belum tercatat',
  'belum dilaporkan',
  'belum ditentukan',
  'tidak ada data',
  'tidak ada',
  'tidak diketahui',
  'tidak tersedia',
  'data belum ada',
  'menunggu',
  'menyusul',
  'dalam proses',
  'data menyusul',
  'kosong',
  'unknown',
  'not available',
  'not known',
  'not yet',
  'none yet',
  'not reported',
  'to be confirmed',
  'tbc',
  'no data',
  'pending',
  'not yet available',
  'to be determined',
]);
const LONGEST = 35;
const DITTO =
  /^(s\.?d\.?a\.?|idem|id\.|ibid\.?|["”“〃″]|''|’’|'|,,|-\s*(do|"|sda)\s*-|do\.?|ditto|same as above|sama dengan (di )?atas|seperti di ?atas)$/i;

/** Words a bureau writes where it does not know: never the same as nought. */
export function isUnknownWord(text: string): boolean {
  if (text.length > LONGEST) return false;
  const lower = text.toLowerCase();
  return (
    UNKNOWN.has(lower) || (/^[bt]/.test(lower) && /^(belum|tidak) (ada|tersedia|diisi|terdata)\b/.test(lower))
  );
}

/** Signs for "as in the cell above" (`sda`, `idem`, `"`). */
export function isDitto(value: CellValue): boolean {
  return typeof value === 'string' && DITTO.test(cellText(value));
}
