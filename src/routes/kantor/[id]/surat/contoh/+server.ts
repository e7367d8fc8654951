import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { sampleLetter } from '#papers/index.ts';
import { formOf, paperResponse } from '../../../../paper-response.ts';
import type { RequestHandler } from './$types';

/** A letter about nothing in the office's own form: `?kop=K2&bentuk=pdf`. */
export const GET: RequestHandler = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const letterhead = url.searchParams.get('kop') ?? '';
  return paperResponse(await sampleLetter(desk, { officeId: params.id, letterhead }), formOf(url));
};
