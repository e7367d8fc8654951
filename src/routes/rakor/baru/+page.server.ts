import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand } from '#access/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { kindsFor, planMeeting } from '#meetings/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formChoices, inputOf, NEW_MEETING, valuesOfForm } from '../meeting-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  demand(desk.actor, 'planMeeting');
  return {
    values: {
      ...NEW_MEETING,
      kind: kindsFor(desk.actor)[0] ?? NEW_MEETING.kind,
      areaCode: user.areaCode ?? '',
      timeZone: user.areaCode === undefined ? 'Asia/Jakarta' : 'Asia/Makassar',
    },
    choices: await formChoices(desk, locale),
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { desk, locale } }) => {
    demand(desk.actor, 'planMeeting');
    const values = valuesOfForm(await request.formData());
    let id: string;
    try {
      id = await planMeeting(desk, inputOf(values));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/rakor/[id]', { id })}?tersimpan=baru`);
  },
};
