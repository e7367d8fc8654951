import { mayDo, type Owned } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import type { PartnerDocument } from './partner.ts';

/**
 * Nobody puts a document where they could not read it any more.
 * @param documents those that are new, with the form's name of their row
 * @throws InvalidInput
 */
export function demandReadable(
  actor: Actor,
  partner: Owned,
  documents: readonly { readonly row: string; readonly document: PartnerDocument }[],
): void {
  const faults = documents.filter(
    ({ document: { visibility } }) => !mayDo(actor, 'readDocument', { ...partner, visibility }),
  );
  if (faults.length > 0)
    throw new InvalidInput(
      Object.fromEntries(faults.map(({ row }) => [`${row}.visibility`, 'circleErrorNotYours'])),
    );
}

/** New documents of a partner's form with the names of their rows. */
export function rowsOfDocuments(
  documentIds: readonly string[],
  documents: readonly PartnerDocument[],
): { row: string; document: PartnerDocument }[] {
  return documents.map((document) => ({
    row: `documents.${String(documentIds.indexOf(document.id))}`,
    document,
  }));
}
