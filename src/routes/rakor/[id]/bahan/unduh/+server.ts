import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { getBriefing } from '#briefing/index.ts';
import { formOf, paperResponse } from '../../../../paper-response.ts';
import type { RequestHandler } from './$types';

/** A book as it was made, as DOCX or PDF. */
export const GET: RequestHandler = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  const book = await getBriefing(desk, url.searchParams.get('buku') ?? '');
  if (book.meetingId !== params.id) error(404);
  return paperResponse(book.paper, formOf(url));
};
