import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { useApp } from '#app.ts';
import {
  declineErasure,
  type Desk,
  type ErasedParts,
  erasePerson,
  findTraces,
  listErasures,
  type ListedRequest,
  MOST_TRACES,
  TRACE_KINDS,
} from '#access/index.ts';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDateTime, isoInstant } from '#ui/format.ts';
import { requestStateWords } from '../request-words.ts';
import { KIND_WORDS, traceWords } from '../trace-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=/data-saya/hapus`);
  const { requests, erasures } = await listErasures(desk, useApp().personal);
  const wanted = (url.searchParams.get('cari') ?? '').trim().slice(0, 320);
  const linkId = url.searchParams.get('tautan');
  return {
    wanted,
    linkId,
    query: linkId === null ? `cari=${encodeURIComponent(wanted)}` : `tautan=${encodeURIComponent(linkId)}`,
    today: desk.now().toString(),
    open: requests.filter(({ state }) => state === 'open').map((one) => requestWords(one, desk, locale)),
    answered: requests.filter(({ state }) => state !== 'open').map((one) => requestWords(one, desk, locale)),
    erasures: erasures.map(({ id, at, what, reason }) => ({
      id,
      at,
      reason,
      what: partsText(what),
    })),
    found:
      wanted === '' && linkId === null
        ? null
        : await candidates(desk, linkId === null ? wanted : { linkId }, locale),
    saved: url.searchParams.get('tersimpan'),
  };
};

/** "1 akun, 2 jabatan, 0 narahubung; Daftar hadir 3". */
function partsText({ account, seats, contacts = 0, ...others }: ErasedParts): string {
  const parts = TRACE_KINDS.filter((kind) => kind !== 'contacts').flatMap((kind) => {
    const count = others[kind] ?? 0;
    return count === 0 ? [] : [m.peopleKindCount({ kind: KIND_WORDS[kind](), count })];
  });
  return [m.officesErasedParts({ accounts: account ? 1 : 0, seats, contacts }), ...parts].join('; ');
}

function requestWords(request: ListedRequest, desk: Desk, locale: Locale) {
  const days = Math.floor(
    (desk.now().epochMilliseconds - Date.parse(isoInstant(request.askedAt))) / 86_400_000,
  );
  return {
    id: request.id,
    name: request.name ?? m.officesAccountErased(),
    email: request.email,
    look:
      request.linkId === null
        ? `cari=${encodeURIComponent(request.email ?? request.name ?? '')}`
        : `tautan=${request.linkId}`,
    kind:
      request.linkId !== null
        ? m.peopleRequestLink()
        : request.contactId !== null
          ? m.officesRequestContact()
          : null,
    words: request.words,
    asked: formatDateTime(request.askedAt, locale),
    days: m.officesRequestDays({ count: days }),
    state: requestStateWords(request.state),
    answer: request.answer,
  };
}

/** Each trace of a person as a box to tick; what is one's own by the address is ticked. */
async function candidates(desk: Desk, wanted: Parameters<typeof findTraces>[1], locale: Locale) {
  const { accounts, seats, places } = await findTraces(desk, wanted, useApp().personal);
  const sure = typeof wanted === 'string' && wanted.includes('@');
  const all = places.flatMap(({ traces }) => traces);
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
    seats: seats.map(({ id, name, position, officeName }) => ({
      value: id,
      label: m.officesTraceSeat({ name, position: position ?? '–', office: officeName }),
    })),
    places: places.flatMap(({ kind, traces }) => {
      const options = traces
        .filter(({ stays }) => !stays)
        .map((trace) => ({ value: trace.id, label: traceWords(trace, locale) }));
      const ticked = sure ? options.map(({ value }) => value) : [];
      return options.length === 0 ? [] : [{ kind, title: KIND_WORDS[kind](), options, ticked }];
    }),
    stays: all.filter(({ stays }) => stays).map((trace) => traceWords(trace, locale)),
    chosen: accounts.length === 1 ? (accounts[0]?.id ?? '') : '',
    none: accounts.length + seats.length + all.length === 0,
    isFull: places.some(({ traces }) => traces.length >= MOST_TRACES),
    most: MOST_TRACES,
  };
}

export const actions: Actions = {
  erase: async ({ request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const list = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
    const person = {
      userId: fieldText(form, 'account') || null,
      seatIds: list('seat'),
      traces: Object.fromEntries(TRACE_KINDS.map((kind) => [kind, list(kind)])),
      linkId: fieldText(form, 'link') || null,
      reason: fieldText(form, 'reason'),
    };
    try {
      await erasePerson(desk, person, useApp().personal);
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
