/** The two languages of the screen. */
export type Locale = 'id' | 'en';
export const LOCALES: readonly Locale[] = ['id', 'en'];

/** Text that people wrote, by ISO 639-1 language code; `und` where nobody said which language it is. */
export type LocalizedText = Readonly<Record<string, string>>;

/**
 * The text in the wanted language, else Indonesian, else English, else whichever there is; with the language it is in,
 * so that a page can mark it with `lang`. Empty text for an empty record.
 */
export function pickText(text: LocalizedText | null, locale: Locale): { text: string; language: string } {
  if (text) {
    for (const language of [locale, 'id', 'en', ...Object.keys(text)]) {
      const found = text[language];
      if (found) return { text: found, language };
    }
  }
  return { text: '', language: locale };
}
