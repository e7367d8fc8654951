import { redirect } from '@sveltejs/kit';
import { beginPublicView, endPublicView } from '#public-view.ts';
import { fieldText, ownPath } from '#sign-in-request.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async ({ request, cookies, url, locals: { user } }) => {
    const form = await request.formData();
    if (fieldText(form, 'as') === 'public' && user) beginPublicView(cookies, url);
    else endPublicView(cookies, url);
    redirect(303, ownPath(form.get('return')));
  },
};
