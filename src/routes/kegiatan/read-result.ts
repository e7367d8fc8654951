import type { ActivityResult } from '#activities/index.ts';
import type { Locale, LocalizedText } from '#kernel/index.ts';
import { type Row, rowsIn } from './form-rows.ts';

/** What a row carries unseen. It comes back from the browser, so the room checks it like anything typed. */
export function unseen(row: Row | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(row?.['kept'] || '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

/** A result with all its indicators as the form's fields read; its texts in other languages stay. */
export function resultOf(row: Row, locale: Locale) {
  const before = unseen(row) as { description?: ActivityResult['description'] };
  return {
    type: Number(row['type'] || 1),
    title: titleOf(row, locale),
    description: before.description ?? null,
    indicators: rowsIn(row, 'indicators')
      .filter(says)
      .map((indicator) => ({
        title: titleOf(indicator, locale),
        measure: indicator['measure'] || null,
        baselines: rowsIn(indicator, 'baselines').map(({ year = '', value = '' }) => ({
          year: year === '' ? null : Number(year),
          value: value || null,
        })),
        periods: rowsIn(indicator, 'periods').map(({ start = '', end = '', target = '', actual = '' }) => ({
          start: start || null,
          end: end || null,
          target: target || null,
          actual: actual || null,
        })),
      })),
  };
}

/** An indicator of which only the measure was chosen was not entered. */
function says(indicator: Row): boolean {
  return Object.entries(indicator).some(([field, text]) => field !== 'measure' && text !== '');
}

function titleOf(row: Row, locale: Locale): LocalizedText {
  const before = unseen(row) as { language?: string; title?: LocalizedText };
  const title = { ...before.title, [before.language ?? locale]: row['title'] ?? '' };
  return Object.fromEntries(Object.entries(title).filter(([, text]) => text !== ''));
}
