import { randomBytes, randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { arrayLiteral, type Database } from '#database/index.ts';

/** Without i, l, o and u, which are read as something else. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const COUNT = 10;

const derive = promisify<string, string, number, Buffer>(scrypt);

/** `k3f9-2mqr-8wzt`: 60 bits. */
function makeCode(): string {
  return Array.from({ length: 3 }, () =>
    Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-');
}

/** As typed: capitals, spaces and letters that look like figures are forgiven. */
function readCode(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
    .replace(/[^0-9a-z]/g, '');
}

async function hash(code: string, salt: string): Promise<string> {
  return (await derive(readCode(code), salt, 32)).toString('hex');
}

/** Whether what was typed has the form of a recovery code and not of a code of an app. */
export function looksLikeRecoveryCode(typed: string): boolean {
  return readCode(typed).length === 12;
}

/** Makes a person's codes anew; those from before are worth nothing. @returns the codes, to be shown this once */
export async function renewRecoveryCodes(database: Database, userId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, makeCode);
  const salt = randomBytes(16).toString('hex');
  const hashes = await Promise.all(codes.map((code) => hash(code, salt)));
  await database.signIn.transaction().execute(async (tx) => {
    await sql`delete from auth."recoveryCode" where "userId" = ${userId}::uuid`.execute(tx);
    await sql`insert into auth."recoveryCode" ("userId", "hash", "salt")
      select ${userId}::uuid, hash, ${salt} from unnest(${arrayLiteral(hashes)}::text[]) hash`.execute(tx);
  });
  return codes;
}

/** Uses a code up. @returns whether it was one that was not used before; of two at once only one is */
export async function takeRecoveryCode(database: Database, userId: string, typed: string): Promise<boolean> {
  const known = await sql<{ salt: string }>`select "salt" as salt from auth."recoveryCode"
    where "userId" = ${userId}::uuid limit 1`.execute(database.signIn);
  const wanted = await hash(typed, known.rows[0]?.salt ?? 'none');
  const { numAffectedRows } = await sql`update auth."recoveryCode" set "usedAt" = now()
    where "userId" = ${userId}::uuid and "hash" = ${wanted} and "usedAt" is null`.execute(database.signIn);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Without a second step there is nothing to fall back from. */
export async function forgetRecoveryCodes(database: Database, userId: string): Promise<void> {
  await sql`delete from auth."recoveryCode" where "userId" = ${userId}::uuid`.execute(database.signIn);
}
