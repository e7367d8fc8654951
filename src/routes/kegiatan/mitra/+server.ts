import { partnerLabel, proposePartners } from '../partner-choice.ts';
import type { RequestHandler } from './$types';

/** Names of partners with activities that hold what is being typed, for the filter's own script. */
export const GET: RequestHandler = async ({ url, locals: { desk } }) => {
  const typed = (url.searchParams.get('q') ?? '').slice(0, 300);
  return Response.json((await proposePartners(desk, typed)).map(partnerLabel), {
    headers: { 'cache-control': 'no-store' },
  });
};
