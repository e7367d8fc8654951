import type { Transaction } from '#database/index.ts';
import type { Locale } from '#kernel/index.ts';
import { sql } from 'kysely';
import type { CalendarAddress, CalendarScope } from './calendar-address.ts';

export interface NewCalendarAddress {
  readonly userId: string;
  readonly tokenHash: string;
  readonly scope: CalendarScope;
  readonly locale: Locale;
  readonly at: string;
}

/** Keeps a new address in the place of the one before. */
export async function replaceCalendarAddress(tx: Transaction, address: NewCalendarAddress): Promise<void> {
  const { userId, tokenHash, scope, locale, at } = address;
  await deleteCalendarAddress(tx, userId);
  await tx
    .insertInto('calendar_address')
    .values({ user_id: userId, token_hash: tokenHash, scope, locale, made_at: at, counted_from: at })
    .execute();
}

/** @returns whether there was one */
export async function deleteCalendarAddress(tx: Transaction, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('calendar_address')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function findCalendarAddress(
  tx: Transaction,
  userId: string,
): Promise<CalendarAddress | undefined> {
  const { rows } = await sql<CalendarAddress>`select scope, locale, made_at as "madeAt", used_at as "usedAt"
    from calendar_address where user_id = ${userId}::uuid`.execute(tx);
  return rows[0];
}

export interface AskedCalendarAddress {
  readonly userId: string;
  readonly scope: CalendarScope;
  readonly locale: Locale;
  /** How often it was asked for in this hour, now included. */
  readonly asked: number;
  /** Seconds until the next hour begins. */
  readonly left: number;
}

/** Finds an address by its hash and counts that it was asked for. */
export async function askCalendarAddress(
  tx: Transaction,
  tokenHash: string,
  at: string,
): Promise<AskedCalendarAddress | undefined> {
  const isOver = sql`counted_from <= ${at}::timestamptz - interval '1 hour'`;
  const { rows } = await sql<AskedCalendarAddress>`update calendar_address set used_at = ${at}::timestamptz,
      counted_from = case when ${isOver} then ${at}::timestamptz else counted_from end,
      asked = case when ${isOver} then 1 else asked + 1 end
    where token_hash = ${tokenHash}
    returning user_id as "userId", scope, locale, asked,
      greatest(1, ceil(extract(epoch from counted_from + interval '1 hour' - ${at}::timestamptz)))::int as left`.execute(
    tx,
  );
  return rows[0];
}
