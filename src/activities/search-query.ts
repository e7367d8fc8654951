import { foldName } from '#kernel/index.ts';

/** PostgreSQL has no Indonesian stop words, so the index keeps them; the question leaves them out (English ones too). */
const STOP_WORDS = new Set(
  (
    'yang dan di ke dari untuk pada dengan dalam oleh atau ini itu adalah akan telah sudah juga sebagai bagi para agar ' +
    'serta tidak ada oleh karena saat kepada secara hingga sampai antara lain the of and in to for on by with a an'
  ).split(' '),
);

const MOST_WORDS = 12;

export interface SearchQuery {
  /** In the language of `to_tsquery`. */
  readonly text: string;
  /** The last word, where it counts as begun; in `text` it stands as `word:*` in brackets. */
  readonly begun: string | null;
}

/**
 * What a person typed as a tsquery: words are all wanted, "a phrase" as it stands, `-word` unwanted, and the last word
 * counts as begun unless a blank follows it. Null when nothing is left to look for.
 */
export function searchQuery(typed: string): SearchQuery | null {
  const terms: string[] = [];
  let begun: string | null = null;
  for (const [, minus, phrase, word] of typed.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)) {
    const words = wordsOf(phrase ?? word ?? '');
    if (words.length === 0) continue;
    const last = phrase === undefined && minus !== '-' && words.length === 1 && (words[0]?.length ?? 0) > 1;
    begun = last ? (words[0] ?? null) : null;
    const joined = words.join(phrase === undefined ? ' & ' : ' <-> ');
    terms.push(minus === '-' ? `!(${joined})` : `(${joined})`);
    if (terms.length >= MOST_WORDS) break;
  }
  if (!terms.some((term) => term.startsWith('('))) return null;
  if (begun === null || !/[\p{L}\p{N}]$/u.test(typed)) return { text: terms.join(' & '), begun: null };
  return { text: [...terms.slice(0, -1), `(${begun}:*)`].join(' & '), begun };
}

/** The words of a question that carry meaning; all of them when all are stop words. */
export function wordsOf(typed: string): string[] {
  const words = foldName(typed)
    .split(' ')
    .filter((word) => word !== '');
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
}
