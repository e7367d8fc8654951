import { type NameParts, weightOf } from './partner-name.ts';

/** Names that share a key of a word many names have are not looked at for that word alone. */
const COMMON_BLOCK = 200;

/**
 * Finds among many names those that can be alike at all, so that only they are compared: names with a telling word
 * that is equal, one letter away, or begins or ends the same.
 */
export class NameBlocks<Value> {
  readonly #blocks = new Map<string, Set<Value>>();
  readonly #frequency = new Map<string, number>();

  add(parts: NameParts, value: Value): void {
    for (const word of tellingWords(parts)) {
      this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
      for (const key of keysOf(word)) {
        const block = this.#blocks.get(key);
        if (block === undefined) this.#blocks.set(key, new Set([value]));
        else block.add(value);
      }
    }
  }

  near(parts: NameParts): Set<Value> {
    const words = tellingWords(parts);
    const often = (word: string) => this.#frequency.get(word) ?? 0;
    const rarest = Math.min(...words.map(often));
    const found = new Set<Value>();
    for (const word of words)
      for (const key of keysOf(word)) {
        const block = this.#blocks.get(key);
        if (block === undefined || (block.size > COMMON_BLOCK && often(word) > rarest)) continue;
        for (const value of block) found.add(value);
      }
    return found;
  }
}

function tellingWords({ core }: NameParts): string[] {
  const telling = core.filter((word) => weightOf(word) === 3);
  return [...new Set(telling.length > 0 ? telling : core)];
}

/** The word, the word with each letter left out, and its beginning and end: a slip leaves one of them as it was. */
function keysOf(word: string): Set<string> {
  const keys = new Set([word]);
  if (word.length < 4) return keys;
  for (let i = 0; i < word.length; i++) keys.add(word.slice(0, i) + word.slice(i + 1));
  return keys.add(`^${word.slice(0, 4)}`).add(`${word.slice(-4)}$`);
}
