import { createHash } from 'node:crypto';
import { demand, type Desk, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, NotFound } from '#kernel/index.ts';
import { findMeeting, type StoredMeeting, subjectOfMeeting } from '#meetings/index.ts';
import { type MinuteEdit, saysSame, wordsKey } from './minute.ts';
import { MOST_EDITS, parseEdit } from './minute-form.ts';
import { insertEdits, lockMinutes, selectEditsById } from './minutes-store.ts';
import { isOpenForWriting } from './minutes-step.ts';
import { signatureOf } from './signature.ts';
import { selectSteps } from './steps-store.ts';

/** The meeting whose minutes the actor writes. @throws NotFound, Forbidden */
export async function takeMinutes(tx: Transaction, desk: Desk, meetingId: string): Promise<StoredMeeting> {
  const meeting = await findMeeting(tx, meetingId);
  if (!meeting) throw new NotFound(`meeting ${meetingId}`);
  demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  return meeting;
}

export interface Written {
  /** Ids of savings that are kept now, also those that were before. */
  readonly accepted: readonly string[];
  /** Ids of what is no saving, or says something else under an id that is taken: nothing of these is kept. */
  readonly refused: readonly string[];
}

/**
 * Adds savings to the minutes of a meeting, in the order given. What is there already is accepted again and not written
 * twice; what cannot be read is refused alone. A saving under an item that is no longer on the agenda is kept without it.
 * @throws NotFound, Forbidden; InvalidInput for more than a hundred; Conflict once the minutes are signed
 */
export async function writeMinutes(
  desk: Desk,
  meetingId: string,
  inputs: readonly unknown[],
): Promise<Written> {
  if (inputs.length > MOST_EDITS) throw new InvalidInput({ '': 'minutesErrorTooMany' });
  const parsed = inputs.flatMap((input) => parseEdit(meetingId, input) ?? []);
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeMinutes(tx, desk, meetingId);
    await lockMinutes(tx, meetingId);
    const items = new Set(meeting.record.agenda.map(({ id }) => id));
    const edits = parsed.map((edit) => ({
      ...edit,
      agendaItemId: edit.agendaItemId !== null && items.has(edit.agendaItemId) ? edit.agendaItemId : null,
    }));
    const ids = edits.map(({ id }) => id);
    const known = new Set((await selectEditsById(tx, meetingId, ids)).map(({ id }) => id));
    const fresh = [...new Map(edits.map((edit) => [edit.id, edit])).values()].filter(
      ({ id }) => !known.has(id),
    );
    if (fresh.length > 0) await add(tx, desk, meetingId, fresh);
    const kept = new Map((await selectEditsById(tx, meetingId, ids)).map((edit) => [edit.id, edit]));
    const isKept = (edit: MinuteEdit): boolean => {
      const stored = kept.get(edit.id);
      return (
        stored?.entryId === edit.entryId &&
        saysSame({ ...stored, agendaItemId: null }, { ...edit, agendaItemId: null })
      );
    };
    const accepted = [...new Set(edits.filter(isKept).map(({ id }) => id))];
    return { accepted, refused: idsOf(inputs).filter((id) => !accepted.includes(id)) };
  });
}

async function add(
  tx: Transaction,
  desk: Desk,
  meetingId: string,
  edits: readonly MinuteEdit[],
): Promise<void> {
  if (!isOpenForWriting(await selectSteps(tx, meetingId)))
    throw new Conflict(`the minutes of meeting ${meetingId} are signed`);
  await insertEdits(tx, meetingId, edits, signatureOf(desk));
  await writeAudit(tx, desk, {
    action: 'write-minutes',
    subject: 'meeting',
    subjectId: meetingId,
    // The words stay with the minutes; the trail has what proves that they were not changed.
    after: {
      edits: edits.map((edit) => ({
        id: edit.id,
        sha256: createHash('sha256').update(wordsKey(edit)).digest('hex'),
      })),
    },
  });
}

function idsOf(inputs: readonly unknown[]): string[] {
  return inputs.flatMap((input) =>
    typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'string'
      ? input.id.slice(0, 100)
      : [],
  );
}
