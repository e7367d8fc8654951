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
function refused(status: number, email: string, errors: Readonly<Record<string, string>>) {
  return fail(status === 429 ? 429 : 401, { email, errors });
}

/** What the library says when the ten minutes after the password, or the attempts, are used up. */
const OVER: readonly unknown[] = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'];

function codeFault({ status, body }: Awaited<ReturnType<typeof askSignIn>>): string {
  if (status === 429) return m.accessTooMany();
  return OVER.includes(body['code']) ? m.accessCodeOver() : m.accessCodeWrong();
}

export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const email = fieldText(form, 'email').trim();
    const answer = await askSignIn(event, '/sign-in/email', {
      email,
      password: fieldText(form, 'password'),
    });
    if (answer.status !== 200)
      return refused(answer.status, email, {
        '': answer.status === 429 ? m.accessTooMany() : m.accessWrong(),
      });
    const back = ownPath(event.url.searchParams.get('kembali'));
    if (answer.body['twoFactorRedirect'] === true)
      redirect(303, `/masuk?langkah=kode&kembali=${encodeURIComponent(back)}`);
    redirect(303, back);
  },
  code: async (event) => {
    const form = await event.request.formData();
    const code = fieldText(form, 'code').replace(/\s/g, '');
    const kind = /^\d{6}$/.test(code) ? 'totp' : 'backup-code';
    const answer = await askSignIn(event, `/two-factor/verify-${kind}`, { code });
    if (answer.status !== 200) return refused(answer.status, '', { code: codeFault(answer) });
    redirect(303, ownPath(event.url.searchParams.get('kembali')));
  },
};
