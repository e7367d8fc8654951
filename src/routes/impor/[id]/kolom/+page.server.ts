import { error, redirect } from '@sveltejs/kit';
import { chooseMapping, getImport } from '#exchange/index.ts';
import { type Mapping, MEANINGS, type Meaning } from '#exchange/sheets/index.ts';
import { Conflict } from '#kernel/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, locals: { desk, user } }) => {
  if (!user) redirect(303, `/masuk?kembali=/impor/${params.id}/kolom`);
  const file = await desk.database.asActor(desk.actor, (tx) => getImport(tx, desk, params.id));
  const mappings = file.mapping as Mapping[] | null;
  if (!mappings) error(404, 'no mapping');
  return { file: { id: file.id, name: file.name }, mappings, meanings: [...MEANINGS] };
};

export const actions: Actions = {
  default: async ({ request, params, locals: { desk } }) => {
    const form = await request.formData();
    const file = await desk.database.asActor(desk.actor, (tx) => getImport(tx, desk, params.id));
    const mappings = (file.mapping as Mapping[] | null) ?? error(404, 'no mapping');
    const chosen = mappings.map((mapping, sheet) => ({
      ...mapping,
      kind:
        form.get(`kind.${String(sheet)}`) === 'register'
          ? ('register' as const)
          : form.get(`kind.${String(sheet)}`) === 'matrix'
            ? ('matrix' as const)
            : mapping.kind,
      columns: mapping.columns.map((column) => {
        const meaning = form.get(`column.${String(sheet)}.${String(column.index)}`);
        return MEANINGS.includes(meaning as Meaning)
          ? { ...column, meaning: meaning as Meaning, confidence: 1 }
          : column;
      }),
    }));
    try {
      await chooseMapping(desk, params.id, chosen);
    } catch (refused) {
      if (!(refused instanceof Conflict)) throw refused;
    }
    redirect(303, `/impor/${params.id}`);
  },
};
