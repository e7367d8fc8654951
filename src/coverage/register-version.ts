import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';

/** How many changes of the register have ended; every cell, partner and area counts (triggers of migration 0007). */
export async function readVersion(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ version: number }>`select last_value as version from register_version`.execute(
    tx,
  );
  return rows[0]?.version ?? 0;
}

/**
 * Whether no change is just ending. Asked after reading the version: then all that the version counts is visible to the
 * next statement, and what that statement gives may be kept under the version. The lock is let go of at once.
 */
export async function isSettled(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ settled: boolean }>`
    select case when pg_try_advisory_lock(707007) then pg_advisory_unlock(707007) else false end as settled`.execute(
    tx,
  );
  return rows[0]?.settled ?? false;
}
