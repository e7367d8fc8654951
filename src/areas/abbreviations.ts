import { BLEND_ENDINGS } from './place-words.ts';

export type Shortening = 'initials' | 'blend' | 'short-words';

/**
 * Whether written words shorten the words of a name, as officials do: initials (`TTS`, `OKU Timur`; with the K of
 * kabupaten `KSB`), first syllables (`Flotim`, `Sumteng`, `Jabar`), or words cut off (`Umbu Ratu Ngg. Barat`).
 */
export function shortens(
  written: readonly string[],
  name: readonly string[],
  kind?: string,
): Shortening | undefined {
  const words = name.filter((word) => word !== 'dan');
  const direct = consume(written, words);
  if (direct)
    return direct === 'same' || (direct === 'short-words' && words.length === 1) ? undefined : direct;
  const only = written[0] ?? '';
  if (
    written.length === 1 &&
    kind === 'kabupaten' &&
    words.length >= 2 &&
    isInitials(only, ['kabupaten', ...words])
  ) {
    return 'initials';
  }
  return undefined;
}

type Step = Shortening | 'same';
const RANK: Readonly<Record<Step, number>> = { same: 0, 'short-words': 1, blend: 2, initials: 3 };

/** Lets each written word stand for one or several words of the name, until both are used up. */
function consume(written: readonly string[], words: readonly string[]): Step | undefined {
  if (written.length === 0) return words.length === 0 ? 'same' : undefined;
  const head = written[0] ?? '';
  for (let count = 1; count <= words.length - (written.length - 1); count++) {
    const step = stands(head, words.slice(0, count));
    if (step === undefined) continue;
    const rest = consume(written.slice(1), words.slice(count));
    if (rest !== undefined) return RANK[rest] > RANK[step] ? rest : step;
  }
  return undefined;
}

function stands(token: string, words: readonly string[]): Step | undefined {
  const first = words[0] ?? '';
  if (words.length === 1) {
    if (token === first) return 'same';
    return token.length >= 3 && token.length < first.length && first.startsWith(token)
      ? 'short-words'
      : undefined;
  }
  if (isInitials(token, words)) return 'initials';
  return token.length >= 4 && isBlend(token, words) ? 'blend' : undefined;
}

function isInitials(token: string, words: readonly string[]): boolean {
  return token.length === words.length && words.every((word, i) => word.startsWith(token.charAt(i)));
}

/** Beginnings of all words in their order, two to five letters each; directions have beginnings and endings of their own. */
function isBlend(token: string, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return token === '';
  const endings = BLEND_ENDINGS[word];
  if (endings)
    return endings.some((part) => token.startsWith(part) && isBlend(token.slice(part.length), rest));
  for (let length = 2; length <= Math.min(5, word.length); length++) {
    if (token.startsWith(word.slice(0, length)) && isBlend(token.slice(length), rest)) return true;
  }
  return false;
}
