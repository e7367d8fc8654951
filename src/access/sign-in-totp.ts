import { createHmac, timingSafeEqual } from 'node:crypto';

/** One-time codes of authenticator apps, RFC 6238: SHA-1, six digits, thirty seconds; what every app can do. */
const PERIOD = 30;
const DIGITS = 6;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @param now milliseconds since 1970 */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / PERIOD);
}

export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/**
 * The time step a code belongs to: now, or one before or after, for clocks that differ; nothing for a wrong code and for
 * one that was used already (a step up to `lastStep`).
 */
export function matchingStep(
  secret: string,
  code: string,
  now: number,
  lastStep: number,
): number | undefined {
  const given = Buffer.from(code.replace(/\s/g, '').padEnd(DIGITS).slice(0, 12));
  return [0, -1, 1]
    .map((shift) => stepAt(now) + shift)
    .find((step) => {
      const expected = Buffer.from(codeOf(secret, step));
      return step > lastStep && given.length === expected.length && timingSafeEqual(given, expected);
    });
}

/** The key as people type it and as the picture carries it. */
export function base32(secret: string): string {
  const bits = [...Buffer.from(secret)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The address that an authenticator app reads from the picture. */
export function enrolmentAddress(secret: string, email: string): string {
  const label = `${encodeURIComponent('Sinergi')}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Sinergi&digits=${String(DIGITS)}&period=${String(PERIOD)}`;
}
