import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk } from '#access/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import { editMeeting, getMeeting, type StoredMeeting, subjectOfMeeting } from '#meetings/index.ts';
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

async function getPlanned(desk: Desk, id: string): Promise<StoredMeeting> {
  const meeting = await getMeeting(desk, id);
  demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  return meeting;
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const meeting = await getPlanned(desk, params.id);
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
    const meeting = await getPlanned(desk, params.id);
    const form = await request.formData();
    const values = valuesOfForm(form);
    try {
      await editMeeting(desk, {
        id: params.id,
        version: Number(form.get('version')),
        input: inputOf(values, meeting.record.invitees),
      });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { values, errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict)) throw error;
      const stored = await getPlanned(desk, params.id);
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
