import { listMeetings } from '#meetings/index.ts';
import { calendarOf } from '../calendar.ts';
import type { RequestHandler } from './$types';

/** The meetings the reader may know of, for a calendar program. */
export const GET: RequestHandler = async ({ url, locals: { desk } }) => {
  const { coming, past } = await listMeetings(desk, {});
  return new Response(calendarOf([...past, ...coming], { origin: url.origin, now: desk.now() }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="sinergi.ics"',
      'cache-control': 'private, no-store',
    },
  });
};
