import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { sql } from 'kysely';
import { z } from 'zod';
import { isId } from '#kernel/index.ts';
import { findPerson } from './accounts.ts';
import { readFactors } from './sign-in-factors.ts';
import {
  confirmPassword,
  endSessions,
  type Keeper,
  mustBeProven,
  note,
  type OpenSession,
  refusal,
  renewSession,
  sessionOf,
} from './sign-in-keeper.ts';
import { passwordFault } from './sign-in-password.ts';
import { forgetRecoveryCodes } from './sign-in-recovery.ts';
import { mayGoWithout } from './sign-in-second-step.ts';

const ONE = z.object({ id: z.string() });

async function aboutOwner(keeper: Keeper, user: OpenSession['user']): Promise<string[]> {
  const person = await findPerson(keeper.database, user);
  return [user.name, user.email, ...(person?.seats ?? []).map(({ officeName }) => officeName)];
}

/** What people do with their own account: password, sessions, passkeys. */
export function ownAccount(keeper: Keeper) {
  const { database } = keeper;
  return {
    id: 'sinergi-account',
    endpoints: {
      changeOwnPassword: createAuthEndpoint(
        '/account/change-password',
        { method: 'POST', body: z.object({ current: z.string(), next: z.string() }) },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          const { current, next } = ctx.body;
          await confirmPassword(ctx, keeper, open.user, current);
          const fault = await passwordFault(next, await aboutOwner(keeper, open.user));
          if (fault !== undefined) throw refusal('BAD_REQUEST', 'PASSWORD_FAULT', { fault });
          const hash = await ctx.context.password.hash(next);
          const ended = await endSessions(database, open.user.id, open.session.id);
          await ctx.context.internalAdapter.updatePassword(open.user.id, hash);
          await note(ctx, keeper, 'change-password', open.user, { sessionsEnded: ended });
          await renewSession(ctx, open, open.provenBy);
          return ctx.json({ ended });
        },
      ),
      /** The password again, before a passkey is made on the device at hand. */
      confirmOwnPassword: createAuthEndpoint(
        '/account/confirm-password',
        { method: 'POST', body: z.object({ password: z.string() }) },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          await confirmPassword(ctx, keeper, open.user, ctx.body.password);
          return ctx.json({});
        },
      ),
      endSession: createAuthEndpoint('/account/end-session', { method: 'POST', body: ONE }, async (ctx) => {
        const { user } = await sessionOf(ctx);
        if (!isId(ctx.body.id)) throw refusal('NOT_FOUND', 'NO_SUCH_SESSION');
        const { numAffectedRows } = await sql`delete from auth."session"
            where "id" = ${ctx.body.id}::uuid and "userId" = ${user.id}::uuid`.execute(database.signIn);
        if (!numAffectedRows) throw refusal('NOT_FOUND', 'NO_SUCH_SESSION');
        await note(ctx, keeper, 'end-session', user, { sessions: 1 });
        return ctx.json({ ended: 1 });
      }),
      endOtherSessions: createAuthEndpoint('/account/end-other-sessions', { method: 'POST' }, async (ctx) => {
        const { user, session } = await sessionOf(ctx);
        const ended = await endSessions(database, user.id, session.id);
        if (ended > 0) await note(ctx, keeper, 'end-session', user, { sessions: ended });
        return ctx.json({ ended });
      }),
      namePasskey: createAuthEndpoint(
        '/account/name-passkey',
        { method: 'POST', body: ONE.extend({ name: z.string().trim().min(1).max(100) }) },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          const { id, name } = ctx.body;
          if (!isId(id)) throw refusal('NOT_FOUND', 'NO_SUCH_PASSKEY');
          const { numAffectedRows } = await sql`update auth."passkey" set "name" = ${name}
            where "id" = ${id}::uuid and "userId" = ${open.user.id}::uuid`.execute(database.signIn);
          if (!numAffectedRows) throw refusal('NOT_FOUND', 'NO_SUCH_PASSKEY');
          await note(ctx, keeper, 'name-passkey', open.user);
          return ctx.json({});
        },
      ),
      removePasskey: createAuthEndpoint(
        '/account/remove-passkey',
        { method: 'POST', body: ONE.extend({ password: z.string() }) },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          const { id, password } = ctx.body;
          if (!isId(id)) throw refusal('NOT_FOUND', 'NO_SUCH_PASSKEY');
          await confirmPassword(ctx, keeper, open.user, password);
          const { authenticator, passkeys } = await readFactors(database, open.user.id);
          const left = passkeys - 1 + (authenticator ? 1 : 0);
          await mayGoWithout(keeper, open.user, left);
          const { numAffectedRows } = await sql`delete from auth."passkey"
            where "id" = ${id}::uuid and "userId" = ${open.user.id}::uuid`.execute(database.signIn);
          if (!numAffectedRows) throw refusal('NOT_FOUND', 'NO_SUCH_PASSKEY');
          if (left === 0) await forgetRecoveryCodes(database, open.user.id);
          await note(ctx, keeper, 'remove-passkey', open.user);
          return ctx.json({});
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
