import { redirect } from '@sveltejs/kit';
import { endPublicView } from '#public-view.ts';
import { SEAT_COOKIE } from '#request-context.ts';
import { askSignIn } from '#sign-in-request.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async (event) => {
    await askSignIn(event, '/sign-out', {});
    endPublicView(event.cookies, event.url);
    event.cookies.delete(SEAT_COOKIE, { path: '/', secure: event.url.protocol === 'https:' });
    redirect(303, '/');
  },
};
