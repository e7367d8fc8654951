import { createHash } from 'node:crypto';
import { openCalendarAddress } from '#access/index.ts';
import { m } from '#messages/messages.js';
import { useApp } from '#app.ts';
import { KIND_WORDS } from '../../calendar-wish.ts';
import { feedOf } from '../../feed.ts';
import { ownCalendar } from '../../own-calendar.ts';
import type { RequestHandler } from './$types';

const HEADERS = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' };

/**
 * The calendar of the person whose secret address this is, as far as they may know it now. Whoever asks is nobody else:
 * no cookie is looked at.
 */
export const GET: RequestHandler = async ({ params, request, url, locals: { desk } }) => {
  const opened = await openCalendarAddress(desk, params.token);
  if ('wait' in opened)
    return new Response(null, { status: 429, headers: { ...HEADERS, 'retry-after': String(opened.wait) } });
  const { desks, locale } = opened;
  const entries = await ownCalendar(desks, useApp().calendar, opened);
  const etag = `W/"${createHash('sha256')
    .update(JSON.stringify([locale, url.origin, entries]))
    .digest('base64url')}"`;
  const headers = { ...HEADERS, etag };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const feed = feedOf(entries, {
    origin: url.origin,
    now: desk.now(),
    name: `Sinergi · ${m.calendarTitle({}, { locale })}`,
    kindWord: (kind) => KIND_WORDS[kind]({}, { locale }),
  });
  return new Response(feed, { headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } });
};
