import { redirect } from '@sveltejs/kit';
import { SEAT_COOKIE } from '#request-context.ts';
import { askSignIn } from '#sign-in-request.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async (event) => {
    await askSignIn(event, '/sign-out', {});
    event.cookies.delete(SEAT_COOKIE, { path: '/', secure: event.url.protocol === 'https:' });
    redirect(303, '/');
  },
};
