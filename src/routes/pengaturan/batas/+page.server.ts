import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#access/index.ts';
import { loadBoundaries } from '#areas/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts, messageOf } from '#ui/error-texts.ts';
import { subjectHistory } from '../../jejak/subject-history.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { desk, locale, user } }) => {
  if (!user) redirect(303, '/masuk?kembali=/pengaturan/batas');
  demand(desk.actor, 'loadBoundaries');
  return { history: await subjectHistory(desk, { subject: 'area' }, locale) };
};

export const actions: Actions = {
  default: async ({ request, locals: { desk, locale } }) => {
    demand(desk.actor, 'loadBoundaries');
    const file = (await request.formData()).get('file');
    if (!(file instanceof File) || file.size === 0)
      return fail(422, { errors: { file: m.importNoFile() }, done: null });
    try {
      const { matched, unmatched } = await loadBoundaries(desk, {
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      });
      const names = unmatched
        .slice(0, 100)
        .map(
          ({ name, reason }) =>
            `${name}: ${messageOf(`areasUnmatched${reason.charAt(0).toUpperCase()}${reason.slice(1)}`, locale)}`,
        );
      return { done: { matched, unmatched: unmatched.length, names }, errors: {} as Record<string, string> };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { errors: errorTexts(error.fields, locale), done: null });
    }
  },
};
