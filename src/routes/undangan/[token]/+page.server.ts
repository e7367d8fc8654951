import { error, fail, redirect } from '@sveltejs/kit';
import { acceptInvitation, findInvitation, type InvitationState, mustHaveSecondStep } from '#access/index.ts';
import { InvalidInput, NotFound } from '#kernel/index.ts';
import { useApp } from '#app.ts';
import { m } from '#messages/messages.js';
import { askSignIn, fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** Why a link no longer works, and what to do. */
function closedText(state: InvitationState): string | null {
  switch (state) {
    case 'open':
      return null;
    case 'accepted':
      return m.accessInvitationAccepted();
    case 'expired':
      return m.accessInvitationExpired();
    case 'withdrawn':
      return m.accessInvitationWithdrawn();
  }
}

export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { signIn } = useApp();
  const invitation = await findInvitation(locals.desk, signIn, params.token);
  if (!invitation) error(404, 'no such invitation');
  const closed = closedText(invitation.state);
  const account = locals.account?.account;
  return {
    closed,
    // A link that is closed tells nothing of the seat any more.
    invitation:
      closed === null
        ? {
            officeName: invitation.officeName,
            role: invitation.role,
            position: invitation.position,
            acting: invitation.acting,
            name: invitation.name,
            email: invitation.email,
            hasAccount: invitation.hasAccount,
            expiresAt: invitation.expiresAt,
            inviterName: invitation.inviterName,
            inviterPosition: invitation.inviterPosition,
            inviterOffice: invitation.inviterOffice,
          }
        : null,
    secondStep: mustHaveSecondStep(signIn.rules, [invitation.role]),
    account: account && { name: account.name, email: account.email },
    path: `/undangan/${params.token}`,
  };
};

export const actions: Actions = {
  /** Somebody new: a name, where it is not given an address, and a password. */
  open: async (event) => {
    const { params, locals } = event;
    const { signIn } = useApp();
    const form = await event.request.formData();
    const name = fieldText(form, 'name').trim();
    const email = fieldText(form, 'email').trim();
    const password = fieldText(form, 'password');
    let accepted: { email: string };
    try {
      accepted = await acceptInvitation(locals.desk, signIn, { token: params.token, name, email, password });
    } catch (fault) {
      return refused(fault, locals.locale, { name, email });
    }
    const answer = await askSignIn(event, '/sign-in/email', { email: accepted.email, password });
    redirect(303, answer.status === 200 ? '/' : '/masuk');
  },
  /** Somebody who is signed in: one more seat. */
  join: async ({ params, locals }) => {
    const { account } = locals;
    if (!account || (account.state !== 'ready' && account.state !== 'no-seat'))
      redirect(303, `/masuk?kembali=/undangan/${params.token}`);
    try {
      await acceptInvitation(locals.desk, useApp().signIn, { token: params.token, account: account.account });
    } catch (fault) {
      return refused(fault, locals.locale, { name: '', email: '' });
    }
    redirect(303, '/');
  },
};

function refused(fault: unknown, locale: App.Locals['locale'], values: { name: string; email: string }) {
  // The page then says what became of the link.
  if (fault instanceof NotFound) return fail(410, { values, errors: {} });
  if (!(fault instanceof InvalidInput)) throw fault;
  return fail(422, { values, errors: errorTexts(fault.fields, locale) });
}
