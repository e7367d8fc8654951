import type { Meaning } from '#exchange/sheets/index.ts';
import { m } from '#messages/messages.js';

const MESSAGES = m as unknown as Readonly<Record<string, (() => string) | undefined>>;

/** What a column holds, in words. */
export function meaningText(meaning: Meaning): string {
  return MESSAGES[`importMeaning${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`]?.() ?? meaning;
}
