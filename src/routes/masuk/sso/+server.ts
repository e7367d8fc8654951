import { redirect } from '@sveltejs/kit';
import { PROVIDER_ID } from '#access/index.ts';
import { useApp } from '#app.ts';
import { askSignIn, ownPath } from '#sign-in-request.ts';
import type { RequestHandler } from './$types';

/** Sends the browser to the provider. A link and not a form, because a form may not lead to another origin. */
export const GET: RequestHandler = async (event) => {
  if (!useApp().signIn.provider) redirect(303, '/masuk');
  const answer = await askSignIn(event, '/sign-in/social', {
    provider: PROVIDER_ID,
    // The sign-in page leads on from there; spelled with nothing but what the library takes for a path of ours.
    callbackURL: `/masuk?kembali=${escaped(ownPath(event.url.searchParams.get('kembali')))}`,
    errorCallbackURL: '/masuk',
    disableRedirect: true,
  });
  const address = answer.body['url'];
  if (answer.status !== 200 || typeof address !== 'string') redirect(303, '/masuk?keadaan=sso-gagal');
  redirect(303, address, { external: true });
};

function escaped(path: string): string {
  return encodeURIComponent(path).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
