import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk, mayDo } from '#access/index.ts';
import { Conflict, InvalidInput, isId, type Locale, NotFound } from '#kernel/index.ts';
import {
  compareEdit,
  editPartner,
  type FieldChange,
  getPartner,
  type Partner,
  subjectOfPartner,
} from '#partners/index.ts';
import { areaChoices } from '../../area-choices.ts';
import { answerAreas, isAreaSearch } from '../../area-search.ts';
import { storedFiles } from '../../document-words.ts';
import { faultyForm } from '../../form-answer.ts';
import { takeFiles } from '../../given-files.ts';
import { type FormValues, inputOf, textOf, valuesOfForm, valuesOfPartner } from '../../form-values.ts';
import { changeWords, formChoices } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

async function getEditable(desk: Desk, id: string): Promise<Partner> {
  if (!isId(id)) throw new NotFound('no such partner');
  const partner = await getPartner(desk, id);
  demand(desk.actor, 'editPartner', subjectOfPartner(partner));
  return partner;
}

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
    areas: await areaChoices(desk, [
      ...presence.map((p) => p.areaCode),
      ...offices.flatMap((o) => o.areaCode ?? []),
    ]),
    isOwnPartner: !mayDo(desk.actor, 'classifyPartner', subjectOfPartner(partner)),
  };
};

/** Which parts of the form stand for a fact of the record. */
function partOf(field: FieldChange['field']): keyof FormValues {
  return field === 'contactIds' ? 'contacts' : field === 'documentIds' ? 'documents' : field;
}

/** The sent form, with what stands stored taken over where the person chose so after a conflict. */
function chosen(form: FormData, sent: FormValues, stored: FormValues): FormValues {
  const taken = [...form].flatMap(([name, value]) =>
    name.startsWith('take.') && value === 'stored' ? [partOf(name.slice(5) as FieldChange['field'])] : [],
  );
  return {
    ...sent,
    ...Object.fromEntries(taken.filter((part) => part in stored).map((part) => [part, stored[part]])),
  };
}

async function conflictWords(
  desk: Desk,
  edit: Parameters<typeof compareEdit>[1],
  areaNames: Readonly<Record<string, string>>,
  locale: Locale,
) {
  const { version, differences } = await compareEdit(desk, edit);
  return {
    version,
    differences: differences.map((change) => ({
      field: change.field,
      mine: change.mine,
      ...changeWords(change, locale, areaNames),
    })),
  };
}

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const partner = await getEditable(desk, params.id);
    const form = await request.formData();
    const files = await takeFiles(form);
    const values = chosen(form, valuesOfForm(form), valuesOfPartner(partner, locale));
    const said = textOf(form, 'reason');
    const drawn = { values, reason: said, areas: await answerAreas(desk, form, values) };
    if (isAreaSearch(form)) return drawn;
    const read = inputOf(values, locale, files);
    const reason = said.trim() || undefined;
    const edit = { id: params.id, version: Number(form.get('version')), form: read.input, reason };
    try {
      await editPartner(desk, edit);
    } catch (error) {
      if (error instanceof Conflict && partner.mergedInto === null)
        return fail(409, {
          ...drawn,
          conflict: await conflictWords(desk, edit, partner.areaNames, locale),
        });
      if (error instanceof InvalidInput) return faultyForm(error, drawn, read, locale);
      throw error;
    }
    redirect(303, `${resolve('/mitra/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
