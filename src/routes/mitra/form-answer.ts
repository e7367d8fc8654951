import { fail } from '@sveltejs/kit';
import { InvalidInput, type Locale } from '#kernel/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import type { AnsweredAreas } from './area-search.ts';
import type { FormValues, ReadForm } from './form-values.ts';

/** A form that has faults, drawn again with them beside its fields; anything else is not ours to answer. */
export function faultyForm<Drawn extends { readonly values: FormValues; readonly areas: AnsweredAreas }>(
  error: unknown,
  drawn: Drawn,
  { fieldOf }: ReadForm,
  locale: Locale,
) {
  if (!(error instanceof InvalidInput)) throw error;
  const fields = Object.fromEntries(Object.entries(error.fields).map(([path, key]) => [fieldOf(path), key]));
  return fail(422, { ...drawn, errors: errorTexts(fields, locale) });
}
