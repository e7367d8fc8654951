import { expect, test } from 'vitest';
import { base32, codeOf, enrolmentAddress, matchingStep, stepAt } from './sign-in-totp.ts';

/** RFC 6238, appendix B, SHA-1; its eight digits cut to the last six. */
const SECRET = '12345678901234567890';
test.for([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const)('At %i seconds the code is that of the standard', ([seconds, code]) => {
  expect(codeOf(SECRET, stepAt(seconds * 1000))).toBe(code);
});

test('A clock half a minute off is forgiven, a minute and more is not', () => {
  const now = 1_800_000_000_000;
  const at = (shift: number) => matchingStep(SECRET, codeOf(SECRET, stepAt(now) + shift), now, 0);
  expect([at(-1), at(0), at(1)]).toEqual([-1, 0, 1].map((shift) => stepAt(now) + shift));
  expect([at(-2), at(2)]).toEqual([undefined, undefined]);
});

test('A step that was used does not count again, nor does one before it', () => {
  const now = 1_800_000_000_000;
  const step = stepAt(now);
  expect(matchingStep(SECRET, codeOf(SECRET, step), now, step)).toBeUndefined();
  expect(matchingStep(SECRET, codeOf(SECRET, step - 1), now, step)).toBeUndefined();
  expect(matchingStep(SECRET, codeOf(SECRET, step + 1), now, step)).toBe(step + 1);
});

test('Spaces in a typed code are forgiven, nonsense is not a code', () => {
  const now = 1_800_000_000_000;
  const code = codeOf(SECRET, stepAt(now));
  expect(matchingStep(SECRET, `${code.slice(0, 3)} ${code.slice(3)}`, now, 0)).toBe(stepAt(now));
  for (const wrong of ['', 'abcdef', `${code}0`, code.slice(1), '☃☃☃☃☃☃'])
    expect(matchingStep(SECRET, wrong, now, 0)).toBeUndefined();
});

test('The key is written as the standard asks', () => {
  expect(base32('foobar')).toBe('MZXW6YTBOI');
  const address = new URL(enrolmentAddress(SECRET, 'a+b@example.org'));
  expect(address.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(decodeURIComponent(address.pathname)).toContain('a+b@example.org');
});
