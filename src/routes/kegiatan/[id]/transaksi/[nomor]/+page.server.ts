import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { formChoices } from '../../../form-choices.ts';
import { loadRow, removeRow, saveRow } from '../../../row-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const list = 'transactions';

/** One transaction of an activity, to be added, corrected or taken away. */
export const load: PageServerLoad = async ({ params, request, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { currencies, transactionTypes } = await formChoices(desk, locale);
  return {
    ...(await loadRow({ desk, ...params, list, locale }, request.method === 'GET')),
    choices: { currencies, transactionTypes },
  };
};

const next = (id: string, saved: string) =>
  `${resolve('/kegiatan/[id]/transaksi', { id })}?tersimpan=${saved}`;

export const actions: Actions = {
  save: async ({ params, request, locals: { desk, locale } }) =>
    saveRow({ desk, ...params, list, locale }, await request.formData(), next(params.id, 'ubah')),
  remove: async ({ params, request, locals: { desk, locale } }) =>
    removeRow({ desk, ...params, list, locale }, await request.formData(), next(params.id, 'hapus')),
};
