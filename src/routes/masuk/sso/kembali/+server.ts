import { redirect } from '@sveltejs/kit';
import { PROVIDER_ID } from '#access/index.ts';
import { useApp } from '#app.ts';
import { askSignIn, ownPath } from '#sign-in-request.ts';
import type { RequestHandler } from './$types';

/** What went wrong, as the sign-in page tells it. */
const SITUATIONS: Readonly<Record<string, string>> = {
  signup_disabled: 'belum-diundang',
  account_not_linked: 'email-belum-terbukti',
};

/** Where the provider sends the browser back to. */
export const GET: RequestHandler = async (event) => {
  if (!useApp().signIn.provider) redirect(303, '/masuk');
  const answer = await askSignIn(event, `/callback/${PROVIDER_ID}${event.url.search}`);
  const to = new URL(answer.location ?? '/masuk?error=none', event.url);
  const fault = to.searchParams.get('error');
  if (fault !== null || to.origin !== event.url.origin)
    redirect(303, `/masuk?keadaan=${SITUATIONS[fault ?? ''] ?? 'sso-gagal'}`);
  redirect(303, ownPath(to.pathname + to.search));
};
