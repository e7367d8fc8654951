import { type Database, SYSTEM } from '#database/index.ts';
import { todayOf } from '#access/index.ts';
import { dateSeats, insertActings } from './demonstration-store.ts';
import { DEMONSTRATION_ACCOUNTS } from './people.ts';

/**
 * Finishes the seats of the demonstration's accounts once these are made: since when they sit, and the second capacities
 * (Plh., Plt.) that two of them have from today on.
 * @param userIds of the accounts made, by email
 */
export async function seatDemonstration(
  database: Database,
  userIds: ReadonlyMap<string, string>,
): Promise<void> {
  const people = DEMONSTRATION_ACCOUNTS.flatMap((account) => {
    const userId = userIds.get(account.email);
    return userId === undefined ? [] : [{ ...account, userId }];
  });
  await database.asActor(SYSTEM, async (tx) => {
    await dateSeats(tx, people);
    await insertActings(
      tx,
      new Map(people.map((person) => [person.email, person])),
      todayOf(Temporal.Now.instant()),
    );
  });
}
