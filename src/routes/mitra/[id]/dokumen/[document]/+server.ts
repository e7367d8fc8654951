import { isId, NotFound } from '#kernel/index.ts';
import { takeDocumentFile } from '#partners/index.ts';
import type { RequestHandler } from './$types';

/** The file of a document, to be saved and never to be shown as a page of ours. */
export const GET: RequestHandler = async ({ params, locals: { desk } }) => {
  if (!isId(params.id) || !isId(params.document)) throw new NotFound('no such document');
  const file = await takeDocumentFile(desk, { id: params.id, documentId: params.document });
  return new Response(file.bytes, {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.bytes.length),
      'content-disposition': attachment(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};

/** RFC 6266: the name in ASCII for old programs, and as it is. */
function attachment(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
