import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { useApp } from '#app.ts';
import { withoutSecrets } from '#log.ts';
import { publicPage } from '#public-pages.ts';
import { requestContext } from '#request-context.ts';
import { compressed } from '#compress-response.ts';
import { leadElsewhere } from '#sign-in-gate.ts';
import { paraglideMiddleware } from '#messages/server.js';
import { SinergiError } from '#kernel/index.ts';

const REFUSED: readonly number[] = [403, 404];

/** Every request: who asks and in which language, then the page, then headers and one line in the log. */
export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async ({ locale }) => {
    const started = performance.now();
    const { log } = useApp();
    const requestId = randomUUID();
    const draw = async (): Promise<Response> => {
      const address = event.getClientAddress();
      Object.assign(event.locals, await requestContext(event.request, locale, requestId, address));
      const elsewhere = await leadElsewhere(event.locals.account, event.url);
      const response =
        elsewhere === undefined
          ? await resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) })
          : new Response(null, { status: 303, headers: { location: elsewhere } });
      if (response.headers.get('content-type') === 'text/html')
        response.headers.set('content-type', 'text/html; charset=utf-8');
      if (event.locals.account || event.locals.asPublic)
        response.headers.set('cache-control', 'private, no-store');
      return compressed(response, event.request.headers.get('accept-encoding') ?? '');
    };
    const sent = await publicPage(event.request, locale, draw);
    sent.headers.set('x-request-id', requestId);
    log.info('request', {
      requestId,
      method: event.request.method,
      route: event.route.id ?? withoutSecrets(event.url.pathname),
      status: sent.status,
      // Who tries what is not theirs can be asked.
      ...(REFUSED.includes(sent.status) && { seat: event.locals.user?.seatId }),
      ms: Math.round(performance.now() - started),
    });
    return sent;
  });

/** Our own refusals keep their status and code; anything else is our fault, logged under a code the person can tell us. */
export const handleError: HandleServerError = ({ error, kind, event }) => {
  if (kind !== 'unknown') return;
  if (error instanceof SinergiError) return { status: error.status, message: error.code, code: error.code };
  if (isUnreadable(error)) return { status: 400, message: 'unreadable' };
  const code = randomUUID().slice(0, 8);
  useApp().log.error('fault', error, { code, route: event.route.id });
  return { message: 'ourFault', code };
};

/** What Node says of a body that is no form whatever it is called, and the database of a text with the character NUL. */
function isUnreadable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.message === 'Failed to parse body as FormData.' || NO_TEXT.has((error as { code?: unknown }).code)
  );
}
const NO_TEXT: ReadonlySet<unknown> = new Set(['22021', '22P05']);
