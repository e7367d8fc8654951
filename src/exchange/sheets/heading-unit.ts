import { currencyOf } from './currencies.ts';
import type { Unit } from './types.ts';

const SCALES: readonly (readonly [pattern: RegExp, scale: number])[] = [
  [/\b(triliun|trilyun|trillions?)\b/, 12],
  [/\b(miliar(an)?|milyar(an)?|billions?|bn)\b/, 9],
  [/\b(juta(an)?|jt|millions?|mn|mio)\b/, 6],
  [/\b(ribu(an)?|rb|thousands?|000)\b/, 3],
];
const CURRENCY =
  /us\$|us dollars?|dolar as|au?\$|s\$|rupiah|rp\.?|dollars?|dolar|euros?|[$€£¥]|\b[a-z]{3}\b/gi;
/** Words that say an amount is meant although no currency stands there. */
const FILLERS = /^(dalam|dlm|in|x|per|of|satuan|nilai|equivalent|setara|\s|[.,'’])*$/i;

/** A heading without its unit, and the unit: `Anggaran (dalam juta Rp)` is `Anggaran`, IDR, scale 6. */
export function headingUnit(heading: string): { text: string; unit?: Unit } {
  let unit: Unit | undefined;
  const bare = heading.replace(/[([]([^)\]]*)[)\]]/g, (whole: string, inside: string) => {
    const found = unitIn(inside);
    if (!found) return whole;
    unit = { ...unit, ...found };
    return ' ';
  });
  if (unit) return { text: bare.trim(), unit };
  // Without brackets only at the end, after other words: `Anggaran Rp`, `Budget in USD million`, `Rencana - juta rupiah`.
  const tail =
    /^(.*?\S)[\s,:–-]+((?:dalam|in|dlm)\s+.+|rp\.?|idr|usd|us\$|eur|€|\$|juta rupiah|ribu rupiah|rupiah)$/i.exec(
      heading.trim(),
    );
  const found = tail ? unitIn(tail[2] ?? '') : undefined;
  return found ? { text: tail?.[1] ?? heading, unit: found } : { text: heading };
}

function unitIn(inside: string): Unit | undefined {
  let rest = inside
    .toLowerCase()
    .replace(/[’']/g, ' ')
    .replace(/1\.000\.000/g, ' juta ')
    .replace(/1[.,]000/g, ' ribu ')
    .replace(/\.000/g, ' 000');
  let currency: string | undefined;
  rest = rest.replace(CURRENCY, (word) => {
    const code = currencyOf(word);
    if (code === undefined) return word;
    currency ??= code;
    return ' ';
  });
  let scale: number | undefined;
  for (const [pattern, power] of SCALES) {
    if (!pattern.test(rest)) continue;
    scale = power;
    rest = rest.replace(pattern, ' ');
    break;
  }
  // A lone M is miliar beside Rp in Indonesian and million in English: only the Indonesian form is common in headings.
  if (currency === 'IDR' && /^\W*m\W*$/.test(rest)) {
    scale = 9;
    rest = '';
  }
  if ((currency === undefined && scale === undefined) || !FILLERS.test(rest)) return undefined;
  return { ...(currency === undefined ? {} : { currency }), ...(scale === undefined ? {} : { scale }) };
}
