import type { Cookies } from '@sveltejs/kit';

/**
 * A signed-in person looks at the register as the public sees it, for half an hour or until they go back. A cookie and not
 * a part of the address: every link, filter, map and download then goes with it, none can lose it on the way, and
 * no address that is passed on shows somebody else another register.
 */
const PUBLIC_VIEW_COOKIE = 'sinergi_public_view';
const HALF_AN_HOUR = 30 * 60;
const CHOSEN = new RegExp(`(?:^|;\\s*)${PUBLIC_VIEW_COOKIE}=1(?:;|$)`);

/** Whether a request is for reading and its sender asked to read as the public; what is sent is never sent so. */
export function wantsPublicView(method: string, headers: Headers): boolean {
  return (method === 'GET' || method === 'HEAD') && CHOSEN.test(headers.get('cookie') ?? '');
}

export function beginPublicView(cookies: Cookies, url: URL): void {
  cookies.set(PUBLIC_VIEW_COOKIE, '1', { ...attributes(url), maxAge: HALF_AN_HOUR });
}

export function endPublicView(cookies: Cookies, url: URL): void {
  cookies.delete(PUBLIC_VIEW_COOKIE, attributes(url));
}

function attributes(url: URL) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
}
