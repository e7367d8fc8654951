import type { Transaction } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import {
  mayManage,
  type OfficeInput,
  type OfficeRecord,
  parseOffice,
  recordOf,
  type StoredOffice,
} from './office.ts';
import {
  findStoredOffice,
  isInOwnHands,
  lockOffices,
  readOfficesAbove,
  updateOffice,
} from './office-store.ts';
import { demandSense } from './open-office.ts';
import { readSeatsOf } from './seat-store.ts';
import { todayOf } from './seat.ts';

export interface OfficeChange {
  readonly id: string;
  /** The version the form was filled from. */
  readonly version: number;
  readonly office: OfficeInput;
  readonly reason?: string | undefined;
}

/**
 * Replaces what is recorded of an office. Its kind stays, and so do its area and partner once people sat in it: they are
 * whose records it sees. It is closed by `closeOffice`.
 * @throws Conflict where somebody changed it since `version`; InvalidInput, Forbidden, NotFound
 */
export async function changeOffice(desk: Desk, change: OfficeChange): Promise<{ version: number }> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await getManaged(tx, desk, change);
    const after = parseOffice({ ...change.office, kind: stored.kind });
    if (!mayManage(desk.actor, after, await isInOwnHands(tx, after.partnerId)))
      throw new Forbidden('may not move the office there');
    await lockOffices(tx, 'tree');
    await demandSamePlace(tx, stored, after);
    if (after.parentId !== null && (await readOfficesAbove(tx, after.parentId)).includes(stored.id))
      throw new InvalidInput({ parentId: 'officesErrorCycle' });
    await demandSense(tx, after, todayOf(desk.now()), stored.id);
    return await replaceOffice(tx, desk, { stored, after, action: 'change-office', reason: change.reason });
  });
}

async function demandSamePlace(tx: Transaction, stored: StoredOffice, after: OfficeRecord): Promise<void> {
  const fault =
    stored.areaCode !== after.areaCode
      ? 'areaCode'
      : stored.partnerId !== after.partnerId
        ? 'partnerId'
        : undefined;
  if (fault !== undefined && (await readSeatsOf(tx, stored.id)).length > 0)
    throw new InvalidInput({ [fault]: 'officesErrorMoved' });
}

/** The office as it stands, if the actor may manage it and the version is the one they saw. */
export async function getManaged(
  tx: Transaction,
  desk: Desk,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<StoredOffice> {
  const stored = await findStoredOffice(tx, id);
  if (!stored) throw new NotFound(`no office ${id}`);
  if (!mayManage(desk.actor, stored, await isInOwnHands(tx, stored.partnerId)))
    throw new Forbidden('may not manage this office');
  if (stored.version !== version)
    throw new Conflict(`office ${id} is at version ${String(stored.version)}`, stored.version);
  return stored;
}

/** Writes a new version of an office with its audit row; the version stays where nothing changed. */
export async function replaceOffice(
  tx: Transaction,
  desk: Desk,
  write: {
    readonly stored: StoredOffice;
    readonly after: OfficeRecord;
    readonly action: string;
    readonly reason?: string | undefined;
  },
): Promise<{ version: number }> {
  const { id, version } = write.stored;
  const [before, after] = [recordOf(write.stored), recordOf(write.after)];
  if (JSON.stringify(before) === JSON.stringify(after)) return { version };
  if (!(await updateOffice(tx, write.stored, write.after)))
    throw new Conflict(`office ${id} was changed meanwhile`);
  await writeAudit(tx, desk, {
    action: write.action,
    subject: 'office',
    subjectId: id,
    version: version + 1,
    reason: write.reason,
    before,
    after,
  });
  return { version: version + 1 };
}
