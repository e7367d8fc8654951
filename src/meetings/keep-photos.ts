import { type Desk, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { type GivenFile, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { imageOf } from '#papers/index.ts';
import { arePhotosKept, changeFile, findFile, selectFiles, selectPhotos } from './file-store.ts';
import { keepFile } from './hand-in-file.ts';
import { ALL_PHOTOS, type Photo, photoOf } from './photo.ts';
import { lockLedger } from './recommendation-store.ts';
import { getPlannedMeeting, takePlanned } from './take-meeting.ts';

const LONGEST_CAPTION = 300;
/** One form brings no more. */
const MOST_AT_ONCE = 12;

/**
 * Takes in photographs of a meeting, each with the caption, for who calls it.
 * @throws InvalidInput at `photos` or `caption`; Forbidden, NotFound
 */
export async function addPhotos(
  desk: Desk,
  given: { readonly meetingId: string; readonly caption: string; readonly files: readonly GivenFile[] },
): Promise<void> {
  await getPlannedMeeting(desk, given.meetingId);
  const title = captionOf(given.caption);
  if (given.files.length === 0) throw new InvalidInput({ photos: 'annexesErrorPhotoNone' });
  if (given.files.length > MOST_AT_ONCE) throw new InvalidInput({ photos: 'annexesErrorPhotoMany' });
  const photos: GivenFile[] = [];
  for (const file of given.files) {
    const photo = await photoOf(file);
    if (typeof photo === 'string') throw new InvalidInput({ photos: photo });
    photos.push(photo);
  }
  await desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeStanding(tx, desk, given.meetingId);
    await lockLedger(tx, meeting.id);
    const before = (await selectFiles(tx, meeting.id)).filter(({ kind }) => kind === 'photo');
    const size = [...before.map((one) => one.size), ...photos.map(({ bytes }) => bytes.length)];
    if (size.reduce((sum, one) => sum + one, 0) > ALL_PHOTOS)
      throw new InvalidInput({ photos: 'annexesErrorPhotoAll' });
    for (const file of photos) {
      await keepFile(tx, desk, {
        ...{ meetingId: meeting.id, kind: 'photo', title, file },
        ...{ inviteeId: null, agendaItemId: null, followupId: null },
      });
      await writeAudit(tx, desk, {
        action: 'hand-in-file',
        subject: 'meeting',
        subjectId: meeting.id,
        after: { name: file.name, size: file.bytes.length },
      });
    }
  });
}

/** Writes another caption. @throws InvalidInput at `caption`, also once the minutes are locked; Forbidden, NotFound */
export async function describePhoto(desk: Desk, id: string, caption: string): Promise<void> {
  const title = captionOf(caption);
  await desk.database.asActor(desk.actor, async (tx) => {
    const file = isId(id) ? await findFile(tx, id) : undefined;
    if (file?.kind !== 'photo') throw new NotFound(`photograph ${id}`);
    await takeStanding(tx, desk, file.meetingId);
    if (await arePhotosKept(tx, file.meetingId)) throw new InvalidInput({ caption: 'annexesErrorPhotoKept' });
    await changeFile(tx, id, { title });
    await writeAudit(tx, desk, {
      action: 'describe-photo',
      subject: 'meeting',
      subjectId: file.meetingId,
      before: { title: file.title },
      after: { title },
    });
  });
}

async function takeStanding(tx: Transaction, desk: Desk, id: string) {
  const meeting = await takePlanned(tx, desk, id);
  if (meeting.removedAt !== null) throw new NotFound(`meeting ${id}`);
  return meeting;
}

function captionOf(caption: string): string {
  const title = caption.trim();
  if (title === '') throw new InvalidInput({ caption: 'annexesErrorCaption' });
  if (title.length > LONGEST_CAPTION) throw new InvalidInput({ caption: 'meetingsErrorTooLong' });
  return title;
}

/** The photographs of a meeting as papers print them, as far as the actor may have them. */
export async function readPhotos(tx: Transaction, meetingId: string): Promise<Photo[]> {
  const photos = await selectPhotos(tx, meetingId);
  return photos.map(({ title, bytes }) => ({ caption: title, image: imageOf(bytes) }));
}
