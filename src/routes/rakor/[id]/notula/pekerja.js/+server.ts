import { getPlannedMeeting } from '#meetings/index.ts';
import script from '../worker.js?raw';
import type { RequestHandler } from './$types';

/** The script that lets the minutes of this meeting open without a line; for their page and no other. */
export const GET: RequestHandler = async ({ params, url, locals: { desk } }) => {
  await getPlannedMeeting(desk, params.id);
  return new Response(script, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'service-worker-allowed': url.pathname.replace(/\/[^/]*$/, ''),
      'content-security-policy': "default-src 'none'; connect-src 'self'; script-src 'self'",
    },
  });
};
