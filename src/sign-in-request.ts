import { parseSetCookieHeader } from 'better-auth/cookies';
import type { Cookies } from '@sveltejs/kit';
import { useApp } from './app.ts';

interface Asked {
  readonly request: Request;
  readonly cookies: Cookies;
  readonly url: URL;
  readonly locals: { readonly requestId: string };
  getClientAddress(): string;
}

export interface SignInAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Where it leads to, where it does. */
  readonly location: string | null;
}

/**
 * Passes a form's question on to the sign-in library the way a browser would, with the address it came from, and hands
 * its cookies back. Without a body it is a question for reading. @returns status and body
 */
export async function askSignIn(
  event: Asked,
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<SignInAnswer> {
  const headers = new Headers({
    ...(body && { 'content-type': 'application/json' }),
    origin: event.url.origin,
    cookie: event.request.headers.get('cookie') ?? '',
    'user-agent': (event.request.headers.get('user-agent') ?? '').slice(0, 300),
    'x-forwarded-for': event.getClientAddress(),
    'x-request-id': event.locals.requestId,
  });
  const answer = await useApp().signIn.handler(
    new Request(new URL(`/api/auth${path}`, event.url), {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  for (const line of answer.headers.getSetCookie())
    for (const [name, cookie] of parseSetCookieHeader(line))
      event.cookies.set(name, decodeURIComponent(cookie.value), {
        path: cookie.path ?? '/',
        httpOnly: cookie.httponly ?? true,
        secure: cookie.secure ?? false,
        sameSite: 'lax',
        ...(cookie['max-age'] !== undefined && { maxAge: cookie['max-age'] }),
      });
  const text = await answer.text();
  const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  return {
    status: answer.status,
    body: (parsed ?? {}) as Record<string, unknown>,
    location: answer.headers.get('location'),
  };
}

/** A path of our own to go back to after a form; anything that leads elsewhere becomes the home page. */
export function ownPath(text: FormDataEntryValue | null | undefined): string {
  return typeof text === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(text) ? text : '/';
}

/** What was typed into a field; empty where there is none, or where a file was sent in its place. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
