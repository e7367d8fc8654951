import { distance } from 'fastest-levenshtein';
import { foldName } from '#kernel/index.ts';
import type { Outcome } from './types.ts';
import { isUnknownWord } from './words.ts';

export interface WordChoice<T extends string> {
  /** Prefix of the question key. */
  kind: string;
  words: ReadonlyMap<string, T>;
  answer?: string | undefined;
  isAnswer: (answer: string) => answer is T;
}

/** The code a word stands for: known, or misspelt by one letter in six; else a question with the nearest words. */
export function chooseWord<T extends string>(text: string, choice: WordChoice<T>): Outcome<T> {
  if (isUnknownWord(text)) return { state: 'unknown' };
  const folded = foldName(text);
  const exact = choice.words.get(folded);
  if (exact !== undefined) return { state: 'read', value: exact, confidence: 1 };
  const { answer } = choice;
  if (answer === 'unknown') return { state: 'unknown' };
  if (answer !== undefined && choice.isAnswer(answer))
    return { state: 'read', value: answer, confidence: 1, note: 'answered' };
  const near = nearest(folded, choice.words);
  const best = near[0];
  const rival = near.find((each) => each.value !== best?.value);
  if (best && folded.length >= 6 && best.off === 1 && (rival?.off ?? 9) > 1)
    return { state: 'read', value: best.value, confidence: 0.9, note: 'spelling' };
  const proposals = [...new Map(near.toReversed().map((each) => [each.value, each])).values()]
    .sort((a, b) => a.off - b.off)
    .slice(0, 3)
    .map((each) => ({
      value: each.value,
      sample: each.value,
      confidence: Math.max(0.2, 0.8 - each.off / 5),
      reason: 'spelling',
    }));
  return { state: 'question', key: `${choice.kind}:${folded}`, proposals };
}

function nearest<T extends string>(
  folded: string,
  words: ReadonlyMap<string, T>,
): { value: T; off: number }[] {
  const limit = Math.max(1, Math.floor(folded.length / 4));
  const near: { value: T; off: number }[] = [];
  for (const [word, value] of words) {
    if (Math.abs(word.length - folded.length) > limit) continue;
    const off = distance(word, folded);
    if (off <= limit) near.push({ value, off });
  }
  return near.sort((a, b) => a.off - b.off);
}
