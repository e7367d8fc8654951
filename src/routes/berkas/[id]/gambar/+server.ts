import { NotFound } from '#kernel/index.ts';
import { takeMeetingFile } from '#meetings/index.ts';
import type { RequestHandler } from './$types';

/**
 * A photograph of a meeting, to be shown on a page. Whether the reader may have it is asked each time; its bytes go over
 * the line once.
 */
export const GET: RequestHandler = async ({ params, request, locals: { desk } }) => {
  const file = await takeMeetingFile(desk, params.id);
  if (file.kind !== 'photo') throw new NotFound(`photograph ${params.id}`);
  const headers = {
    etag: `"${file.sha256}"`,
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  return new Response(file.bytes, {
    headers: {
      ...headers,
      'content-type': file.contentType,
      'content-length': String(file.bytes.length),
    },
  });
};
