import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { getPlannedMeeting } from '#meetings/index.ts';
import { formChoices, valuesOfMeeting } from '../../meeting-values.ts';
import { saveMeeting } from '../../save-meeting.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const meeting = await getPlannedMeeting(desk, params.id);
  return {
    id: meeting.id,
    version: meeting.version,
    title: meeting.record.title,
    values: valuesOfMeeting(meeting.record),
    choices: await formChoices(desk, locale, meeting),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    await getPlannedMeeting(desk, params.id);
    const refused = await saveMeeting(desk, params.id, await request.formData(), locale);
    if (refused) return refused;
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
