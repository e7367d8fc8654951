import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import {
  CALENDAR_SCOPES,
  type CalendarScope,
  findOwnCalendarAddress,
  makeCalendarAddress,
  withdrawCalendarAddress,
} from '#access/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDateTime } from '#ui/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const SCOPE_WORDS: Readonly<Record<CalendarScope, () => string>> = {
  all: m.subscriptionScopeAll,
  own: m.subscriptionScopeOwn,
};

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const address = await findOwnCalendarAddress(desk);
  return {
    address: address
      ? {
          scope: address.scope,
          scopeWords: SCOPE_WORDS[address.scope](),
          madeAt: formatDateTime(address.madeAt, locale),
          usedAt: address.usedAt === null ? null : formatDateTime(address.usedAt, locale),
        }
      : null,
    isWithdrawn: url.searchParams.get('tersimpan') === 'dicabut',
    scopes: CALENDAR_SCOPES.map((value) => ({ value, label: SCOPE_WORDS[value]() })),
  };
};

export const actions: Actions = {
  make: async ({ request, url, locals: { desk, locale } }) => {
    const scope = fieldText(await request.formData(), 'scope');
    try {
      const token = await makeCalendarAddress(desk, { scope, locale });
      const address = `${url.origin}/kalender/langganan/${token}.ics`;
      return { address, open: address.replace(/^https?:/, 'webcal:') };
    } catch (error) {
      if (error instanceof InvalidInput) return fail(422, { errors: errorTexts(error.fields, locale) });
      throw error;
    }
  },
  withdraw: async ({ locals: { desk } }) => {
    await withdrawCalendarAddress(desk);
    redirect(303, `${resolve('/kalender/langganan')}?tersimpan=dicabut`);
  },
};
