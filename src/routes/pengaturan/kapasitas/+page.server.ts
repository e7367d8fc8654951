import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { SEAT_COOKIE } from '#request-context.ts';
import { fieldText, ownPath } from '#sign-in-request.ts';
import { m } from '#messages/messages.js';
import { capacityWords } from '../../capacity-words.ts';
import { roleTitle } from '../../role-name.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ url, locals: { user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=/pengaturan/kapasitas`);
  return {
    chosen: user.seatId,
    seats: user.seats.map((seat) => ({
      value: seat.seatId,
      label: `${capacityWords(seat)}, ${seat.officeName} (${roleTitle(seat.role)})`,
    })),
    saved: url.searchParams.has('tersimpan'),
  };
};

export const actions: Actions = {
  default: async ({ request, url, cookies, locals: { user } }) => {
    const form = await request.formData();
    const chosen = user?.seats.find(({ seatId }) => seatId === fieldText(form, 'seat'));
    if (!chosen) return fail(422, { errors: { seat: m.officesErrorSeatNotYours() } });
    cookies.set(SEAT_COOKIE, chosen.seatId, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
    });
    const back = form.get('return');
    redirect(303, back === null ? '/pengaturan/kapasitas?tersimpan' : ownPath(back));
  },
};
