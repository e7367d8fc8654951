import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { Conflict, InvalidInput, NotFound } from '#kernel/index.ts';
import { prepareProposal, proposeDivision } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import { inputOf, meetingChoices, NEW_ROUND, valuesOfForm } from '../round-form.ts';
import { sideView } from '../side-view.ts';
import { addresseeName } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  const key = url.searchParams.get('temuan') ?? '';
  const meetingId = url.searchParams.get('rakor') ?? '';
  try {
    const prepared = await prepareProposal(desk, key);
    return {
      gone: false as const,
      key,
      side: sideView(prepared.sideBySide, locale),
      partners: prepared.partners.map(addresseeName),
      partnerIds: prepared.partners.map(({ id }) => id),
      regency: prepared.regency,
      openId: prepared.openId,
      values: { ...NEW_ROUND, meetingId },
      meetings: await meetingChoices(desk, locale, meetingId),
    };
  } catch (error) {
    if (error instanceof Conflict || (error instanceof NotFound && key !== ''))
      return { gone: true as const };
    throw error;
  }
};

export const actions: Actions = {
  default: async ({ request, url, locals: { desk, locale } }) => {
    const key = url.searchParams.get('temuan') ?? '';
    const form = await request.formData();
    const partnerIds = form.getAll('partner').map(String).slice(0, 50);
    const values = valuesOfForm(form, partnerIds);
    let id: string;
    try {
      id = await proposeDivision(desk, key, inputOf(form, partnerIds));
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { values, errors: errorTexts(error.fields, locale) });
      if (error instanceof Conflict) return fail(409, { values, errors: { '': m.negotiationConflict() } });
      throw error;
    }
    redirect(303, `${resolve('/tumpang-tindih/usulan/[id]', { id })}?tersimpan=kirim`);
  },
};
