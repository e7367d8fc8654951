import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { useApp } from '#app.ts';
import { publicPage } from '#public-pages.ts';
import { requestContext } from '#request-context.ts';
import { compressed } from '#compress-response.ts';
import { paraglideMiddleware } from '#messages/server.js';
import { SinergiError } from '#kernel/index.ts';

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Every request: who asks and in which language, then the page, then headers and one line in the log. */
export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async ({ locale }) => {
    const started = performance.now();
    const { log } = useApp();
    const requestId = randomUUID();
    const draw = async (): Promise<Response> => {
      Object.assign(event.locals, await requestContext(event.request.headers, locale, requestId));
      const response = await resolve(event, {
        transformPageChunk: ({ html }) => html.replace('%lang%', locale),
      });
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
      if (event.locals.user) response.headers.set('cache-control', 'private, no-store');
      return compressed(response, event.request.headers.get('accept-encoding') ?? '');
    };
    const sent = await publicPage(event.request, locale, draw);
    sent.headers.set('x-request-id', requestId);
    log.info('request', {
      requestId,
      method: event.request.method,
      route: event.route.id ?? event.url.pathname,
      status: sent.status,
      ms: Math.round(performance.now() - started),
    });
    return sent;
  });

/** Our own refusals keep their status and code; anything else is our fault, logged under a code the person can tell us. */
export const handleError: HandleServerError = ({ error, kind, event }) => {
  if (kind !== 'unknown') return;
  if (error instanceof SinergiError) return { status: error.status, message: error.code, code: error.code };
  const code = randomUUID().slice(0, 8);
  useApp().log.error('fault', error, { code, route: event.route.id });
  return { message: 'ourFault', code };
};
