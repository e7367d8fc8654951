import { SYSTEM } from '#database/index.ts';
import { asLine } from '#kernel/index.ts';
import { z } from 'zod';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { parsed } from './office.ts';
import { renameOwnAccount, renameSeats } from './personal-data-store.ts';
import { demandPerson } from './read-own-data.ts';
import { seatDocument } from './seat-checks.ts';
import { readSeatsOfPerson } from './seat-store.ts';
import { todayOf } from './seat.ts';

const FORM = z.object({
  name: z
    .string('officesErrorPerson')
    .transform(asLine)
    .pipe(z.string().min(1, 'officesErrorPerson').max(200, 'officesErrorTooLong')),
});

/**
 * Corrects the name of the person who acts: of the account, and of the seats they have now. Terms that are over keep the
 * name that papers of that time carry.
 * @throws InvalidInput, Forbidden
 */
export async function correctOwnName(desk: Desk, input: { readonly name: string }): Promise<void> {
  const { name } = parsed(FORM, input);
  const userId = demandPerson(desk.actor);
  const today = todayOf(desk.now());
  await desk.database.asActor(desk.actor, async (tx) => {
    await renameOwnAccount(tx, name);
    await writeAudit(tx, desk, { action: 'correct-own-name', subject: 'account', subjectId: userId });
    for (const seat of await readSeatsOfPerson(tx, userId))
      if (seat.name !== name && (seat.validTo === null || seat.validTo >= today))
        await writeAudit(tx, desk, {
          action: 'correct-own-name',
          subject: 'seat',
          subjectId: seat.id,
          version: seat.version + 1,
          before: seatDocument(seat),
          after: { ...seatDocument(seat), renamed: true },
        });
    // Seats are others' to change; the name on them is their holder's.
    await desk.database.actAs(tx, SYSTEM);
    await renameSeats(tx, userId, name, today);
  });
}
