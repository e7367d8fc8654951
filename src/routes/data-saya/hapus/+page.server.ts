import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import {
  declineErasure,
  type Desk,
  erasePerson,
  findTraces,
  listErasures,
  type ListedRequest,
} from '#access/index.ts';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { contactRecords } from '#partners/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDateTime, isoInstant } from '#ui/format.ts';
import { requestStateWords } from '../request-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=/data-saya/hapus`);
  const { requests, erasures } = await listErasures(desk, contactRecords);
  const wanted = (url.searchParams.get('cari') ?? '').trim().slice(0, 320);
  return {
    wanted,
    today: desk.now().toString(),
    open: requests.filter(({ state }) => state === 'open').map((one) => requestWords(one, desk, locale)),
    answered: requests.filter(({ state }) => state !== 'open').map((one) => requestWords(one, desk, locale)),
    erasures: erasures.map(({ id, at, what, reason }) => ({
      id,
      at,
      reason,
      what: m.officesErasedParts(partsOf(what)),
    })),
    found: wanted === '' ? null : await candidates(desk, wanted),
    saved: url.searchParams.get('tersimpan'),
  };
};

function partsOf(what: { readonly account: boolean; readonly seats: number; readonly contacts: number }) {
  return { accounts: what.account ? 1 : 0, seats: what.seats, contacts: what.contacts };
}

function requestWords(request: ListedRequest, desk: Desk, locale: Locale) {
  const days = Math.floor(
    (desk.now().epochMilliseconds - Date.parse(isoInstant(request.askedAt))) / 86_400_000,
  );
  return {
    id: request.id,
    name: request.name ?? m.officesAccountErased(),
    email: request.email,
    look: request.email ?? request.name ?? '',
    isContact: request.contactId !== null,
    words: request.words,
    asked: formatDateTime(request.askedAt, locale),
    days: m.officesRequestDays({ count: days }),
    state: requestStateWords(request.state),
    answer: request.answer,
  };
}

/** Each trace of a person as a box to tick; what is one's own by the address is ticked. */
async function candidates(desk: Desk, wanted: string) {
  const { accounts, contacts, seats } = await findTraces(desk, wanted, contactRecords);
  const sure = wanted.includes('@');
  return {
    accounts: accounts.map(({ id, name, email, seats: held, acts }) => ({
      value: id,
      label: m.officesTraceAccount({
        name,
        email,
        offices: held.map(({ officeName }) => officeName).join(', ') || '–',
        acts,
      }),
    })),
    contacts: contacts.map(({ id, name, partnerName, email }) => ({
      value: id,
      label: m.officesTraceContact({ name, partner: partnerName, email: email ?? '–' }),
    })),
    seats: seats.map(({ id, name, position, officeName }) => ({
      value: id,
      label: m.officesTraceSeat({ name, position: position ?? '–', office: officeName }),
    })),
    ticked: sure ? contacts.map(({ id }) => id) : [],
    chosen: accounts.length === 1 ? (accounts[0]?.id ?? '') : '',
    none: accounts.length + contacts.length + seats.length === 0,
  };
}

export const actions: Actions = {
  erase: async ({ request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const list = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
    const person = {
      userId: fieldText(form, 'account') || null,
      contactIds: list('contact'),
      seatIds: list('seat'),
      reason: fieldText(form, 'reason'),
    };
    try {
      await erasePerson(desk, person, contactRecords);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { person, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/data-saya/hapus')}?tersimpan=hapus`);
  },
  decline: async ({ request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const id = fieldText(form, 'request');
    try {
      await declineErasure(desk, { id, answer: fieldText(form, `answer-${id}`) });
    } catch (error) {
      if (error instanceof Conflict) return fail(409, { errors: { '': m.errorText409() } });
      if (!(error instanceof InvalidInput)) throw error;
      const fields = Object.fromEntries(Object.values(error.fields).map((key) => [`answer-${id}`, key]));
      return fail(422, { declining: id, errors: errorTexts(fields, locale) });
    }
    redirect(303, `${resolve('/data-saya/hapus')}?tersimpan=tolak`);
  },
};
