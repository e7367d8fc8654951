import { NotFound } from '#kernel/index.ts';
import { getMeeting } from '#meetings/index.ts';
import { calendarOf } from '../../../rakor/calendar.ts';
import { openGuest } from '../../open-guest.ts';
import type { RequestHandler } from './$types';

/** The meeting as an entry for a calendar. */
export const GET: RequestHandler = async ({ params, url, locals: { desk } }) => {
  const guest = await openGuest(desk, params.token);
  if (guest.link.kind === 'recommendation') throw new NotFound('the link is for no meeting');
  const { id, record, officeName, draft, demonstration } = await getMeeting(guest.desk, guest.link.meetingId);
  const listed = { id, officeName, draft, demonstration, ...record, invited: [] };
  return new Response(calendarOf([listed], { origin: url.origin, now: desk.now() }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="undangan.ics"',
      'cache-control': 'private, no-store',
    },
  });
};
