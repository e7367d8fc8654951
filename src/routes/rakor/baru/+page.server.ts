import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk, officeOf } from '#access/index.ts';
import { InvalidInput, type Locale, zoneOfArea } from '#kernel/index.ts';
import { calledBefore, getMeeting, kindsFor, listMeetings, planMeeting } from '#meetings/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import {
  formChoices,
  inputOf,
  type MeetingValues,
  NEW_MEETING,
  valuesOfForm,
  valuesOfNext,
} from '../meeting-values.ts';
import { daysWords } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  demand(desk.actor, 'planMeeting');
  const before = url.searchParams.get('sesudah');
  return {
    invitesAgain: before !== null,
    values: before === null ? blank(desk, user.areaCode) : valuesOfNext(await getMeeting(desk, before)),
    choices: await formChoices(desk, locale),
    earlier: before === null ? await ownMeetings(desk, locale) : [],
  };
};

/** The latest meetings that the actor may plan the next one of. */
async function ownMeetings(desk: Desk, locale: Locale) {
  const { past, coming } = await listMeetings(desk, {});
  return [...coming, ...past]
    .filter((one) => one.officeId === officeOf(desk.actor))
    .slice(0, 3)
    .map((one) => ({ id: one.id, label: `${one.title}, ${daysWords(one, locale)}` }));
}

function blank(desk: Desk, areaCode: string | undefined): MeetingValues {
  return {
    ...NEW_MEETING,
    kind: kindsFor(desk.actor)[0] ?? NEW_MEETING.kind,
    areaCode: areaCode ?? '',
    timeZone: zoneOfArea(areaCode),
  };
}

export const actions: Actions = {
  default: async ({ request, locals: { desk, locale } }) => {
    demand(desk.actor, 'planMeeting');
    const form = await request.formData();
    const values = valuesOfForm(form);
    const invitesAgain = form.get('inviteAgain') === 'yes';
    let id: string;
    try {
      const invitees = invitesAgain ? await calledBefore(desk, values.followsId || null) : [];
      id = await planMeeting(desk, inputOf(values, invitees));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values, invitesAgain, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/rakor/[id]', { id })}?tersimpan=baru`);
  },
};
