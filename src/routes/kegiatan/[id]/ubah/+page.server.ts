import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { pickText } from '#kernel/index.ts';
import { activityCircles } from '../../../circle-choices.ts';
import { formChoices } from '../../form-choices.ts';
import { getEditable } from '../../get-activity.ts';
import { saveForm, valuesOf } from '../../save-form.ts';
import { activityWithheld } from '../../withheld-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const stored = await getEditable(desk, params.id);
  const { id, version, document } = stored;
  return {
    id,
    version,
    title: pickText(document.title, locale).text,
    values: await valuesOf(desk, document, locale),
    isDraft: stored.draft,
    choices: await formChoices(desk, locale, document),
    circles: activityCircles(desk, locale, stored),
    withheld: activityWithheld(desk, stored),
    within: 'areaCode' in desk.actor ? desk.actor.areaCode.slice(0, 2) : '',
    pages: { id, transactions: document.transactions.length, results: document.results.length },
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const { refused, saved } = await saveForm(desk, params.id, request, locale);
    if (refused) return refused;
    redirect(303, `${resolve('/kegiatan/[id]', { id: params.id })}?tersimpan=${saved}`);
  },
};
