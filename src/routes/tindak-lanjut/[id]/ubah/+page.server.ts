import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import { Conflict, Forbidden, InvalidInput } from '#kernel/index.ts';
import { editRecommendation, getRecommendation } from '#meetings/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import {
  inputOf,
  recommendationChoices,
  recommendationDifferences,
  valuesOfForm,
  valuesOfRecommendation,
} from '../../../rakor/recommendation-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

async function getEditable(desk: Desk, id: string) {
  const one = await getRecommendation(desk, id);
  if (!one.mayEdit) throw new Forbidden('may not change this recommendation');
  return one;
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const one = await getEditable(desk, params.id);
  return {
    id: one.id,
    number: one.number,
    version: one.version,
    values: valuesOfRecommendation(one),
    ...(await recommendationChoices(desk)),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    await getEditable(desk, params.id);
    const form = await request.formData();
    const values = valuesOfForm(form);
    const { owners } = await recommendationChoices(desk);
    try {
      const version = Number(form.get('version'));
      await editRecommendation(desk, { id: params.id, version, input: inputOf(values, owners) });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { values, errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict)) throw error;
      const stored = await getEditable(desk, params.id);
      const rows = recommendationDifferences(valuesOfRecommendation(stored), values, locale, owners);
      return fail(409, { values, conflict: { version: stored.version, rows } });
    }
    redirect(303, `${resolve('/tindak-lanjut/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
