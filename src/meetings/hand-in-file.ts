import { demand, type Desk, mayDo, officeOf, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import {
  contentTypeOf,
  faultOfFile,
  Forbidden,
  type GivenFile,
  InvalidInput,
  isId,
  newFile,
  NotFound,
  titleOfFile,
} from '#kernel/index.ts';
import { isOwnInvitation } from './answer-invitation.ts';
import { arePhotosKept, changeFile, findFile, insertFile, selectFiles } from './file-store.ts';
import { subjectOfMeeting } from './meeting.ts';
import { type MeetingFile, type MeetingFileKind, MOST_FILES, SIGNED_KINDS } from './meeting-file.ts';
import { lockLedger } from './recommendation-store.ts';
import { takeMeeting } from './take-meeting.ts';

/** A file for a meeting. */
export interface HandedIn {
  readonly meetingId: string;
  /** Whose material it is; needed of who does not call the meeting. */
  readonly inviteeId?: string | undefined;
  readonly agendaItemId?: string | undefined;
  readonly title?: string | undefined;
  readonly file: GivenFile;
}

/**
 * Takes in material for a meeting. Who is invited hands in for their own invitation.
 * @throws InvalidInput with the fault at `file`; Forbidden, NotFound
 */
export async function handInFile(desk: Desk, given: HandedIn): Promise<string> {
  const fault = faultOfFile(given.file);
  if (fault !== undefined) throw new InvalidInput({ file: fault });
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeMeeting(tx, given.meetingId);
    const mayPlan = mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
    const invitee = meeting.record.invitees.find(({ id }) => id === given.inviteeId);
    if (!mayPlan && (!invitee || !isOwnInvitation(desk, invitee)))
      throw new Forbidden('material is handed in by who is invited');
    await lockLedger(tx, meeting.id);
    const files = await selectFiles(tx, meeting.id);
    if (!mayPlan && files.filter(({ inviteeId }) => inviteeId === given.inviteeId).length >= MOST_FILES)
      throw new InvalidInput({ file: 'invitationsErrorFiles' });
    if (files.length >= MOST_OF_MEETING) throw new InvalidInput({ file: 'invitationsErrorFiles' });
    const id = await keepFile(tx, desk, {
      ...given,
      kind: 'material',
      inviteeId: invitee?.id ?? null,
      agendaItemId: meeting.record.agenda.find((item) => item.id === given.agendaItemId)?.id ?? null,
      followupId: null,
    });
    await writeAudit(tx, desk, {
      action: 'hand-in-file',
      subject: 'meeting',
      subjectId: meeting.id,
      after: { name: given.file.name, size: given.file.bytes.length },
    });
    return id;
  });
}

const MOST_OF_MEETING = 500;

/** Keeps a file whose content was looked at. */
export async function keepFile(
  tx: Transaction,
  desk: Desk,
  given: {
    readonly meetingId: string;
    readonly kind: MeetingFileKind;
    readonly inviteeId: string | null;
    readonly agendaItemId: string | null;
    readonly followupId: string | null;
    readonly title?: string | undefined;
    readonly file: GivenFile;
  },
): Promise<string> {
  const kept = newFile(given.file);
  await insertFile(tx, {
    ...kept,
    meetingId: given.meetingId,
    kind: given.kind,
    agendaItemId: given.agendaItemId,
    inviteeId: given.inviteeId,
    followupId: given.followupId,
    title: given.title?.trim().slice(0, 300) || titleOfFile(kept.name) || kept.name,
    at: desk.now().toString(),
    linkId: desk.actor.kind === 'guest' ? desk.actor.linkId : null,
    officeId: officeOf(desk.actor),
    userId: userOf(desk.actor),
  });
  return kept.id;
}

/** The files of a meeting that the actor may have. @throws NotFound */
export async function listFiles(desk: Desk, meetingId: string): Promise<MeetingFile[]> {
  return desk.database.asActor(desk.actor, async (tx) =>
    selectFiles(tx, (await takeMeeting(tx, meetingId)).id),
  );
}

/** A file as it was handed in. @throws NotFound also where it is not the actor's to have */
export async function takeMeetingFile(
  desk: Desk,
  id: string,
): Promise<MeetingFile & { readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const file = isId(id) ? await desk.database.asActor(desk.actor, (tx) => findFile(tx, id)) : undefined;
  if (!file) throw new NotFound(`file ${id}`);
  return { ...file, contentType: contentTypeOf(file.type) };
}

/** Lets all readers of the meeting have a file, or again only who takes part. @throws Forbidden, NotFound */
export async function openFile(desk: Desk, id: string, open: boolean): Promise<void> {
  await change(desk, id, { open });
}

/** Takes a file out of the meeting. @throws InvalidInput for a photograph of locked minutes; Forbidden, NotFound */
export async function removeFile(desk: Desk, id: string): Promise<void> {
  await change(desk, id, { removedAt: desk.now().toString() });
}

const isSigned = ({ kind }: MeetingFile): boolean => SIGNED_KINDS.some((one) => one === kind);

async function change(
  desk: Desk,
  id: string,
  to: { readonly open: boolean } | { readonly removedAt: string },
): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    const file = isId(id) ? await findFile(tx, id) : undefined;
    if (!file) throw new NotFound(`file ${id}`);
    demand(desk.actor, 'planMeeting', subjectOfMeeting(await takeMeeting(tx, file.meetingId)));
    if (isSigned(file)) throw new Forbidden('what was signed stays as it is');
    if ('removedAt' in to && file.kind === 'photo' && (await arePhotosKept(tx, file.meetingId)))
      throw new InvalidInput({ '': 'annexesErrorPhotoKept' });
    await changeFile(tx, id, to);
    await writeAudit(tx, desk, {
      action: 'open' in to ? (to.open ? 'open-file' : 'close-file') : 'remove-file',
      subject: 'meeting',
      subjectId: file.meetingId,
      after: { name: file.name },
    });
  });
}
