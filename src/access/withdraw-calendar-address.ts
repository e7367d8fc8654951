import { writeAudit } from './audit.ts';
import type { CalendarAddress } from './calendar-address.ts';
import { deleteCalendarAddress, findCalendarAddress } from './calendar-address-store.ts';
import type { Desk } from './desk.ts';
import { demandPerson } from './read-own-data.ts';

/** The address of one's own calendar, where there is one. @throws Forbidden where nobody is signed in */
export async function findOwnCalendarAddress(desk: Desk): Promise<CalendarAddress | undefined> {
  const userId = demandPerson(desk.actor);
  return desk.database.asActor(desk.actor, (tx) => findCalendarAddress(tx, userId));
}

/** Takes the address of one's own calendar back; nothing happens where there is none. @throws Forbidden where nobody is signed in */
export async function withdrawCalendarAddress(desk: Desk): Promise<void> {
  const userId = demandPerson(desk.actor);
  await desk.database.asActor(desk.actor, async (tx) => {
    if (!(await deleteCalendarAddress(tx, userId))) return;
    await writeAudit(tx, desk, {
      action: 'withdraw-calendar-address',
      subject: 'account',
      subjectId: userId,
    });
  });
}
