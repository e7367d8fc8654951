import { expect, test } from 'vitest';
import { wantsPublicView } from './public-view.ts';

const asked = (method: string, cookie?: string): boolean =>
  wantsPublicView(method, new Headers(cookie === undefined ? {} : { cookie }));

test('Who reads may read as the public; what is sent is never sent so', () => {
  const cookie = 'sinergi.session_token=x; sinergi_public_view=1; sinergi_language=en';
  expect(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'].map((method) => asked(method, cookie))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('Only the cookie itself counts', () => {
  for (const cookie of [
    undefined,
    '',
    'x_sinergi_public_view=1',
    'sinergi_public_view=10',
    'a="sinergi_public_view=1"',
  ])
    expect([cookie, asked('GET', cookie)]).toEqual([cookie, false]);
});
