import { NotFound } from '#kernel/index.ts';
import { getMeeting, hoursOf } from '#meetings/index.ts';
import { feedOf } from '../../../kalender/feed.ts';
import { placeWords } from '../../../rakor/words.ts';
import { openGuest } from '../../open-guest.ts';
import type { RequestHandler } from './$types';

/** The meeting as an entry for a calendar. */
export const GET: RequestHandler = async ({ params, url, locals: { desk } }) => {
  const guest = await openGuest(desk, params.token);
  if (guest.link.kind === 'recommendation') throw new NotFound('the link is for no meeting');
  const { id, version, record } = await getMeeting(guest.desk, guest.link.meetingId);
  const entry = {
    id,
    version,
    kind: 'meeting',
    day: record.firstDay,
    lastDay: record.lastDay,
    hours: hoursOf(record),
    title: record.title,
    detail: placeWords(record) ?? undefined,
    path: `/u/${params.token}`,
  } as const;
  const words = { origin: url.origin, now: desk.now(), name: record.title, kindWord: () => '' };
  return new Response(feedOf([entry], words), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="undangan.ics"',
      'cache-control': 'private, no-store',
    },
  });
};
