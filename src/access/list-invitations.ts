import { isId, NotFound } from '#kernel/index.ts';
import type { Desk } from './desk.ts';
import type { Invitation } from './invitation.ts';
import { readInvitations } from './invitation-store.ts';
import { getOfficeToFill } from './seat-checks.ts';

/** The last invitation to each seat of an office, for who may appoint there. @throws NotFound, Forbidden */
export async function listInvitations(desk: Desk, officeId: string): Promise<Invitation[]> {
  if (!isId(officeId)) throw new NotFound(`no office ${officeId}`);
  return desk.database.asActor(desk.actor, async (tx) => {
    await getOfficeToFill(tx, desk, officeId);
    return readInvitations(tx, officeId, desk.now());
  });
}
