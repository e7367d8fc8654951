import { type Desk, nameOf } from '#access/index.ts';
import { type ActivityFile, loadActivity, readOrigins, type StoredActivity } from '#activities/index.ts';
import { Forbidden, NotFound } from '#kernel/index.ts';
import { HEAD_LENGTH, pieceFile, pieceText } from '#iati/index.ts';
import { isOwnFile } from './decide-import.ts';
import { readRange, readWhole } from './file-pieces.ts';
import { findImport, type ImportFile } from './import-store.ts';
import { LARGEST_SHEET } from './sheet-import.ts';
import { type Mapping, readWritten, type SheetProblem, type WrittenRow } from './sheets/index.ts';

/** More rows of a sheet than these are not opened for one activity. */
const MOST_ROWS = 20;

interface Opened {
  readonly file: ActivityFile;
  /** Other files that facts of it came from; the newest is opened unless one is asked for. */
  readonly others: readonly ActivityFile[];
  /** Post and name of who brought the file in; nothing where the installation did. */
  readonly by: string | undefined;
}

/** What an activity's file says of it, as it was written. */
export type Original =
  /** No file brought it. */
  | { readonly kind: 'none' }
  /** Another office's file. */
  | { readonly kind: 'closed'; readonly file: ActivityFile }
  /** The file says what is withheld of the activity from who asks. */
  | { readonly kind: 'withheld' }
  /** The text of its element; `line` is the line it begins at in the file. */
  | (Opened & { readonly kind: 'xml'; readonly line: number; readonly text: string })
  | (Opened & { readonly kind: 'sheet'; readonly rows: readonly WrittenRow[]; readonly more: number })
  /** It is theirs to see, but cannot be opened any more. */
  | (Opened & { readonly kind: 'unreadable'; readonly problem: SheetProblem });

/** The original of an activity from the newest file it came from, or from the one asked for. @throws NotFound for another file */
export async function readOriginal(
  desk: Desk,
  activity: StoredActivity,
  importId?: string,
): Promise<Original> {
  const origins = await readOrigins(desk, activity);
  const asked = importId ?? activity.importId ?? origins[0]?.importId;
  const origin = origins.find((one) => one.importId === asked);
  if (!origin) {
    if (importId !== undefined) throw new NotFound(`no import ${importId} of activity ${activity.id}`);
    return { kind: 'none' };
  }
  const file = await desk.database.asActor(desk.actor, (tx) => findImport(tx, origin.importId));
  if (!file || !isOwnFile(desk, file)) return { kind: 'closed', file: origin };
  // The file has all of it in one text.
  if (await isHiddenInPart(desk, activity)) return { kind: 'withheld' };
  const opened = {
    file: origin,
    others: origins.filter((one) => one !== origin),
    by:
      file.uploadedBy === null
        ? undefined
        : await nameOf(desk.database, { userId: file.uploadedBy, officeId: file.officeId }),
  };
  if (file.kind !== 'iati-activities') return { ...opened, ...(await writtenIn(desk, file, origin.at)) };
  const { head, piece } = await pieceOf(desk, activity);
  return { ...opened, kind: 'xml', line: activity.source.line ?? 1, text: pieceText(head, piece) };
}

/**
 * The element of an activity from an IATI file as a file of its own, bytes as they came.
 * @throws NotFound where it came from no such file, Forbidden where the file is another office's or not all of the
 * activity is the actor's to know
 */
export async function takeOriginal(desk: Desk, activity: StoredActivity): Promise<Buffer> {
  const { importId } = activity;
  const file =
    importId === null ? undefined : await desk.database.asActor(desk.actor, (tx) => findImport(tx, importId));
  if (importId === null || (file && file.kind !== 'iati-activities'))
    throw new NotFound(`activity ${activity.id} has no XML`);
  if (!file || !isOwnFile(desk, file) || (await isHiddenInPart(desk, activity)))
    throw new Forbidden(`${desk.actor.kind} may not read import ${importId}`);
  const { head, piece } = await pieceOf(desk, activity);
  return pieceFile(head, piece);
}

/** Whether some field of it is withheld from the actor, whoever read the activity before. */
async function isHiddenInPart(desk: Desk, { id }: StoredActivity): Promise<boolean> {
  const known = await desk.database.asActor(desk.actor, (tx) => loadActivity(tx, id));
  return known === undefined || known.hidden.length > 0;
}

function pieceOf(desk: Desk, { importId, source }: StoredActivity): Promise<{ head: Buffer; piece: Buffer }> {
  return desk.database.asActor(desk.actor, async (tx) => ({
    head: await readRange(tx, importId ?? '', 0, HEAD_LENGTH),
    piece: await readRange(tx, importId ?? '', source.from ?? 0, source.to ?? 0),
  }));
}

async function writtenIn(desk: Desk, file: ImportFile, at: readonly string[]) {
  const bytes = await desk.database.asActor(desk.actor, (tx) => readWhole(tx, file.id, LARGEST_SHEET));
  const mappings = (file.mapping as Mapping[] | null) ?? [];
  const read = await readWritten({ bytes, name: file.name, mappings }, at.slice(0, MOST_ROWS));
  if ('refused' in read) return { kind: 'unreadable', problem: read.refused } as const;
  return { kind: 'sheet', rows: read.written, more: Math.max(0, at.length - MOST_ROWS) } as const;
}
