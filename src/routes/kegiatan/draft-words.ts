import type { OfficeDraft } from '#activities/index.ts';
import { type Locale, pickText } from '#kernel/index.ts';
import { circleMark } from '../circle-choices.ts';

/** The drafts of an office as their list shows them. */
export function draftWords(drafts: readonly OfficeDraft[], locale: Locale) {
  return drafts.map(({ id, title, partnerName, visibility, updatedAt }) => {
    const { text, language } = pickText(title, locale);
    return {
      id,
      title: text,
      titleLang: language === locale ? undefined : language,
      partner: partnerName,
      circle: circleMark(visibility, locale),
      updatedAt,
    };
  });
}
