import type { Transaction } from '#database/index.ts';
import { Forbidden, InvalidInput, newId } from '#kernel/index.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import {
  fitsUnder,
  mayManage,
  type OfficeInput,
  type OfficeRecord,
  parseOffice,
  sameName,
} from './office.ts';
import {
  findStoredOffice,
  insertOffice,
  isInOwnHands,
  lockOffices,
  readBelonging,
  readSiblings,
} from './office-store.ts';
import { todayOf } from './seat.ts';

/**
 * Opens an office: a ministry's, a region's in the actor's area, a partner's own, or that of a partner which is not
 * here yet.
 * @throws InvalidInput, Forbidden
 */
export async function openOffice(desk: Desk, input: OfficeInput): Promise<{ id: string }> {
  const office = parseOffice(input);
  const id = newId();
  return await desk.database.asActor(desk.actor, async (tx) => {
    if (!mayManage(desk.actor, office, await isInOwnHands(tx, office.partnerId)))
      throw new Forbidden('may not open such an office');
    await lockOffices(tx, 'tree');
    await demandSense(tx, office, todayOf(desk.now()));
    await insertOffice(tx, id, office);
    await writeAudit(tx, desk, {
      action: 'open-office',
      subject: 'office',
      subjectId: id,
      version: 1,
      after: office,
    });
    return { id };
  });
}

/** @throws InvalidInput where its area, partner or parent is not there or does not fit, or its name is taken beside it */
export async function demandSense(
  tx: Transaction,
  office: OfficeRecord,
  today: string,
  ownId?: string,
): Promise<void> {
  const { areaName, partnerName } = await readBelonging(tx, office);
  if (office.areaCode !== null && areaName === null) throw new InvalidInput({ areaCode: 'officesErrorArea' });
  if (office.partnerId !== null && partnerName === null)
    throw new InvalidInput({ partnerId: 'officesErrorPartner' });
  if (office.parentId !== null) {
    const parent = await findStoredOffice(tx, office.parentId);
    if (!parent || !fitsUnder(office, parent)) throw new InvalidInput({ parentId: 'officesErrorParent' });
  }
  const siblings = await readSiblings(tx, office, today);
  if (siblings.some(({ id, name }) => id !== ownId && sameName(name, office.name)))
    throw new InvalidInput({ name: 'officesErrorSameName' });
}
