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
  const terms = termsOf(typed);
  const telling = terms.filter((term) => !term.small);
  const kept = (telling.some((term) => !term.unwanted) ? telling : terms).slice(0, MOST_WORDS);
  const last = kept.at(-1);
  if (!last || kept.every((term) => term.unwanted)) return null;
  const word = last.words[0] ?? '';
  const begun =
    !last.unwanted &&
    !last.phrase &&
    last.words.length === 1 &&
    word.length > 1 &&
    /[\p{L}\p{N}]$/u.test(typed)
      ? word
      : null;
  const text = kept
    .map((term) => {
      if (term === last && begun !== null) return `(${begun}:*)`;
      return `${term.unwanted ? '!' : ''}(${term.words.join(term.phrase ? ' <-> ' : ' & ')})`;
    })
    .join(' & ');
  return { text, begun };
}

interface Term {
  readonly words: readonly string[];
  readonly phrase: boolean;
  readonly unwanted: boolean;
  /** A single stop word. */
  readonly small: boolean;
}

function termsOf(typed: string): Term[] {
  return [...typed.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)].flatMap(([, minus, phrase, word]) => {
    const words = folded(phrase ?? word ?? '');
    const small = words.length === 1 && STOP_WORDS.has(words[0] ?? '');
    return words.length === 0
      ? []
      : [{ words, phrase: phrase !== undefined, unwanted: minus === '-', small }];
  });
}

function folded(typed: string): string[] {
  return foldName(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** The words of a question that carry meaning; all of them when all are stop words. */
export function wordsOf(typed: string): string[] {
  const words = folded(typed);
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}
