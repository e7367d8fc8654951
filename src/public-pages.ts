import { PUBLIC } from '#database/index.ts';
import { isRegisterSettled, readRegisterVersion } from '#coverage/index.ts';
import { useApp } from './app.ts';

interface Kept {
  readonly version: number;
  readonly until: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: readonly [string, string][];
}

/** Pages the public read last, as they went over the line. Bounded in number and size; a page larger than 200 KB is not kept. */
const kept = new Map<string, Kept>();
const MOST = 400;
const LARGEST = 200 * 1024;
/** What does not move the register on, such as loaded boundaries, shows after this time at the latest. */
const LONGEST = 30_000;

/**
 * Answers a visitor without a session from memory while nothing in the register has changed since the page was drawn;
 * what the public may see depends on nothing else. Everybody with a session, and every form, passes.
 */
export async function publicPage(
  request: Request,
  language: string,
  draw: () => Promise<Response>,
): Promise<Response> {
  const cookie = request.headers.get('cookie') ?? '';
  if (request.method !== 'GET' || cookie.includes('session')) return draw();
  const encoding = request.headers.get('accept-encoding')?.includes('br') ? 'br' : 'other';
  const key = `${language} ${encoding} ${request.url}`;
  const { database } = useApp();
  const { version, settled } = await database.asActor(PUBLIC, async (tx) => ({
    version: await readRegisterVersion(tx),
    settled: await isRegisterSettled(tx),
  }));
  const known = kept.get(key);
  if (known?.version === version && known.until > Date.now())
    return new Response(known.body, { headers: [...known.headers] });
  const response = await draw();
  if (!settled || !isKeepable(response)) return response;
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers];
  if (body.length <= LARGEST) keep(key, { version, until: Date.now() + LONGEST, body, headers });
  return new Response(body, { headers });
}

function isKeepable(response: Response): boolean {
  return (
    response.status === 200 &&
    (response.headers.get('content-type') ?? '').startsWith('text/html') &&
    !response.headers.has('set-cookie') &&
    !(response.headers.get('cache-control') ?? '').includes('no-store') &&
    !(response.headers.get('content-security-policy') ?? '').includes('nonce-')
  );
}

function keep(key: string, page: Kept): void {
  kept.delete(key);
  kept.set(key, page);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
}
