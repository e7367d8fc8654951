import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import { Forbidden } from '#kernel/index.ts';
import { editRecommendation, getRecommendation } from '#meetings/index.ts';
import {
  inputOf,
  recommendationChoices,
  recommendationWords,
  valuesOfForm,
  valuesOfRecommendation,
} from '../../../rakor/recommendation-form.ts';
import { filledFrom, saveJoined } from '../../../save-joined.ts';
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
  const values = valuesOfRecommendation(one);
  return {
    id: one.id,
    number: one.number,
    values,
    ...filledFrom(one.version, values),
    ...(await recommendationChoices(desk)),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    await getEditable(desk, params.id);
    const form = await request.formData();
    const { owners } = await recommendationChoices(desk);
    const refused = await saveJoined({
      ...{ form, locale, sent: valuesOfForm(form), words: () => recommendationWords(locale, owners) },
      read: async () => {
        const one = await getEditable(desk, params.id);
        return { version: one.version, values: valuesOfRecommendation(one) };
      },
      save: (values, version) =>
        editRecommendation(desk, { id: params.id, version, input: inputOf(values, owners) }),
    });
    if (refused) return refused;
    redirect(303, `${resolve('/tindak-lanjut/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
