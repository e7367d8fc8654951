import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import { editMeeting, getPlannedMeeting } from '#meetings/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import {
  formChoices,
  inputOf,
  meetingDifferences,
  valuesOfForm,
  valuesOfMeeting,
} from '../../meeting-values.ts';
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
    const meeting = await getPlannedMeeting(desk, params.id);
    const form = await request.formData();
    const values = valuesOfForm(form);
    try {
      await editMeeting(desk, {
        id: params.id,
        version: Number(form.get('version')),
        input: {
          ...inputOf(values, meeting.record.invitees),
          withoutRegency: meeting.record.withoutRegency,
        },
      });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { values, errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict)) throw error;
      const stored = await getPlannedMeeting(desk, params.id);
      const rows = meetingDifferences(
        valuesOfMeeting(stored.record),
        values,
        locale,
        await formChoices(desk, locale, stored),
      );
      return fail(409, { values, conflict: { version: stored.version, rows } });
    }
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
