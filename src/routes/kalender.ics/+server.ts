import { calendarFile } from '../kalender/calendar-file.ts';
import { readWish } from '../kalender/calendar-wish.ts';
import type { RequestHandler } from './$types';

/** The calendar, with the same filters as its page. */
export const GET: RequestHandler = ({ url, locals }) =>
  calendarFile(locals, readWish(url.searchParams), url.origin);
