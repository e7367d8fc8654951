import { expect, test } from 'vitest';
import { ownPath } from './sign-in-request.ts';

test('After a form one goes back within the product and nowhere else', () => {
  expect(ownPath('/mitra?jenis=bilateral')).toBe('/mitra?jenis=bilateral');
  for (const text of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    null,
    undefined,
  ])
    expect(ownPath(text)).toBe('/');
});
