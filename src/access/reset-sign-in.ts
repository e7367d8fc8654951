import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, SYSTEM } from '#database/index.ts';
import { NotFound } from '#kernel/index.ts';
import type { AccountKeeper } from './accounts.ts';
import { writeAudit } from './audit.ts';
import { deleteCalendarAddress } from './calendar-address-store.ts';

/**
 * Gives an account whose owner lost password and second step a new password, takes its second step and the
 * address of its calendar away and ends its sessions. For the command line alone: whoever may run it has the server anyway. That it is the owner who asks is for
 * the one who runs it to see to.
 * @returns the password, told once
 * @throws NotFound
 */
export async function resetSignIn(
  database: Database,
  signIn: AccountKeeper,
  email: string,
): Promise<{ password: string }> {
  const context = await signIn.$context;
  const found = await context.internalAdapter.findUserByEmail(email.trim().toLowerCase());
  if (!found) throw new NotFound(`no account for ${email}`);
  const { id } = found.user;
  const password = randomBytes(12).toString('base64url');
  const hash = await context.password.hash(password);
  const desk = { actor: SYSTEM, database, now: () => Temporal.Now.instant() };
  await database.asActor(SYSTEM, async (tx) => {
    await deleteCalendarAddress(tx, id);
    await writeAudit(tx, desk, { action: 'reset-sign-in', subject: 'account', subjectId: id });
  });
  await database.signIn.transaction().execute(async (tx) => {
    await sql`update auth."account" set "password" = ${hash} where "userId" = ${id}::uuid and "providerId" = 'credential'`.execute(
      tx,
    );
    for (const table of ['session', 'authenticator', 'passkey', 'recoveryCode'])
      await sql`delete from auth.${sql.id(table)} where "userId" = ${id}::uuid`.execute(tx);
  });
  return { password };
}
