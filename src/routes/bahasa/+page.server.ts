import { redirect } from '@sveltejs/kit';
import { LOCALES } from '#kernel/index.ts';
import { ownPath } from '#sign-in-request.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

const YEAR = 60 * 60 * 24 * 365;

export const actions: Actions = {
  default: async ({ request, cookies, url }) => {
    const form = await request.formData();
    const language = LOCALES.find((locale) => locale === form.get('language'));
    if (language)
      cookies.set('sinergi_language', language, {
        path: '/',
        maxAge: YEAR,
        httpOnly: false,
        sameSite: 'lax',
        secure: url.protocol === 'https:',
      });
    redirect(303, ownPath(form.get('return')));
  },
};
