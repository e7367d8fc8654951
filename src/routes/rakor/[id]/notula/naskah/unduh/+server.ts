import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { frozenMinutes } from '#minutes/index.ts';
import type { RequestHandler } from './$types';

/** The text of which the SHA-256 was made, byte by byte. */
export const GET: RequestHandler = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { content, sha256 } = await frozenMinutes(desk, params.id);
  return new Response(content, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="notula-${sha256.slice(0, 12)}.json"`,
      'cache-control': 'private, no-store',
    },
  });
};
