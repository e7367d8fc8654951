import { createHash } from 'node:crypto';
import { type Desk, writeAudit } from '#access/index.ts';
import { InvalidInput, NotFound } from '#kernel/index.ts';
import { canDraw } from './can-draw.ts';
import type { EmblemKind } from './letter-settings.ts';
import { deleteEmblem, readEmblemFacts, storeEmblem } from './letter-store.ts';
import { getLetterOffice } from './letter-subject.ts';
import { faultOfEmblem, readImage } from './read-image.ts';

/**
 * Takes a picture as one of the office's emblems, in place of the one before.
 * @throws InvalidInput at `emblem` for what is no PNG or JPEG, too large, or cannot be drawn; Forbidden, NotFound
 */
export async function uploadEmblem(
  desk: Desk,
  {
    officeId,
    kind,
    bytes,
  }: { readonly officeId: string; readonly kind: EmblemKind; readonly bytes: Uint8Array },
): Promise<void> {
  await desk.database.asActor(desk.actor, (tx) => getLetterOffice(tx, desk, officeId, 'keepLetterProfile'));
  const fault = faultOfEmblem(bytes) ?? ((await canDraw(bytes)) ? undefined : 'papersErrorEmblemBroken');
  const image = readImage(bytes);
  if (fault !== undefined || !image) throw new InvalidInput({ emblem: fault ?? 'papersErrorEmblemType' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await desk.database.asActor(desk.actor, async (tx) => {
    await getLetterOffice(tx, desk, officeId, 'keepLetterProfile');
    const before = (await readEmblemFacts(tx, officeId)).find((one) => one.kind === kind);
    if (before?.sha256 === sha256) return;
    await storeEmblem(tx, { ...image, kind, sha256, bytes, officeId, at: desk.now().toString() });
    await writeAudit(tx, desk, {
      action: 'upload-emblem',
      subject: 'office',
      subjectId: officeId,
      ...(before === undefined ? {} : { before: { emblem: before } }),
      after: { emblem: { ...image, kind, sha256 } },
    });
  });
}

/** Takes an emblem away; letterheads leave its space free. @throws NotFound, Forbidden */
export async function removeEmblem(
  desk: Desk,
  { officeId, kind }: { readonly officeId: string; readonly kind: EmblemKind },
): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    await getLetterOffice(tx, desk, officeId, 'keepLetterProfile');
    const before = (await readEmblemFacts(tx, officeId)).find((one) => one.kind === kind);
    if (!before || !(await deleteEmblem(tx, officeId, kind))) throw new NotFound(`no emblem ${kind}`);
    await writeAudit(tx, desk, {
      action: 'remove-emblem',
      subject: 'office',
      subjectId: officeId,
      before: { emblem: before },
    });
  });
}
