import { fail, redirect } from '@sveltejs/kit';
import { demand, officeOf } from '#access/index.ts';
import { listImports, receiveFile, wakeImports } from '#exchange/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { desk, user } }) => {
  if (!user) redirect(303, '/masuk?kembali=/impor');
  demand(desk.actor, 'importFiles');
  const files = await desk.database.asActor(desk.actor, (tx) => listImports(tx, officeOf(desk.actor)));
  return {
    files: files.map(({ id, name, kind, state, createdAt, report }) => ({
      id,
      name,
      kind,
      state,
      createdAt,
      partners: report ? report.partners.created + report.partners.updated + report.partners.unchanged : null,
      activities: report
        ? report.activities.created + report.activities.updated + report.activities.unchanged
        : null,
    })),
  };
};

export const actions: Actions = {
  /** Without JavaScript: files of a form, held in memory, at most 64 MB together. */
  default: async ({ request, locals: { desk, locale } }) => {
    demand(desk.actor, 'importFiles');
    const form = await request.formData();
    const files = form.getAll('file').filter((one) => one instanceof File && one.size > 0) as File[];
    if (files.length === 0) return fail(422, { errors: { file: m.importNoFile() } });
    const ids: string[] = [];
    try {
      for (const file of files)
        ids.push(await receiveFile(desk, { name: file.name, content: file.stream() }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { errors: errorTexts(error.fields, locale) });
    }
    wakeImports();
    redirect(303, ids.length === 1 ? `/impor/${ids[0] ?? ''}` : '/impor');
  },
};
