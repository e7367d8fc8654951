import { fail } from '@sveltejs/kit';
import type { Desk } from '#access/index.ts';
import { type ActivityDocument, compareEdit, editActivity, type FieldDifference } from '#activities/index.ts';
import { Conflict, type Locale } from '#kernel/index.ts';
import { markOf, storedChoices } from '#ui/stored-choices.ts';
import type { MetField } from '#ui/types.ts';
import { areaLabels } from './area-names.ts';
import { namesIn } from './change-names.ts';
import { changeWords } from './change-words.ts';
import { askPlaces, faultyForm, readSent } from './form-answer.ts';
import { type FormValues, valuesOfDocument, valuesOfForm } from './form-values.ts';
import { getEditable } from './get-activity.ts';
import { shownOf, takeStored } from './take-stored.ts';
import { FIELD_WORDS } from './words.ts';

/** What the form of an activity shows of it. */
export async function valuesOf(desk: Desk, document: ActivityDocument, locale: Locale): Promise<FormValues> {
  const names = await areaLabels(
    desk,
    document.locations.map((location) => location.areaCode),
  );
  return valuesOfDocument(document, names, locale);
}

/**
 * Saves the sent form of an activity and says what became of it; where that cannot be, gives what the form is drawn again with: what was typed, or
 * chosen of what stands, and the version the person has seen. That stays the one the form was filled from until another
 * version has been shown beside it, so that nobody is overwritten unseen.
 * @throws NotFound, Forbidden
 */
export async function saveForm(desk: Desk, id: string, request: Pick<Request, 'formData'>, locale: Locale) {
  const { document, draft } = await getEditable(desk, id);
  const form = await request.formData();
  const handIn = form.has('handIn');
  const sent = valuesOfForm(form);
  const taken = storedChoices(form, (field) => shownOf(sent, field));
  const values = taken.length === 0 ? sent : takeStored(sent, await valuesOf(desk, document, locale), taken);
  const drawn = { values, version: Number(form.get('version')) };
  const { input, questions } = await readSent(desk, values, document, locale);
  if (questions.length > 0) return { refused: askPlaces(drawn, questions) };
  const edit = { id, version: drawn.version, input, handIn };
  try {
    await editActivity(desk, edit);
    return { saved: handIn ? 'catat' : draft ? 'draf' : 'ubah' };
  } catch (error) {
    if (!(error instanceof Conflict)) return { refused: faultyForm(error, drawn, locale) };
    return { refused: fail(409, await joined(desk, edit, values, locale)) };
  }
}

/** The sent form with what somebody else alone changed since, and where both changed the same what to ask. */
async function joined(
  desk: Desk,
  edit: Parameters<typeof compareEdit>[1],
  sent: FormValues,
  locale: Locale,
): Promise<{ values: FormValues; version: number; met: MetField[] }> {
  const { version, stands, fields } = await compareEdit(desk, edit);
  const taken = fields.flatMap(({ field, outcome }) => (outcome === 'stored' ? field : []));
  const values = takeStored(sent, await valuesOf(desk, stands, locale), taken);
  const names = await namesIn(
    desk,
    fields.flatMap(({ differences, since }) => [...differences, ...since]),
  );
  const texts = (differences: readonly FieldDifference[], side: 'from' | 'to') => {
    const words = differences.flatMap((one) => changeWords(one, names, locale)[side] ?? []);
    return [...new Set(words)].join('; ') || undefined;
  };
  return {
    values,
    version,
    met: fields.map(({ field, outcome, differences, since }) => ({
      key: field,
      outcome,
      shown: markOf(shownOf(values, field)),
      label: FIELD_WORDS[field](),
      seen: texts(since, 'from'),
      stored: texts(differences, 'from'),
      mine: texts(differences, 'to'),
    })),
  };
}
