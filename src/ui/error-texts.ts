import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';

/**
 * The faults of `InvalidInput` as texts to read: field → message key becomes field → sentence. For server code only,
 * since it reaches for every message there is. A key without a message comes back as it is.
 */
export function errorTexts(fields: Readonly<Record<string, string>>, locale: Locale): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, key]) => [field, messageOf(key, locale)]));
}

/** The message with this key, where the key is only known at run time; with what it tells of. */
export function messageOf(
  key: string,
  locale: Locale,
  inputs: Readonly<Record<string, string>> = {},
): string {
  const messages = m as unknown as Readonly<
    Record<string, ((inputs: object, words: object) => string) | undefined>
  >;
  return messages[key]?.(inputs, { locale }) ?? key;
}
