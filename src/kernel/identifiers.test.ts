import { expect, test } from 'vitest';
import { isId, newId } from './identifiers.ts';

test('A new identifier is a UUID of version 7 and later ones sort later', async () => {
  const first = newId();
  await new Promise((resolve) => setTimeout(resolve, 3));
  const second = newId();
  expect(isId(first) && isId(second)).toBe(true);
  expect(first[14]).toBe('7');
  expect(first < second).toBe(true);
  expect(Math.abs(parseInt(first.replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(10_000);
});

test('Other text is no identifier', () => {
  for (const text of ['', '1', "' or 1=1", '00000000-0000-0000-0000-000000000000', `${newId()}x`])
    expect(isId(text)).toBe(false);
});
