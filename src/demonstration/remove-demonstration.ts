import { sql } from 'kysely';
import { recomputeCells, refreshSearchWords } from '#activities/index.ts';
import { type Database, SYSTEM } from '#database/index.ts';
import {
  deleteFictional,
  deleteOffices,
  deleteRates,
  readMark,
  withdrawRates,
  writeMark,
} from './demonstration-store.ts';
import { DEMONSTRATION_DOMAIN } from './people.ts';

/**
 * Takes the demonstration away: fictional partners with all that hangs on them, the demonstration's offices, accounts
 * and rates. Real partners and their activities stay, also those a demonstration account recorded; so do areas, and
 * the audit trail, which nobody can delete from. A note that it was removed is left. Doing it again does no harm.
 */
export async function removeDemonstration(
  database: Database,
): Promise<{ partners: number; activities: number }> {
  // Accounts live beside the register and cannot share its transaction: first, so that the mark outlives a kill between.
  await sql`delete from auth."user" where email like ${`%${DEMONSTRATION_DOMAIN}`}`.execute(database.signIn);
  const removed = await database.asActor(SYSTEM, async (tx) => {
    const mark = await readMark(tx);
    await deleteOffices(tx, mark?.offices ?? []);
    const counts = await deleteFictional(tx);
    await withdrawRates(tx);
    await writeMark(tx, { removedAt: Temporal.Now.instant().toString() });
    return counts;
  });
  await recomputeCells(database);
  await database.asActor(SYSTEM, deleteRates);
  await refreshSearchWords(database);
  return removed;
}
