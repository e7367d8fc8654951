import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type CalendarWish, KIND_WORDS, readCalendar } from './calendar-wish.ts';
import { feedOf } from './feed.ts';

/** Everything that has a day and that the reader may know, for a calendar program. */
export async function calendarFile(
  { desk, locale }: { readonly desk: Desk; readonly locale: Locale },
  wish: CalendarWish,
  origin: string,
): Promise<Response> {
  const all = { from: '1900-01-01', to: '2199-12-31', locale };
  const entries = await readCalendar(desk, wish, all);
  const name = `Sinergi · ${m.calendarTitle()}`;
  return new Response(
    feedOf(entries, { origin, now: desk.now(), name, kindWord: (kind) => KIND_WORDS[kind]() }),
    {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="sinergi.ics"',
        'cache-control': 'private, no-store',
      },
    },
  );
}
