import { calendarFile } from '../../kalender/calendar-file.ts';
import type { RequestHandler } from './$types';

/** The meetings alone, at the address that calendar programs were given first. */
export const GET: RequestHandler = ({ url, locals }) =>
  calendarFile(locals, { kinds: ['meeting', 'visit', 'event'], area: null, own: false }, url.origin);
