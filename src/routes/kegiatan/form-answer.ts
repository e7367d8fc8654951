import { fail } from '@sveltejs/kit';
import type { Desk } from '#access/index.ts';
import type { ActivityDocument } from '#activities/index.ts';
import { InvalidInput, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import type { FormValues } from './form-values.ts';
import { fieldOf, inputOf } from './read-form.ts';
import { type PlaceQuestion, resolvePlaces } from './resolve-places.ts';

export interface SentForm {
  readonly input: Record<string, unknown>;
  readonly questions: readonly PlaceQuestion[];
}

/** What a form is drawn again with: what was typed and, of a record that stands, the version it was filled from. */
interface DrawnForm {
  readonly values: FormValues;
}

/** The sent form with its places looked up. */
export async function readSent(
  desk: Desk,
  values: FormValues,
  stored: ActivityDocument | undefined,
  locale: Locale,
): Promise<SentForm> {
  const { places, questions } = await resolvePlaces(desk, values.rows.locations);
  return { input: inputOf(values, places, stored, locale), questions };
}

/** The form drawn again because a written place fits several areas or none. */
export function askPlaces<Drawn extends DrawnForm>(drawn: Drawn, questions: readonly PlaceQuestion[]) {
  const errors = Object.fromEntries(
    questions.map(({ index, options }) => [
      `locations.${String(index)}.place`,
      options.length === 0 ? m.activitiesErrorPlaceUnknown() : m.activitiesErrorPlaceUnclear(),
    ]),
  );
  return fail(422, { ...drawn, errors, questions });
}

/** A form that has faults, drawn again with them beside its fields; anything else is not ours to answer. */
export function faultyForm<Drawn extends DrawnForm>(error: unknown, drawn: Drawn, locale: Locale) {
  if (!(error instanceof InvalidInput)) throw error;
  const fields = Object.fromEntries(Object.entries(error.fields).map(([path, key]) => [fieldOf(path), key]));
  return fail(422, {
    ...drawn,
    errors: errorTexts(fields, locale),
    questions: [] as readonly PlaceQuestion[],
  });
}
