import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import {
  closeOffice,
  findOffice,
  type Invitation,
  inviteToSeat,
  listInvitations,
  mayDo,
  officeOf,
  type OfficeView,
  ownerOfOffice,
  readOfficeHistory,
  type StoredSeat,
  todayOf,
  withdrawInvitation,
} from '#access/index.ts';
import { useApp } from '#app.ts';
import { Conflict, InvalidInput, isId, type Locale, NotFound } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDateTime } from '#ui/format.ts';
import { roleTitle } from '../../role-name.ts';
import { belongingWords, historyWords, positionWords, termWords, UNIT_WORDS } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  if (!isId(params.id)) throw new NotFound('no such office');
  const view = await findOffice(desk, params.id);
  const today = todayOf(desk.now());
  const invitations = view.may.appoint ? await listInvitations(desk, params.id) : [];
  const isOwn = officeOf(desk.actor) === params.id;
  const show = (seat: StoredSeat) => seatWords(seat, view, invitations, locale);
  return {
    ...factWords(view, today, locale),
    today,
    people: view.people && {
      now: view.people.now.map(show),
      later: view.people.later.map(show),
      before: view.people.before.map(show),
    },
    acting: (view.people?.posts ?? []).flatMap(({ acting, holder }) =>
      acting
        ? [
            {
              id: acting.id,
              post: positionWords(acting),
              name: nameOf(acting),
              term: termWords(acting, locale),
              holder: holder && nameOf(holder),
            },
          ]
        : [],
    ),
    history: historyWords(await readOfficeHistory(desk, params.id), locale),
    may: {
      change: view.may.manage,
      close: view.may.manage && view.may.appoint && !isOwn && view.office.validTo === null,
      appoint: view.may.appoint,
      openBelow: view.may.manage,
      handover: mayDo(desk.actor, 'readHandover', ownerOfOffice(view.office)),
      letters: mayDo(desk.actor, 'readLetterProfile', ownerOfOffice(view.office)),
    },
    saved: url.searchParams.get('tersimpan'),
    isOwn,
  };
};

function factWords(view: OfficeView, today: string, locale: Locale) {
  const { office } = view;
  return {
    id: office.id,
    version: office.version,
    name: office.name,
    unit: UNIT_WORDS[office.unit](),
    belongs: belongingWords(office, view),
    areaCode: office.areaCode,
    partnerId: view.partnerName === null ? null : office.partnerId,
    parent: office.parentId === null ? null : { id: office.parentId, name: view.parentName ?? '' },
    term: termWords(office, locale),
    closed: office.validTo !== null && office.validTo < today,
    children: view.children.map(({ id, name, unit, validTo }) => ({
      id,
      name,
      unit: UNIT_WORDS[unit](),
      closed: validTo !== null && validTo < today,
    })),
  };
}

function nameOf({ name }: StoredSeat): string {
  return name ?? m.officesErased();
}

function seatWords(seat: StoredSeat, view: OfficeView, invitations: readonly Invitation[], locale: Locale) {
  const invitation = invitations.find(({ seatId }) => seatId === seat.id);
  const mayInvite =
    seat.role !== null && seat.userId === null && seat.name !== null && view.may.give.includes(seat.role);
  return {
    id: seat.id,
    name: nameOf(seat),
    erased: seat.name === null,
    position: positionWords(seat),
    role: seat.role === null ? null : roleTitle(seat.role),
    hasAccount: seat.userId !== null,
    term: termWords(seat, locale),
    mayChange: view.may.appoint && (seat.role === null || view.may.give.includes(seat.role)),
    mayInvite,
    invitation:
      mayInvite && invitation?.state === 'open'
        ? {
            id: invitation.id,
            until: m.officesInvitedUntil({ date: formatDateTime(invitation.expiresAt, locale) }),
            email: invitation.email,
          }
        : null,
    invitationOver: mayInvite && invitation?.state === 'expired',
  };
}

async function orFaults<T>(work: Promise<T>, locale: Locale) {
  try {
    return { done: await work };
  } catch (error) {
    if (error instanceof InvalidInput)
      return { refused: fail(422, { errors: errorTexts(error.fields, locale) }) };
    if (error instanceof Conflict) return { refused: fail(409, { errors: { '': m.errorText409() } }) };
    throw error;
  }
}

export const actions: Actions = {
  close: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const closing = {
      id: params.id,
      version: Number(form.get('version')),
      date: fieldText(form, 'date'),
      reason: fieldText(form, 'reason').trim() || undefined,
    };
    const { refused } = await orFaults(closeOffice(desk, closing), locale);
    if (refused) return refused;
    redirect(303, `${resolve('/kantor/[id]', { id: params.id })}?tersimpan=tutup`);
  },
  /** The link is told once: on the page that answers, and kept nowhere. */
  invite: async ({ request, url, locals: { desk, locale } }) => {
    const form = await request.formData();
    const seatId = fieldText(form, 'seat');
    const input = { seatId, email: fieldText(form, `email-${seatId}`) };
    const { done, refused } = await orFaults(inviteToSeat(desk, useApp().signIn, input), locale);
    if (refused) return refused;
    return {
      link: {
        seatId,
        address: new URL(done.path, url.origin).href,
        until: formatDateTime(done.expiresAt, locale),
      },
    };
  },
  withdraw: async ({ params, request, locals: { desk, locale } }) => {
    const id = fieldText(await request.formData(), 'invitation');
    const { refused } = await orFaults(withdrawInvitation(desk, { id }), locale);
    if (refused) return refused;
    redirect(303, `${resolve('/kantor/[id]', { id: params.id })}?tersimpan=undangan`);
  },
};
