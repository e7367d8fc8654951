/** An authenticator app, for tests. */
import { codeOf, stepAt } from '#access/sign-in-totp.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The secret behind a key as a page shows it. */
export function secretOfKey(key: string): string {
  const bits = Array.from(key.replace(/[^A-Z2-7]/g, ''))
    .map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return String.fromCharCode(...(bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** The code of now, or of so many time steps later. */
export function codeAt(secret: string, shift = 0): string {
  return codeOf(secret, stepAt(Date.now()) + shift);
}
