import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { listLinks, makeRoomLink, getPlannedMeeting } from '#meetings/index.ts';
import { drawQr } from '#papers/index.ts';
import { linkAddress } from '../../../link-address.ts';
import { daysWords } from '../../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const meeting = await getPlannedMeeting(desk, params.id);
  const link = (await listLinks(desk, meeting.id)).find(({ kind }) => kind === 'attendance');
  const address = link && linkAddress(url.origin, link.id);
  return {
    id: meeting.id,
    title: meeting.record.title,
    when: daysWords(meeting.record, locale),
    code: address === undefined ? null : { address, ...drawQr(address) },
  };
};

export const actions: Actions = {
  default: async ({ params, locals: { desk } }) => {
    await makeRoomLink(desk, params.id);
    redirect(303, resolve('/rakor/[id]/hadir/kode', { id: params.id }));
  },
};
