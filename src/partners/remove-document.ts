import type { Desk } from '#access/index.ts';
import { Conflict } from '#kernel/index.ts';
import { getEditable, replaceRecord } from './edit-partner.ts';

/**
 * Takes a document off a partner. It is kept with its file, so that undoing brings both back.
 * @throws Conflict where somebody has changed or removed the document already; Forbidden, NotFound
 */
export async function removeDocument(
  desk: Desk,
  request: { readonly id: string; readonly documentId: string },
): Promise<{ version: number }> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await getEditable(tx, desk.actor, { id: request.id });
    const documentIds = stored.record.documentIds.filter((id) => id !== request.documentId);
    if (documentIds.length === stored.record.documentIds.length)
      throw new Conflict(`document ${request.documentId} is not there any more`);
    const write = { id: request.id, before: stored, after: { ...stored.record, documentIds } };
    return await replaceRecord(tx, desk, { stored, write, edited: false }, { action: 'remove-document' });
  });
}
