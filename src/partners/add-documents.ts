import type { Desk } from '#access/index.ts';
import { demandReadable } from './demand-readable.ts';
import { type DocumentInput, parseNewDocuments } from './document-form.ts';
import { getEditable, replaceRecord } from './edit-partner.ts';
import { subjectOfPartner } from './partner-subject.ts';
import { documentsOfForm } from './record-of-form.ts';

/**
 * Adds documents with their files to a partner, all of them or none. What others change of the partner meanwhile does
 * not stand in the way.
 * @throws InvalidInput with paths as `0.upload`; Forbidden, NotFound; Conflict where it was merged
 */
export async function addDocuments(
  desk: Desk,
  request: { readonly id: string; readonly documents: readonly DocumentInput[] },
): Promise<{ version: number }> {
  const given = parseNewDocuments(request.documents);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await getEditable(tx, desk.actor, { id: request.id });
    const { all, ...fresh } = documentsOfForm(given, []);
    demandReadable(
      desk.actor,
      subjectOfPartner(stored),
      all.map((document, index) => ({ row: String(index), document })),
    );
    const documentIds = [...stored.record.documentIds, ...all.map(({ id }) => id)];
    const after = { ...stored.record, documentIds };
    return await replaceRecord(
      tx,
      desk,
      { stored, write: { id: request.id, before: stored, after, ...fresh }, edited: false },
      { action: 'add-documents' },
    );
  });
}
