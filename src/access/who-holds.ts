import { Forbidden, InvalidInput, isPlainDate, NotFound } from '#kernel/index.ts';
import type { Desk } from './desk.ts';
import { ownerOfOffice } from './office.ts';
import { findStoredOffice } from './office-store.ts';
import { mayDo } from './permissions.ts';
import { readSeatsOf } from './seat-store.ts';
import { type PostOnDay, postsOn } from './seat.ts';

/**
 * Who held the posts of an office on a day, and who acted in them as Plt. or Plh.: what a signature block is made of,
 * which names who was in office on the paper's date. A post with neither is not known to be held.
 * @param date the paper's date
 * @throws NotFound, Forbidden, InvalidInput
 */
export async function whoHolds(desk: Desk, officeId: string, date: string): Promise<PostOnDay[]> {
  if (!isPlainDate(date)) throw new InvalidInput({ date: 'officesErrorDate' });
  return await desk.database.asActor(desk.actor, async (tx) => {
    const office = await findStoredOffice(tx, officeId);
    if (!office) throw new NotFound(`no office ${officeId}`);
    if (!mayDo(desk.actor, 'readPeople', ownerOfOffice(office)))
      throw new Forbidden('may not know who sits in this office');
    return postsOn(await readSeatsOf(tx, officeId), date);
  });
}
