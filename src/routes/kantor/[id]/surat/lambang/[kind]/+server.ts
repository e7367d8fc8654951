import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readEmblem } from '#papers/index.ts';
import type { RequestHandler } from './$types';

/** The picture of an emblem, for who may see how the office writes. */
export const GET: RequestHandler = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const emblem = await readEmblem(desk, { officeId: params.id, kind: params.kind });
  if (!emblem) error(404);
  return new Response(new Uint8Array(emblem.bytes), {
    headers: {
      'content-type': `image/${emblem.type === 'jpeg' ? 'jpeg' : 'png'}`,
      'cache-control': 'private, no-store',
    },
  });
};
