import { createHash, randomBytes } from 'node:crypto';
import type { Locale } from '#kernel/index.ts';

/** All meetings the person may know of, or those of their own office alone. */
export const CALENDAR_SCOPES = ['all', 'own'] as const;
export type CalendarScope = (typeof CALENDAR_SCOPES)[number];

/** The secret address of a person's calendar, without the secret. */
export interface CalendarAddress {
  readonly scope: CalendarScope;
  /** The language of its entries. */
  readonly locale: Locale;
  readonly madeAt: string;
  /** When a calendar program read it last. */
  readonly usedAt: string | null;
}

/** Calendar programs ask once in some hours; several devices may share an address. */
export const CALENDAR_ASKED_AT_MOST = 60;

/** 256 bits by chance. */
export function makeCalendarToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token; nothing for what cannot be one. */
export function hashOfCalendarToken(token: string): string | undefined {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  return createHash('sha256').update(`calendar ${token}`).digest('base64url');
}
