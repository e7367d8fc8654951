import { SYSTEM } from '#database/index.ts';
import { type Locale, NotFound } from '#kernel/index.ts';
import { desksOfPerson } from './accounts.ts';
import { CALENDAR_ASKED_AT_MOST, type CalendarScope, hashOfCalendarToken } from './calendar-address.ts';
import { askCalendarAddress } from './calendar-address-store.ts';
import type { Desk } from './desk.ts';

export type OpenedCalendar =
  /** Where its owner works today: what they may know from there is what the calendar tells. */
  | { readonly desks: readonly Desk[]; readonly scope: CalendarScope; readonly locale: Locale }
  /** It was asked for too often: seconds until it answers again. */
  | { readonly wait: number };

/**
 * Whose calendar an address opens, with a desk in each seat they hold today. It can be read at most 60 times an hour.
 * @throws NotFound for an address that is none or was taken back, or whose owner holds no seat today
 */
export async function openCalendarAddress(desk: Desk, token: string): Promise<OpenedCalendar> {
  const hash = hashOfCalendarToken(token);
  const asked =
    hash === undefined
      ? undefined
      : await desk.database.asActor(SYSTEM, (tx) => askCalendarAddress(tx, hash, desk.now().toString()));
  if (!asked) throw new NotFound('no such calendar');
  if (asked.asked > CALENDAR_ASKED_AT_MOST) return { wait: asked.left };
  const desks = await desksOfPerson(desk, asked.userId);
  if (desks.length === 0) throw new NotFound('the owner of the calendar holds no seat');
  return { desks, scope: asked.scope, locale: asked.locale };
}
