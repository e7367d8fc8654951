import { isDeepStrictEqual } from 'node:util';
import { demand, type Desk, officeOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { kindsFor, type MeetingRecord, type StoredMeeting, subjectOfMeeting } from './meeting.ts';
import { type MeetingInput, parseMeeting } from './meeting-form.ts';
import { findMeeting, holdMeeting, insertMeeting, knownOf, updateMeeting } from './meeting-store.ts';

/**
 * Plans a meeting and gives its id. It is seen by its office alone until it is announced.
 * @throws InvalidInput, Forbidden
 */
export async function planMeeting(desk: Desk, input: MeetingInput): Promise<string> {
  const record = withOwnRows(parseMeeting(input));
  const id = newId();
  const officeId = officeOf(desk.actor);
  demand(desk.actor, 'planMeeting', subjectOfMeeting({ id, officeId, draft: true, removedAt: null, record }));
  await desk.database.asActor(desk.actor, async (tx) => {
    demandKind(desk, record);
    await checkReferences(tx, record, id);
    await insertMeeting(tx, {
      id,
      officeId,
      draft: true,
      demonstration: false,
      record,
      at: desk.now().toString(),
    });
    await writeAudit(tx, desk, {
      action: 'plan-meeting',
      subject: 'meeting',
      subjectId: id,
      version: 1,
      after: record,
    });
  });
  return id;
}

/** What a person had before them. */
export interface MeetingVersion {
  readonly id: string;
  readonly version: number;
}

/**
 * Changes a meeting; nothing is written where nothing differs. Gives the version it is now.
 * @throws InvalidInput, Forbidden, NotFound; Conflict where somebody changed it since `version`
 */
export async function editMeeting(
  desk: Desk,
  { id, version, input }: MeetingVersion & { readonly input: MeetingInput },
): Promise<number> {
  const written = parseMeeting(input);
  return change(desk, { id, version }, 'edit-meeting', async (before, tx) => {
    const record = withOwnRows(written, before.record);
    demandKind(desk, record);
    await checkReferences(tx, record, id);
    return { record };
  });
}

/** Lets those it concerns see a planned meeting. @throws as `editMeeting` */
export async function announceMeeting(desk: Desk, wanted: MeetingVersion): Promise<number> {
  return change(desk, wanted, 'announce-meeting', () => Promise.resolve({ draft: false }));
}

/** Takes a meeting out of the register; it can be put back. @throws as `editMeeting` */
export async function removeMeeting(desk: Desk, wanted: MeetingVersion): Promise<number> {
  return change(desk, wanted, 'remove-meeting', () => Promise.resolve({ removedAt: desk.now().toString() }));
}

/** Puts back what was taken out. @throws as `editMeeting` */
export async function restoreMeeting(desk: Desk, wanted: MeetingVersion): Promise<number> {
  return change(desk, wanted, 'restore-meeting', () => Promise.resolve({ removedAt: null }));
}

/** Rows that were not of this meeting before are new ones, whatever they say they are. */
function withOwnRows(record: MeetingRecord, before?: MeetingRecord): MeetingRecord {
  const own = (rows: readonly { readonly id: string }[] = []) => new Set(rows.map(({ id }) => id));
  const [items, people] = [own(before?.agenda), own(before?.invitees)];
  const withId = <Row extends { readonly id: string }>(row: Row, known: Set<string>): Row =>
    known.delete(row.id) ? row : { ...row, id: newId() };
  return {
    ...record,
    agenda: record.agenda.map((item) => withId(item, items)),
    invitees: record.invitees.map((one) => withId(one, people)),
  };
}

type Changed = Partial<Pick<StoredMeeting, 'record' | 'draft' | 'removedAt'>>;

async function change(
  desk: Desk,
  { id, version }: MeetingVersion,
  action: string,
  make: (before: StoredMeeting, tx: Transaction) => Promise<Changed>,
): Promise<number> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const before = await holdMeeting(tx, id);
    if (!before) throw new NotFound(`meeting ${id}`);
    demand(desk.actor, 'planMeeting', subjectOfMeeting(before));
    if (before.version !== version)
      throw new Conflict(`meeting ${id} is at version ${String(before.version)}`, before.version);
    const after = { ...before, ...(await make(before, tx)) };
    if (isDeepStrictEqual(after, before)) return version;
    if (before.removedAt !== null && after.removedAt !== null) throw new NotFound(`meeting ${id}`);
    demand(desk.actor, 'planMeeting', subjectOfMeeting(after));
    await updateMeeting(tx, { ...after, at: desk.now().toString() });
    await writeAudit(tx, desk, {
      action,
      subject: 'meeting',
      subjectId: id,
      version: version + 1,
      before: before.record,
      after: after.record,
    });
    return version + 1;
  });
}

/** @throws InvalidInput for a kind of meeting that is not the actor's to hold */
function demandKind(desk: Desk, { kind }: MeetingRecord): void {
  if (!kindsFor(desk.actor).includes(kind)) throw new InvalidInput({ kind: 'negotiationErrorKind' });
}

/** Refuses what points at nothing the actor knows: areas, partners, offices, the meeting before. */
async function checkReferences(tx: Transaction, record: MeetingRecord, ownId: string): Promise<void> {
  const faults: Record<string, string> = {};
  const { invitees } = record;
  const known = await knownOf(tx, {
    areas: [record.areaCode ?? [], invitees.flatMap(({ areaCode }) => areaCode ?? [])].flat(),
    partners: invitees.flatMap(({ partnerId }) => partnerId ?? []),
    offices: invitees.flatMap(({ officeId }) => officeId ?? []),
  });
  if (record.areaCode !== null && !known.has(record.areaCode)) faults['areaCode'] = 'meetingsErrorArea';
  invitees.forEach(({ areaCode, partnerId, officeId }, index) => {
    if ([areaCode, partnerId, officeId].some((key) => key !== null && !known.has(key)))
      faults[`invitees.${String(index)}.name`] = 'meetingsErrorInviteeUnknown';
  });
  if (record.followsId !== null) {
    const before = record.followsId === ownId ? undefined : await findMeeting(tx, record.followsId);
    if (!before || before.record.firstDay > record.firstDay) faults['followsId'] = 'meetingsErrorFollows';
  }
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
}
