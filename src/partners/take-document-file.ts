import { demand, type Desk } from '#access/index.ts';
import { contentTypeOf, NotFound } from '#kernel/index.ts';
import { findDocumentFile, readFileBytes } from './partner-file-store.ts';
import { followMerged } from './partner-store.ts';

export interface TakenFile {
  /** Safe on every file system, ending as its content says. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The file of a document, as it was handed in. An address from before a merge still leads to it.
 * @throws NotFound also where the document or its partner is not the actor's to read; Forbidden
 */
export async function takeDocumentFile(
  desk: Desk,
  request: { readonly id: string; readonly documentId: string },
): Promise<TakenFile> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const file = await findDocumentFile(tx, request.documentId);
    const partnerId = (await followMerged(tx, [request.id])).get(request.id);
    if (file === undefined || file.partnerId !== partnerId)
      throw new NotFound(`no file for document ${request.documentId}`);
    demand(desk.actor, 'readPartnerFiles', { partnerId: file.partnerId });
    return { name: file.name, contentType: contentTypeOf(file.type), bytes: await readFileBytes(tx, file) };
  });
}
