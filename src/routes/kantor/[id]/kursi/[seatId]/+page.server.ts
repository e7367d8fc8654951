import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { changeSeat, type Desk, endSeat, findSeat, mayDo, todayOf } from '#access/index.ts';
import type { SeatRole } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import type { Option } from '#ui/types.ts';
import { roleTitle } from '../../../../role-name.ts';
import { filledFrom, saveJoined } from '../../../../save-joined.ts';
import { seatChoices, seatInput, seatValues, valuesOfSeat } from '../../../seat-form.ts';
import { positionWords, seatFieldWords } from '../../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

async function getSeat(desk: Desk, params: { id: string; seatId: string }) {
  if (!isId(params.seatId)) throw new NotFound('no such seat');
  const found = await findSeat(desk, params.seatId);
  if (found.view.office.id !== params.id) throw new NotFound('no such seat in this office');
  if (!found.mayChange) throw new Forbidden('may not change this seat');
  return found;
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { seat, view } = await getSeat(desk, params);
  const { roles, actings } = seatChoices(view);
  const values = valuesOfSeat(seat);
  return {
    id: view.office.id,
    seatId: seat.id,
    office: view.office.name,
    name: seat.name ?? m.officesErased(),
    position: positionWords(seat),
    ...filledFrom(seat.version, values),
    today: todayOf(desk.now()),
    notBegun: seat.validFrom > todayOf(desk.now()),
    isOver: seat.validTo !== null && seat.validTo < todayOf(desk.now()),
    hasAccount: seat.userId !== null,
    isOwn: seat.userId === user.id && !mayDo(desk.actor, 'configure'),
    values,
    choices: {
      actings,
      roles: seat.role === null ? roles : withRole(roles, seat.role),
    },
  };
};

/** The role somebody has stays among the choices, also where the kind of office was changed since. */
function withRole(roles: readonly Option[], role: SeatRole): Option[] {
  return roles.some(({ value }) => value === role)
    ? [...roles]
    : [...roles, { value: role, label: roleTitle(role) }];
}

export const actions: Actions = {
  change: async ({ params, request, locals: { desk, locale } }) => {
    await getSeat(desk, params);
    const form = await request.formData();
    const reason = fieldText(form, 'reason');
    const refused = await saveJoined({
      ...{ form, locale, sent: seatValues(form), words: () => seatFieldWords(locale) },
      read: async () => {
        const { seat } = await getSeat(desk, params);
        return { version: seat.version, values: valuesOfSeat(seat) };
      },
      save: (values, version) =>
        changeSeat(desk, {
          ...{ id: params.seatId, version, reason: reason.trim() || undefined },
          seat: seatInput(values),
        }),
    });
    if (refused) return fail(refused.status, { ...refused.data, reason });
    redirect(303, `${resolve('/kantor/[id]', { id: params.id })}?tersimpan=kursi`);
  },
  end: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    try {
      await endSeat(desk, {
        id: params.seatId,
        version: Number(form.get('version')),
        date: fieldText(form, 'date'),
        reason: fieldText(form, 'endReason').trim() || undefined,
      });
    } catch (error) {
      if (error instanceof InvalidInput) return fail(422, { errors: errorTexts(error.fields, locale) });
      if (error instanceof Conflict) return fail(409, { errors: { '': m.errorText409() } });
      throw error;
    }
    redirect(303, `${resolve('/kantor/[id]', { id: params.id })}?tersimpan=akhir`);
  },
};
