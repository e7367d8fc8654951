import { isId, NotFound } from '#kernel/index.ts';
import { takeDocumentFile } from '#partners/index.ts';
import { asAttachment } from '../../../../attachment.ts';
import type { RequestHandler } from './$types';

/** The file of a document. */
export const GET: RequestHandler = async ({ params, locals: { desk } }) => {
  if (!isId(params.id) || !isId(params.document)) throw new NotFound('no such document');
  return asAttachment(await takeDocumentFile(desk, { id: params.id, documentId: params.document }));
};
