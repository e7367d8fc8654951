import { isDeepStrictEqual } from 'node:util';
import { type Desk, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { letterheadsOf } from './letter-defaults.ts';
import {
  deleteSignatory,
  findStoredSignatory,
  lockLetters,
  readSignatories,
  storeSignatory,
} from './letter-store.ts';
import { getLetterOffice } from './letter-subject.ts';
import { parseSignatory, type SignatoryInput, termFault } from './signatory-form.ts';
import type { Signatory, StoredSignatory } from './signatory.ts';

interface SignatoryVersion {
  readonly officeId: string;
  readonly id: string;
  readonly version: number;
}

/** Adds somebody who signs for the office and gives their id. @throws InvalidInput, Forbidden, NotFound */
export async function addSignatory(
  desk: Desk,
  { officeId, signatory }: { readonly officeId: string; readonly signatory: SignatoryInput },
): Promise<string> {
  const record = parseSignatory(signatory);
  const id = newId();
  await desk.database.asActor(desk.actor, async (tx) => {
    await checkPlace(tx, desk, officeId, record);
    await storeSignatory(tx, { ...record, id, officeId, version: 1 });
    await note(tx, desk, { action: 'add-signatory', officeId, id, version: 1, after: record });
  });
  return id;
}

/**
 * Changes a signatory; nothing is written where nothing differs. Gives the version it is now.
 * @throws InvalidInput, Forbidden, NotFound; Conflict where somebody changed it since `version`
 */
export async function changeSignatory(
  desk: Desk,
  { officeId, id, version, signatory }: SignatoryVersion & { readonly signatory: SignatoryInput },
): Promise<number> {
  const record = parseSignatory(signatory);
  return desk.database.asActor(desk.actor, async (tx) => {
    await checkPlace(tx, desk, officeId, record, id);
    const { id: _id, version: _version, ...before } = await getVersion(tx, { officeId, id, version });
    if (isDeepStrictEqual(before, record)) return version;
    await storeSignatory(tx, { ...record, id, officeId, version: version + 1 });
    await note(tx, desk, {
      action: 'change-signatory',
      officeId,
      id,
      version: version + 1,
      before,
      after: record,
    });
    return version + 1;
  });
}

/** Takes a signatory away who was entered wrongly; whose term is over stays, for papers of their days. @throws as above */
export async function removeSignatory(desk: Desk, wanted: SignatoryVersion): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    await getLetterOffice(tx, desk, wanted.officeId, 'keepLetterProfile');
    await lockLetters(tx, wanted.officeId);
    const before = await getVersion(tx, wanted);
    await deleteSignatory(tx, wanted.id);
    await note(tx, desk, { action: 'remove-signatory', ...wanted, before });
  });
}

async function checkPlace(
  tx: Transaction,
  desk: Desk,
  officeId: string,
  record: Signatory,
  ownId?: string,
): Promise<void> {
  const office = await getLetterOffice(tx, desk, officeId, 'keepLetterProfile');
  if (!letterheadsOf(office.kind).includes(record.letterhead))
    throw new InvalidInput({ letterhead: 'papersErrorLetterheadKind' });
  await lockLetters(tx, officeId);
  const others = (await readSignatories(tx, officeId)).filter(({ id }) => id !== ownId);
  const fault = termFault(record, others);
  if (fault) throw new InvalidInput(fault);
}

async function getVersion(
  tx: Transaction,
  { officeId, id, version }: SignatoryVersion,
): Promise<StoredSignatory> {
  const stored = await findStoredSignatory(tx, officeId, id);
  if (!stored) throw new NotFound(`no signatory ${id}`);
  if (stored.version !== version)
    throw new Conflict(`signatory ${id} is at version ${String(stored.version)}`, stored.version);
  return stored;
}

/** The trail cannot be erased from: of a person it keeps the post and the term, not name, rank and number. */
async function note(
  tx: Transaction,
  desk: Desk,
  act: SignatoryVersion & {
    readonly action: string;
    readonly before?: Signatory;
    readonly after?: Signatory;
  },
): Promise<void> {
  const plain = (signatory: Signatory) => ({
    signatory: { ...signatory, id: act.id, name: true, rank: true, nip: signatory.nip !== null },
  });
  await writeAudit(tx, desk, {
    action: act.action,
    subject: 'office',
    subjectId: act.officeId,
    ...(act.before === undefined ? {} : { before: plain(act.before) }),
    ...(act.after === undefined ? {} : { after: plain(act.after) }),
  });
}
