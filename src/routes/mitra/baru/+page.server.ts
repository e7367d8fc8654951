import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand } from '#access/index.ts';
import { findLike, parsePartnerForm, registerPartner } from '#partners/index.ts';
import { documentCircles, partnerCircles } from '../../circle-choices.ts';
import { areaChoices } from '../area-choices.ts';
import { answerAreas, isAreaSearch } from '../area-search.ts';
import { faultyForm } from '../form-answer.ts';
import { EMPTY, inputOf, valuesOfForm } from '../form-values.ts';
import { takeFiles } from '../../given-files.ts';
import { likeWords } from '../like-words.ts';
import { formChoices } from '../words.ts';
import { partnerWithheld } from '../withheld-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { desk, locale, user }, url }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  demand(desk.actor, 'registerPartner');
  // A regency most likely registers who works in it now; a province chooses.
  const [areaCode, year] =
    desk.actor.kind === 'regency'
      ? [desk.actor.areaCode, String(desk.now().toZonedDateTimeISO('Asia/Makassar').year)]
      : ['', ''];
  return {
    values: { ...EMPTY, presence: areaCode === '' ? [] : [{ areaCode, from: year, to: year }] },
    choices: formChoices(locale),
    circles: { record: partnerCircles(desk, locale), documents: documentCircles(desk, locale) },
    withheld: partnerWithheld(desk),
    areas: await areaChoices(desk, []),
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { desk, locale } }) => {
    demand(desk.actor, 'registerPartner');
    const form = await request.formData();
    const files = await takeFiles(form);
    const values = valuesOfForm(form);
    const areas = await answerAreas(desk, form, values);
    if (isAreaSearch(form)) return { values, areas };
    const read = inputOf(values, locale, files);
    try {
      parsePartnerForm(read.input);
      if (form.get('anyway') !== 'yes') {
        const likes = await findLike(desk, { name: values.name, homeCountry: values.homeCountry || null });
        if (likes.length > 0)
          return fail(409, { values, areas, likes: likes.map((like) => likeWords(like, locale)) });
      }
      const { id } = await registerPartner(desk, read.input);
      redirect(303, `${resolve('/mitra/[id]', { id })}?tersimpan=baru`);
    } catch (error) {
      return faultyForm(error, { values, areas }, read, locale);
    }
  },
};
