import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The cookie by which a browser is known to the accounts that signed in on it (OWASP's "device cookie"): a number of its
 * own and a signature for each of the last accounts. It opens nothing; it only keeps the brake of others away.
 */
const ACCOUNTS = 5;
export const DEVICE_COOKIE = 'device';
/** Seconds. */
export const DEVICE_COOKIE_AGE = 180 * 86_400;

function sign(secret: string, device: string, userId: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['device', device, userId]))
    .digest('base64url')
    .slice(0, 22);
}

/** The device's number, where it is known to this account. */
export function knownDevice(
  secret: string,
  cookie: string | null | undefined,
  userId: string,
): string | undefined {
  const [device = '', ...signatures] = (cookie ?? '').split('.');
  const expected = Buffer.from(sign(secret, device, userId));
  const known = signatures.some((signature) => {
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return known ? device : undefined;
}

/** The cookie with this account known on the device, the newest first. */
export function rememberOnDevice(secret: string, cookie: string | null | undefined, userId: string): string {
  const [held = '', ...signatures] = (cookie ?? '').split('.');
  const device = /^[\w-]{22}$/.test(held) ? held : randomBytes(16).toString('base64url').slice(0, 22);
  const mine = sign(secret, device, userId);
  const kept = device === held ? signatures.filter((one) => one !== mine && /^[\w-]{22}$/.test(one)) : [];
  return [device, mine, ...kept].slice(0, ACCOUNTS + 1).join('.');
}
