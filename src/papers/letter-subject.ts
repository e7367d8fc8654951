import { demand, type Desk, findStoredOffice, ownerOfOffice, type StoredOffice } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { isId, NotFound } from '#kernel/index.ts';

/** The office, where the actor may do the act to how it writes. @throws NotFound, Forbidden */
export async function getLetterOffice(
  tx: Transaction,
  desk: Desk,
  officeId: string,
  act: 'readLetterProfile' | 'keepLetterProfile',
): Promise<StoredOffice> {
  const office = isId(officeId) ? await findStoredOffice(tx, officeId) : undefined;
  if (!office) throw new NotFound(`no office ${officeId}`);
  demand(desk.actor, act, ownerOfOffice(office));
  return office;
}
