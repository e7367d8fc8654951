import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { getInvitation, isOwnInvitation } from '#meetings/index.ts';
import { answer } from '../../../answer-action.ts';
import { replyView } from '../../../reply-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const invitation = await getInvitation(desk, { meetingId: params.id, inviteeId: params.invitee });
  return {
    id: params.id,
    title: invitation.meeting.record.title,
    isOwn: isOwnInvitation(desk, invitation.invitee),
    saved: url.searchParams.get('tersimpan') === 'jawaban',
    reply: replyView(invitation, locale),
  };
};

export const actions: Actions = {
  answer: async ({ params, request, locals: { desk, locale } }) => {
    const invitation = { meetingId: params.id, inviteeId: params.invitee };
    const refused = await answer(desk, invitation, await request.formData(), locale);
    if (refused) return refused;
    const here = resolve('/rakor/[id]/jawab/[invitee]', { id: params.id, invitee: params.invitee });
    redirect(303, `${here}?tersimpan=jawaban`);
  },
};
