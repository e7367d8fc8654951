import { fail, redirect } from '@sveltejs/kit';
import { readFactors } from '#access/index.ts';
import { m } from '#messages/messages.js';
import { askSignIn, fieldText, ownPath } from '#sign-in-request.ts';
import { useApp } from '#app.ts';
import { demonstrationAccounts } from '#first-run.ts';
import { refusalText } from './refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** What somebody is told who was led here. */
function situation(name: string | null): string | null {
  switch (name) {
    case 'tanpa-jabatan':
      return m.accessNoSeat();
    case 'belum-diundang':
      return m.accessNotInvited();
    case 'email-belum-terbukti':
      return m.accessEmailUnproven();
    case 'sso-gagal':
      return m.accessProviderFailed();
    default:
      return null;
  }
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const back = ownPath(url.searchParams.get('kembali'));
  const { account } = locals;
  const { database, signIn } = useApp();
  if (locals.user) redirect(303, back);
  const proving = account?.state === 'prove';
  const factors = proving ? await readFactors(database, account.account.id) : undefined;
  return {
    back,
    step: proving ? ('code' as const) : ('password' as const),
    situation: situation(url.searchParams.get('keadaan')),
    passkeys: proving
      ? (factors?.passkeys ?? 0) > 0
      : signIn.rules.passkeyHost === url.hostname && signIn.rules.secondStep !== 'off',
    provider: signIn.provider?.name,
    accounts: proving ? null : await demonstrationAccounts(useApp()),
  };
};

export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const email = fieldText(form, 'email').trim();
    const password = fieldText(form, 'password');
    const answer = await askSignIn(event, '/sign-in/email', { email, password });
    if (answer.status === 200) redirect(303, ownPath(event.url.searchParams.get('kembali')));
    // The wrong address and the wrong password get the same answer.
    return answer.status === 429
      ? fail(429, { email, errors: { '': refusalText(answer, event.locals.locale) } })
      : fail(401, { email, errors: { '': m.accessWrong() } });
  },
  code: async (event) => {
    const form = await event.request.formData();
    const answer = await askSignIn(event, '/second-step/prove', { code: fieldText(form, 'code').trim() });
    if (answer.status === 200) redirect(303, ownPath(event.url.searchParams.get('kembali')));
    if (answer.body['code'] === 'NO_SESSION') redirect(303, '/masuk');
    const errors: Record<string, string> = { code: refusalText(answer, event.locals.locale) };
    return fail(answer.status === 429 ? 429 : 401, { email: '', errors });
  },
};
