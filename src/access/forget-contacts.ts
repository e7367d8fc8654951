import { SYSTEM } from '#database/index.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import type { PersonalPlace } from './personal-data.ts';
import { todayOf } from './seat.ts';

/**
 * Empties telephone numbers and addresses that were given for meetings which ended more than so many months ago. Who came,
 * in which post, stays. For the product itself, by its clock.
 * @returns from how many entries something was taken
 */
export async function forgetContacts(
  { database, now }: Pick<Desk, 'database' | 'now'>,
  places: readonly PersonalPlace[],
  months: number,
): Promise<number> {
  const desk: Desk = { actor: SYSTEM, database, now };
  const before = Temporal.PlainDate.from(todayOf(now())).subtract({ months }).toString();
  return await database.asActor(SYSTEM, async (tx) => {
    let sum = 0;
    for (const place of places)
      for (const { subject, subjectId, count } of (await place.forget?.(tx, before)) ?? []) {
        sum += count;
        await writeAudit(tx, desk, {
          ...{ action: 'forget-contacts', subject, subjectId },
          after: { erased: place.kind, count },
        });
      }
    return sum;
  });
}
