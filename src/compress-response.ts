import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|xml|javascript)|image\/svg\+xml)/;

/** A page as it goes over the line: compressed where the browser takes it. Files and other streams pass as they are. */
export async function compressed(response: Response, accepted: string): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  const asFile = response.headers.has('content-disposition') || response.headers.has('content-encoding');
  if (!response.body || asFile || !COMPRESSIBLE.test(type) || !/\b(br|gzip)\b/.test(accepted))
    return response;
  const plain = Buffer.from(await response.arrayBuffer());
  const encoding = /\bbr\b/.test(accepted) ? 'br' : 'gzip';
  const body = await (encoding === 'br'
    ? brotli(plain, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      })
    : zip(plain));
  const headers = new Headers(response.headers);
  headers.set('content-encoding', encoding);
  headers.set('content-length', String(body.length));
  headers.append('vary', 'accept-encoding');
  return new Response(new Uint8Array(body), {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
