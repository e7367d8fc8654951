import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { signedScans } from '../../../rakor/[id]/signed-scans.ts';
import { minutesText, takeRemark } from '../../../rakor/[id]/notula/minutes-text.ts';
import { openGuest } from '../../open-guest.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** The circulated minutes for who was called and has no account. */
export const load: PageServerLoad = async ({ params, url, locals: { desk, locale }, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { desk: guest, link } = await openGuest(desk, params.token);
  const text = await minutesText(guest, link.meetingId, locale);
  const wanted = { meetingId: link.meetingId, kind: 'signedMinutes', zone: text.timeZone } as const;
  return {
    token: params.token,
    saved: url.searchParams.get('tersimpan') === 'koreksi',
    text,
    scans: await signedScans(guest, wanted, locale),
  };
};

export const actions: Actions = {
  remark: async ({ params, request, locals: { desk, locale } }) => {
    const { desk: guest, link } = await openGuest(desk, params.token);
    const refused = await takeRemark(guest, link.meetingId, await request.formData(), locale);
    if (refused) return refused;
    redirect(303, `${resolve('/u/[token]/notula', { token: params.token })}?tersimpan=koreksi`);
  },
};
