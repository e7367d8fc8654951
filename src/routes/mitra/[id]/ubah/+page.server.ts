import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, mayDo } from '#access/index.ts';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { compareEdit, editPartner, type FieldChange, subjectOfPartner } from '#partners/index.ts';
import { documentCircles, partnerCircles } from '../../../circle-choices.ts';
import { markOf, storedChoices } from '#ui/stored-choices.ts';
import type { MetField } from '#ui/types.ts';
import { areaChoices } from '../../area-choices.ts';
import { answerAreas, isAreaSearch } from '../../area-search.ts';
import { storedFiles } from '../../document-words.ts';
import { faultyForm } from '../../form-answer.ts';
import { getEditable } from '../../get-partner.ts';
import { takeFiles } from '../../../given-files.ts';
import { type FormValues, inputOf, textOf, valuesOfForm, valuesOfPartner } from '../../form-values.ts';
import { changeWords, formChoices } from '../../words.ts';
import { partnerWithheld } from '../../withheld-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const partner = await getEditable(desk, params.id);
  if (partner.mergedInto !== null) redirect(303, resolve('/mitra/[id]', { id: partner.mergedInto }));
  const { presence, offices } = partner.record;
  return {
    id: partner.id,
    name: partner.record.name,
    version: partner.version,
    values: valuesOfPartner(partner, locale),
    files: storedFiles(partner.documents, locale),
    choices: formChoices(locale),
    circles: {
      record: partnerCircles(desk, locale, partner),
      documents: documentCircles(desk, locale, partner),
    },
    withheld: partnerWithheld(desk, partner),
    areas: await areaChoices(desk, [
      ...presence.map((p) => p.areaCode),
      ...offices.flatMap((o) => o.areaCode ?? []),
    ]),
    isOwnPartner: !mayDo(desk.actor, 'classifyPartner', subjectOfPartner(partner)),
  };
};

/** Which parts of the form stand for a fact of the record. */
function partOf(field: string): keyof FormValues {
  return field === 'contactIds'
    ? 'contacts'
    : field === 'documentIds'
      ? 'documents'
      : (field as Exclude<FieldChange['field'], 'contactIds' | 'documentIds'>);
}

/** The sent form, with what stands stored taken over where the person chose so after a conflict. */
function chosen(form: FormData, sent: FormValues, stored: FormValues): FormValues {
  const taken = storedChoices(form, (field) => sent[partOf(field)]);
  // Who may not choose it sends none.
  return withStored({ ...sent, visibility: sent.visibility || stored.visibility }, stored, taken);
}

function withStored(values: FormValues, stored: FormValues, fields: readonly string[]): FormValues {
  const parts = fields.map(partOf).filter((part) => part in stored);
  return { ...values, ...Object.fromEntries(parts.map((part) => [part, stored[part]])) };
}

/** The sent form with what somebody else alone changed since, and where both changed the same what to ask. */
async function joined(
  desk: Desk,
  edit: Parameters<typeof compareEdit>[1],
  sent: FormValues,
  locale: Locale,
): Promise<{ values: FormValues; version: number; met: MetField[] }> {
  const { version, differences } = await compareEdit(desk, edit);
  const partner = await getEditable(desk, edit.id);
  const taken = differences.flatMap(({ field, outcome }) => (outcome === 'stored' ? field : []));
  const values = withStored(sent, valuesOfPartner(partner, locale), taken);
  return {
    values,
    version,
    met: differences.map((change) => {
      const { label, from, to } = changeWords(change, locale, partner.areaNames);
      const { from: seen } = changeWords({ ...change, before: change.seen }, locale, partner.areaNames);
      const { field, outcome } = change;
      const shown = markOf(values[partOf(field)]);
      return { key: field, outcome, shown, label, seen, stored: from, mine: to };
    }),
  };
}

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const partner = await getEditable(desk, params.id);
    const form = await request.formData();
    const files = await takeFiles(form);
    const sent = valuesOfForm(form);
    // A form that says nothing of it leaves it as it is: nothing is made public by leaving out.
    const visibility = sent.visibility || partner.record.visibility;
    const values = chosen(form, { ...sent, visibility }, valuesOfPartner(partner, locale));
    const said = textOf(form, 'reason');
    const version = Number(form.get('version'));
    const drawn = { values, version, reason: said, areas: await answerAreas(desk, form, values) };
    if (isAreaSearch(form)) return drawn;
    const read = inputOf(values, locale, files, partner.record.withheld);
    const reason = said.trim() || undefined;
    const edit = { id: params.id, version, form: read.input, reason };
    try {
      await editPartner(desk, edit);
    } catch (error) {
      if (error instanceof Conflict && partner.mergedInto === null)
        return fail(409, { ...drawn, ...(await joined(desk, edit, values, locale)) });
      if (error instanceof InvalidInput) return faultyForm(error, drawn, read, locale);
      throw error;
    }
    redirect(303, `${resolve('/mitra/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
