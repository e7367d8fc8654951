import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand } from '#access/index.ts';
import { recordActivity } from '#activities/index.ts';
import { isId } from '#kernel/index.ts';
import { activityCircles } from '../../circle-choices.ts';
import { areaLabels } from '../area-names.ts';
import { askPlaces, faultyForm, readSent } from '../form-answer.ts';
import { formChoices } from '../form-choices.ts';
import { EMPTY, valuesOfForm } from '../form-values.ts';
import { activityWithheld } from '../withheld-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { desk, locale, user }, url }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  demand(desk.actor, 'recordActivity');
  const area = url.searchParams.get('area') ?? (desk.actor.kind === 'regency' ? desk.actor.areaCode : null);
  const labels = await areaLabels(desk, [area]);
  const place = area === null ? undefined : labels[area];
  const partner =
    desk.actor.kind === 'partner' ? desk.actor.partnerId : (url.searchParams.get('partnerId') ?? '');
  return {
    values: {
      texts: { ...EMPTY.texts, partnerId: isId(partner) ? partner : '' },
      rows: { ...EMPTY.rows, locations: place === undefined ? [] : [{ place }] },
      apart: EMPTY.apart,
    },
    choices: await formChoices(desk, locale),
    circles: activityCircles(desk, locale),
    withheld: activityWithheld(desk),
    within: 'areaCode' in desk.actor ? desk.actor.areaCode.slice(0, 2) : '',
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { desk, locale } }) => {
    demand(desk.actor, 'recordActivity');
    const form = await request.formData();
    const values = valuesOfForm(form);
    const draft = form.has('draft');
    const { input, questions } = await readSent(desk, values, undefined, locale);
    if (questions.length > 0) return askPlaces({ values }, questions);
    let id: string;
    try {
      id = await recordActivity(desk, input, { draft });
    } catch (error) {
      return faultyForm(error, { values }, locale);
    }
    redirect(303, `${resolve('/kegiatan/[id]', { id })}?tersimpan=${draft ? 'draf' : 'baru'}`);
  },
};
