import type { Desk } from '#access/index.ts';
import { type AreaChoice, areaChoices, findAreas } from './area-choices.ts';
import type { FormValues } from './form-values.ts';

/** The choices of areas a sent form is drawn again with: what was found before stays among them. */
export interface AnsweredAreas {
  readonly areas: readonly AreaChoice[];
  /** Codes found so far, to be sent along. */
  readonly found: readonly string[];
  /** What was looked for just now, and the names of what was found. */
  readonly search: { readonly words: string; readonly names: readonly string[] } | undefined;
}

/** Whether the button pressed was the one that looks for areas and not the one that saves. */
export function isAreaSearch(form: FormData): boolean {
  return form.get('find') === 'area';
}

export async function answerAreas(desk: Desk, form: FormData, values: FormValues): Promise<AnsweredAreas> {
  const kept = form.getAll('areaFound').filter((code) => typeof code === 'string');
  const words = form.get('areaSearch');
  const hits =
    isAreaSearch(form) && typeof words === 'string' && words.trim() !== ''
      ? await findAreas(desk, words.slice(0, 200))
      : [];
  const found = [...new Set([...kept, ...hits.map(({ code }) => code)])]
    .filter((code) => /^\d{2}(\.\d{2})?$/.test(code))
    .slice(0, 60);
  const chosen = [...values.presence, ...values.offices].flatMap((row) => row['areaCode'] || []);
  return {
    areas: await areaChoices(desk, chosen, found),
    found,
    search:
      typeof words === 'string' && words.trim() !== '' && isAreaSearch(form)
        ? { words: words.trim(), names: hits.map(({ name, path }) => (path ? `${name}, ${path}` : name)) }
        : undefined,
  };
}
