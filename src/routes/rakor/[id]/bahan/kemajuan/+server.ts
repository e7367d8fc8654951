import { listBriefings } from '#briefing/index.ts';
import { m } from '#messages/messages.js';
import type { RequestHandler } from './$types';

/** How far a book is. */
export const GET: RequestHandler = async ({ params, url, locals: { desk } }) => {
  const book = (await listBriefings(desk, params.id)).find(({ id }) => id === url.searchParams.get('buku'));
  const { pagesDone: done = 0, pagesTotal: total = null, state = 'failed' } = book ?? {};
  const said = total === null ? m.briefingGathering() : m.briefingPagesOf({ done, total });
  return Response.json({ isWaiting: state === 'making', done, total, said });
};
