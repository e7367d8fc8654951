import type { Desk } from '#access/index.ts';
import { SYSTEM, type Transaction } from '#database/index.ts';

/**
 * Runs a part of the desk's transaction with the product's own rights, for what follows from an act they may do but
 * lies beyond their area: the activities of a merged partner in other provinces. Permission has been asked for, and
 * the deciding row been written, as the actor before.
 */
export async function asSystemWithin<T>(desk: Desk, tx: Transaction, work: () => Promise<T>): Promise<T> {
  await desk.database.actAs(tx, SYSTEM);
  const result = await work();
  // After a failure nothing needs to be put back: the transaction is rolled back, and its settings with it.
  await desk.database.actAs(tx, desk.actor);
  return result;
}
