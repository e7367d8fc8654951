import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { useApp } from '#app.ts';
import {
  askErasure,
  correctOwnName,
  mayDo,
  type OwnData,
  readOwnData,
  withdrawErasure,
} from '#access/index.ts';
import { InvalidInput, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { askSignIn, fieldText } from '#sign-in-request.ts';
import { errorTexts, messageOf } from '#ui/error-texts.ts';
import { formatDateTime, formatNumber } from '#ui/format.ts';
import { roleTitle } from '../role-name.ts';
import { positionWords, termWords } from '../kantor/words.ts';
import { requestView } from './request-words.ts';
import { placeViews } from './trace-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=/data-saya`);
  const data = await readOwnData(desk, useApp().personal, 10);
  return {
    ...shown(data, locale),
    saved: url.searchParams.get('tersimpan'),
    mayErase: mayDo(desk.actor, 'erasePerson'),
    officeId: 'officeId' in user.actor ? user.actor.officeId : '',
  };
};

function shown({ account, seats, places, invitations, trail, requests, calendar }: OwnData, locale: Locale) {
  return {
    calendarMade: calendar === null ? null : formatDateTime(calendar.madeAt, locale),
    account: {
      name: account.name,
      email: account.email,
      since: formatDateTime(account.made, locale),
      hasPassword: account.hasPassword,
      steps: [
        ...(account.authenticator ? [m.officesStepAuthenticator()] : []),
        ...(account.passkeys > 0 ? [m.officesStepPasskeys({ count: account.passkeys })] : []),
      ].join(', '),
      sessions: account.sessions.length,
    },
    invitations,
    seats: seats.map((seat) => ({
      id: seat.id,
      officeId: seat.officeId,
      office: seat.officeName,
      position: positionWords(seat),
      role: seat.role === null ? null : roleTitle(seat.role),
      term: termWords(seat, locale),
      name: seat.name,
    })),
    contacts: (places.find(({ kind }) => kind === 'contacts')?.traces ?? []).map(
      ({ id, partnerId = '', where, held, isRemoved }) => ({
        id,
        partnerId,
        partner: where,
        position: held.post,
        removed: isRemoved,
      }),
    ),
    places: placeViews(
      places.filter(({ kind }) => kind !== 'contacts'),
      locale,
    ),
    trail: {
      count: formatNumber(trail.count, locale),
      acts: trail.acts.map(({ at, action, officeName, capacity }) => ({
        at,
        action,
        office: officeName,
        capacity,
      })),
    },
    requests: requests.map((request) => requestView(request, locale)),
    openRequest: requests.find(({ state }) => state === 'open')?.id ?? null,
  };
}

export const actions: Actions = {
  name: async ({ request, locals: { desk, locale } }) => {
    const name = fieldText(await request.formData(), 'name');
    try {
      await correctOwnName(desk, { name });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values: { name }, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/data-saya')}?tersimpan=nama`);
  },
  email: async (event) => {
    const form = await event.request.formData();
    const email = fieldText(form, 'email').trim();
    const refused = (field: string, key: string) =>
      fail(422, { values: { email }, errors: { [field]: messageOf(key, event.locals.locale) } });
    const { status } = await askSignIn(event, '/account/change-email', {
      email,
      password: fieldText(form, 'password'),
    });
    if (status === 200) redirect(303, `${resolve('/data-saya')}?tersimpan=email`);
    if (status === 400) return refused('email', 'accessFillEmail');
    if (status === 409) return refused('email', 'accessEmailTaken');
    return refused('password', status === 429 ? 'accessTooMany' : 'accessPasswordWrong');
  },
  ask: async ({ request, locals: { desk, locale } }) => {
    const words = fieldText(await request.formData(), 'words');
    try {
      await askErasure(desk, { words });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values: { words }, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/data-saya')}?tersimpan=permintaan#hapus`);
  },
  withdraw: async ({ request, locals: { desk } }) => {
    await withdrawErasure(desk, fieldText(await request.formData(), 'request'));
    redirect(303, `${resolve('/data-saya')}?tersimpan=ditarik#hapus`);
  },
};
