import type { Desk } from '#access/index.ts';
import { Conflict, faultOfFile, type GivenFile, InvalidInput } from '#kernel/index.ts';
import { getEditable, replaceRecord } from './edit-partner.ts';
import { readDocuments } from './partner-store.ts';
import { documentsOfForm } from './record-of-form.ts';

/**
 * Puts another file in the place of a document's file; what is said of the document stays. The very same file changes
 * nothing. The earlier file comes back when this is undone.
 * @throws InvalidInput at `upload`; Conflict where somebody has changed or removed the document; Forbidden, NotFound
 */
export async function replaceDocument(
  desk: Desk,
  request: { readonly id: string; readonly documentId: string; readonly upload: GivenFile },
): Promise<{ version: number }> {
  const fault = faultOfFile(request.upload);
  if (fault !== undefined) throw new InvalidInput({ upload: fault });
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await getEditable(tx, desk.actor, { id: request.id });
    const documents = await readDocuments(tx, request.id);
    const old = documents.find(({ id }) => id === request.documentId);
    if (old === undefined) throw new Conflict(`document ${request.documentId} is not there any more`);
    const { all, ...fresh } = documentsOfForm([{ ...old, upload: request.upload }], [old]);
    const documentIds = stored.record.documentIds.map((id) => (id === old.id ? (all[0]?.id ?? id) : id));
    const write = { id: request.id, before: stored, after: { ...stored.record, documentIds }, ...fresh };
    return await replaceRecord(tx, desk, { stored, write, edited: false }, { action: 'replace-document' });
  });
}
