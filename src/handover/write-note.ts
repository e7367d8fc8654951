import { demand, type Desk, findStoredOffice, ownerOfOffice, userOf, writeAudit } from '#access/index.ts';
import { Conflict, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { insertNote, lockHandover, readNotes } from './note-store.ts';
import { parseNote } from './office-note.ts';

export interface NoteInput {
  readonly officeId: string;
  /** The version that was before the person; 0 where there was none. */
  readonly version: number;
  readonly body: string;
}

/**
 * Writes a new version of the office's note; earlier ones stay. An empty text takes it back. Nothing is written where
 * nothing changed.
 * @throws Conflict where somebody wrote since `version`; InvalidInput, Forbidden, NotFound
 */
export async function writeNote(desk: Desk, input: NoteInput): Promise<{ version: number }> {
  const body = parseNote(input.body);
  if (!isId(input.officeId)) throw new NotFound(`no office ${input.officeId}`);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const office = await findStoredOffice(tx, input.officeId);
    if (!office) throw new NotFound(`no office ${input.officeId}`);
    demand(desk.actor, 'writeHandover', ownerOfOffice(office));
    await lockHandover(tx, office.id);
    const [newest] = await readNotes(tx, office.id);
    const known = newest?.version ?? 0;
    if (known !== input.version)
      throw new Conflict(`the note of ${office.id} is at version ${String(known)}`, known);
    if (body === (newest?.body ?? '')) {
      if (known === 0) throw new InvalidInput({ body: 'handoverErrorNoteEmpty' });
      return { version: known };
    }
    const version = known + 1;
    await insertNote(tx, {
      officeId: office.id,
      version,
      body,
      writtenAt: desk.now().toString(),
      writtenBy: userOf(desk.actor),
      seatId: 'seatId' in desk.actor ? desk.actor.seatId : null,
      capacity: desk.capacity ?? null,
    });
    // The text stays in the note's own versions: it may name people, and the trail cannot be erased from.
    await writeAudit(tx, desk, {
      action: 'write-handover-note',
      subject: 'office',
      subjectId: office.id,
      after: { note: version, takenBack: body === '' },
    });
    return { version };
  });
}
