// @ts-check
// Lets one page open without a line: the newest where there is one, else as it was read last, with what it is made of.
/**
 * @typedef {Event & { request: Request, data: { page: string, parts: string[] }, waitUntil(work: Promise<unknown>): void,
 *   respondWith(answer: Promise<Response>): void }} WorkerEvent
 */
/**
 * @typedef {{ registration: ServiceWorkerRegistration, skipWaiting(): Promise<void>, clients: { claim(): Promise<void> },
 *   addEventListener(kind: string, act: (event: WorkerEvent) => void): void }} Worker
 */
const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));
const PAGE = new URL(worker.registration.scope).pathname;
const NAME = `sinergi-minutes-${PAGE}`;
/** How long a line may take before the page comes from the device. */
const PATIENCE = 8000;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  const { page, parts } = event.data;
  if (page !== PAGE) return;
  event.waitUntil(
    (async () => {
      const cache = await caches.open(NAME);
      for (const request of await cache.keys())
        if (request.url !== new URL(PAGE, request.url).href && !parts.includes(request.url))
          await cache.delete(request);
      for (const part of parts) if (!(await cache.match(part))) await cache.add(part);
      await newest(cache, new Request(PAGE, { credentials: 'same-origin', redirect: 'manual' })).catch(
        () => undefined,
      );
    })(),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request));
  else if (request.mode !== 'navigate') event.respondWith(part(request));
});

/** @param {Request} request @returns {Promise<Response>} */
async function page(request) {
  const cache = await caches.open(NAME);
  const asked = newest(cache, request);
  const kept = await cache.match(PAGE);
  if (!kept) return asked;
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}

/** Who may no longer read the page does not find it here either. @param {Cache} cache @param {Request} request */
async function newest(cache, request) {
  const answer = await fetch(request);
  if (answer.status === 200) await cache.put(PAGE, answer.clone());
  else if (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status))
    await cache.delete(PAGE);
  return answer;
}

/** @param {Request} request @returns {Promise<Response>} */
async function part(request) {
  const cache = await caches.open(NAME);
  return (await cache.match(request.url)) ?? fetch(request);
}
