import { fail, redirect } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import { askSignIn, fieldText, ownPath } from '#sign-in-request.ts';
import { useApp } from '#app.ts';
import { demonstrationAccounts } from '#first-run.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.user) redirect(303, ownPath(url.searchParams.get('kembali')));
  return {
    back: ownPath(url.searchParams.get('kembali')),
    step: url.searchParams.get('langkah') === 'kode' ? ('code' as const) : ('password' as const),
    accounts: await demonstrationAccounts(useApp()),
  };
};

/** The wrong address and the wrong password get the same answer. */
function refusal(status: number, email: string) {
  const text = status === 429 ? m.accessTooMany() : m.accessWrong();
  return fail(status === 429 ? 429 : 401, { email, errors: { '': text } });
}

export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const email = fieldText(form, 'email').trim();
    const answer = await askSignIn(event, '/sign-in/email', {
      email,
      password: fieldText(form, 'password'),
    });
    if (answer.status !== 200) return refusal(answer.status, email);
    const back = ownPath(form.get('back'));
    if (answer.body['twoFactorRedirect'] === true)
      redirect(303, `/masuk?langkah=kode&kembali=${encodeURIComponent(back)}`);
    redirect(303, back);
  },
  code: async (event) => {
    const form = await event.request.formData();
    const answer = await askSignIn(event, '/two-factor/verify-totp', {
      code: fieldText(form, 'code').trim(),
    });
    if (answer.status !== 200)
      return fail(answer.status === 429 ? 429 : 401, {
        email: '',
        errors: { code: answer.status === 429 ? m.accessTooMany() : m.accessCodeWrong() },
      });
    redirect(303, ownPath(form.get('back')));
  },
};
