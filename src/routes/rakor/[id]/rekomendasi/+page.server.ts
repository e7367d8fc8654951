import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand } from '#access/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { getMeeting, recordRecommendation, subjectOfMeeting } from '#meetings/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import {
  inputOf,
  NEW_RECOMMENDATION,
  recommendationChoices,
  valuesOfForm,
} from '../../recommendation-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const meeting = await getMeeting(desk, params.id);
  demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  return {
    id: meeting.id,
    title: meeting.record.title,
    values: NEW_RECOMMENDATION,
    ...(await recommendationChoices(desk)),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    demand(desk.actor, 'planMeeting', subjectOfMeeting(await getMeeting(desk, params.id)));
    const values = valuesOfForm(await request.formData());
    try {
      const { owners } = await recommendationChoices(desk);
      await recordRecommendation(desk, params.id, inputOf(values, owners));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=ubah#rekomendasi`);
  },
};
