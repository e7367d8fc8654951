import { sql } from 'kysely';
import type { Actor, Transaction } from '#database/index.ts';

/**
 * Runs a part of the actor's transaction with the product's own rights, for what follows from an act they may do but
 * lies beyond their area: the activities of a merged partner in other provinces. Permission has been asked for, and
 * the deciding row been written, as the actor before.
 */
export async function asSystemWithin<T>(tx: Transaction, actor: Actor, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('sinergi.kind', 'system', true)`.execute(tx);
  const result = await work();
  // After a failure nothing needs to be put back: the transaction is rolled back, and its settings with it.
  await sql`select set_config('sinergi.kind', ${actor.kind}, true)`.execute(tx);
  return result;
}
