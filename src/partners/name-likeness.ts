import { distance } from 'fastest-levenshtein';
import { type NameParts, weightOf } from './partner-name.ts';

/** Why two names are thought to be of one partner. */
export type LikenessReason =
  | 'exact'
  | 'identifier'
  | 'acronym'
  | 'initials'
  | 'legalForm'
  | 'spacing'
  | 'wordOrder'
  | 'spelling'
  | 'partOfName'
  | 'nameAndCountry';

export interface Likeness {
  /** 0 to 1; from `SURE` on it can be taken without asking where nothing else comes near. */
  readonly score: number;
  readonly reason: LikenessReason;
}

export const SURE = 0.92;
export const WORTH_ASKING = 0.75;
const DIFFERENT: Likeness = { score: 0, reason: 'spelling' };

/**
 * How alike two names are. Built on words, not on letters alone: `Terra Trust` and `Karang Trust` share most letters
 * of a common word and are different; one dropped letter in `Harour Without Frontiers` is a typing error. A word that
 * only one name has is a question; where each name has a word of its own the names are different.
 */
export function likenessOf(a: NameParts, b: NameParts): Likeness {
  if (a.folded === b.folded) return { score: 1, reason: 'exact' };
  if (sameList(a.words, b.words)) return { score: 0.99, reason: 'spelling' };
  if (a.words.length === 0 || b.words.length === 0) return DIFFERENT;
  if (a.words.join('') === b.words.join('')) return { score: 0.97, reason: 'spacing' };
  const sameForm = a.forms.size === 0 || b.forms.size === 0 || [...a.forms].some((form) => b.forms.has(form));
  if (sameList(a.core, b.core))
    return sameForm && a.core.some((word) => weightOf(word) === 3)
      ? { score: a.core.length > 1 ? 0.95 : 0.93, reason: 'legalForm' }
      : { score: 0.8, reason: 'legalForm' };
  if (a.words.length > 2 && sameList(a.words.toSorted(), b.words.toSorted()))
    return { score: 0.94, reason: 'wordOrder' };
  const pairs = pairWords(a.core, b.core);
  return sameForm ? judge(pairs) : scaled(judge(pairs), 0.9);
}

/** Jaro-Winkler similarity, 0 to 1; kind to names that begin alike. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const inA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = true;
      inA.push(a[i] ?? '');
      break;
    }
  }
  if (inA.length === 0) return 0;
  const inB = Array.from(b).filter((_, j) => taken[j]);
  const swapped = inA.filter((letter, i) => letter !== inB[i]).length / 2;
  const m = inA.length;
  const jaro = (m / a.length + m / b.length + (m - swapped) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

interface Pairs {
  /** Words that differ by a typing error, with how alike they are. */
  readonly unlike: readonly { readonly a: string; readonly b: string; readonly alike: number }[];
  readonly shared: number;
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly inOrder: boolean;
}

/** Pairs each word with its equal, else with the nearest that could be the same word mistyped. */
function pairWords(a: readonly string[], b: readonly string[]): Pairs {
  const rest = new Set(b.keys());
  const left: number[] = [];
  const places = new Map<number, number>();
  let shared = 0;
  for (const [i, word] of a.entries()) {
    const same = [...rest].find((j) => b[j] === word);
    if (same === undefined) left.push(i);
    else {
      rest.delete(same);
      places.set(i, same);
      shared += weightOf(word);
    }
  }
  const unlike: { a: string; b: string; alike: number }[] = [];
  const onlyA: string[] = [];
  for (const i of left) {
    const word = a[i] ?? '';
    const [best] = [...rest]
      .map((j) => ({ j, alike: wordLikeness(word, b[j] ?? '') }))
      .sort((x, y) => y.alike - x.alike);
    if (best === undefined || best.alike === 0) onlyA.push(word);
    else {
      rest.delete(best.j);
      places.set(i, best.j);
      unlike.push({ a: word, b: b[best.j] ?? '', alike: best.alike });
    }
  }
  const order = [...places].sort(([x], [y]) => x - y).map(([, j]) => j);
  return {
    unlike,
    shared,
    onlyA,
    onlyB: [...rest].map((j) => b[j] ?? ''),
    inOrder: order.every((j, n) => n === 0 || j > (order[n - 1] ?? 0)),
  };
}

/**
 * 1 for a slip no two names would differ by on purpose (a letter dropped, doubled or swapped), less for a changed
 * letter, 0 for another word. Numbers and words of three letters are never mistyped: they tell organisations apart.
 */
export function wordLikeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || /\d/.test(a + b)) return 0;
  const steps = distance(a, b);
  if (steps === 1) {
    if (a.length !== b.length) return 1;
    return shorter >= 7 ? 0.95 : 0.8;
  }
  if (steps === 2 && a.length === b.length && isSwap(a, b)) return shorter >= 5 ? 1 : 0.8;
  if (steps === 2 && shorter >= 8) return 0.95;
  return shorter >= 6 && jaroWinkler(a, b) >= 0.92 ? 0.75 : 0;
}

function isSwap(a: string, b: string): boolean {
  const at = Array.from(a).findIndex((letter, i) => letter !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function judge({ unlike, shared, onlyA, onlyB, inOrder }: Pairs): Likeness {
  const telling = (words: readonly string[]) => words.filter((word) => weightOf(word) >= 1);
  if (telling(onlyA).length > 0 && telling(onlyB).length > 0) return DIFFERENT;
  const paired = shared + unlike.reduce((sum, { a, alike }) => sum + weightOf(a) * alike, 0);
  const weight = (words: readonly string[]) => words.reduce((sum, word) => sum + weightOf(word), 0);
  const whole = shared + unlike.reduce((sum, { a }) => sum + weightOf(a), 0);
  const left = weight(onlyA) + weight(onlyB);
  const score = (2 * paired) / (2 * whole + left);
  if (telling([...onlyA, ...onlyB]).length > 0) return { score: Math.min(score, 0.89), reason: 'partOfName' };
  const slips = unlike.length;
  const small = unlike.every(({ alike }) => alike >= 0.95) && inOrder;
  if (small && slips === 1) return { score: 0.95, reason: 'spelling' };
  if (small && slips === 2 && shared >= 2) return { score: 0.93, reason: 'spelling' };
  return { score: Math.min(0.9, score), reason: 'spelling' };
}

function scaled({ score, reason }: Likeness, by: number): Likeness {
  return { score: score * by, reason };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}
