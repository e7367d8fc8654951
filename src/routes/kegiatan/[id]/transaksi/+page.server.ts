import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { loadRates } from '#activities/index.ts';
import { pickText } from '#kernel/index.ts';
import { getActivity, mayEdit } from '../../get-activity.ts';
import { transactionRows } from '../money-words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const PAGE_SIZE = 50;

/** All transactions of an activity, a page at a time; whoever may change the activity changes them from here. */
export const load: PageServerLoad = async ({ params, url, locals: { desk, locale } }) => {
  if (url.searchParams.has('format'))
    redirect(301, `${resolve('/kegiatan/[id]/transaksi/ekspor', { id: params.id })}${url.search}`);
  const activity = await getActivity(desk, params.id);
  const rates = await desk.database.asActor(desk.actor, loadRates);
  const rows = transactionRows(activity.document, rates, locale);
  const asked = Number(url.searchParams.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1;
  return {
    id: activity.id,
    title: pickText(activity.document.title, locale).text,
    rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    total: rows.length,
    page,
    size: PAGE_SIZE,
    saved: url.searchParams.get('tersimpan'),
    may: { edit: mayEdit(desk, activity) },
  };
};
