import { resolve } from '$app/paths';
import { findLike } from '#partners/index.ts';
import { likeWords } from '../like-words.ts';
import type { RequestHandler } from './$types';

/** Partners like the name being typed, for the forms' own script. */
export const GET: RequestHandler = async ({ url, locals: { desk, locale } }) => {
  const name = (url.searchParams.get('name') ?? '').slice(0, 300);
  const likes = await findLike(desk, { name, homeCountry: url.searchParams.get('country') || null });
  return Response.json(
    likes.map((like) => ({
      ...likeWords(like, locale),
      href: resolve('/mitra/[id]', { id: like.partner.id }),
    })),
    { headers: { 'cache-control': 'no-store' } },
  );
};
