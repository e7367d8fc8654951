import { randomBytes } from 'node:crypto';
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { findPerson } from './accounts.ts';
import { hasFactor, readFactors } from './sign-in-factors.ts';
import {
  brake,
  confirmPassword,
  type Keeper,
  mustBeProven,
  note,
  type OpenSession,
  refusal,
  rememberDevice,
  renewSession,
  sessionOf,
} from './sign-in-keeper.ts';
import {
  forgetRecoveryCodes,
  looksLikeRecoveryCode,
  renewRecoveryCodes,
  takeRecoveryCode,
} from './sign-in-recovery.ts';
import { mustHaveSecondStep } from './sign-in-rules.ts';
import { base32, enrolmentAddress, matchingStep } from './sign-in-totp.ts';

const PASSWORD = z.object({ password: z.string() });
const CODE = z.object({ code: z.string().max(60) });

interface Authenticator {
  readonly secret: string;
  readonly verified: boolean;
  readonly lastStep: number;
}

async function readAuthenticator(
  ctx: GenericEndpointContext,
  keeper: Keeper,
  userId: string,
): Promise<Authenticator | undefined> {
  const { rows } =
    await sql<Authenticator>`select "secret" as secret, "verified" as verified, "lastStep" as "lastStep"
    from auth."authenticator" where "userId" = ${userId}::uuid`.execute(keeper.database.signIn);
  const [row] = rows;
  if (!row) return undefined;
  // Under another SINERGI_SECRET the key cannot be read any more; then no code is right, and a recovery code still is.
  const secret = await symmetricDecrypt({ key: ctx.context.secretConfig, data: row.secret }).catch(
    () => undefined,
  );
  return secret === undefined ? undefined : { ...row, secret };
}

function enrolment(secret: string, email: string): { address: string; key: string } {
  return { address: enrolmentAddress(secret, email), key: base32(secret) };
}

/** Uses a code of the app up: of two requests with the same code only one gets through. */
async function takeCode(
  keeper: Keeper,
  userId: string,
  authenticator: Authenticator,
  code: string,
): Promise<boolean> {
  const step = matchingStep(
    authenticator.secret,
    code,
    keeper.now().epochMilliseconds,
    authenticator.lastStep,
  );
  if (step === undefined) return false;
  const { numAffectedRows } =
    await sql`update auth."authenticator" set "lastStep" = ${step}, "verified" = true
    where "userId" = ${userId}::uuid and "lastStep" < ${step}`.execute(keeper.database.signIn);
  return (numAffectedRows ?? 0n) > 0n;
}

/** By what a second step was done; nothing where it was not. */
async function prove(
  ctx: GenericEndpointContext,
  keeper: Keeper,
  user: OpenSession['user'],
  code: string,
): Promise<'code' | 'recovery-code' | undefined> {
  if (looksLikeRecoveryCode(code))
    return (await takeRecoveryCode(keeper.database, user.id, code)) ? 'recovery-code' : undefined;
  const authenticator = await readAuthenticator(ctx, keeper, user.id);
  if (!authenticator?.verified) return undefined;
  return (await takeCode(keeper, user.id, authenticator, code)) ? 'code' : undefined;
}

/** The last second step stays where a role asks for one. */
export async function mayGoWithout(keeper: Keeper, user: OpenSession['user'], left: number): Promise<void> {
  if (left > 0) return;
  const person = await findPerson(keeper.database, user);
  if (
    mustHaveSecondStep(
      keeper.rules,
      (person?.seats ?? []).map(({ role }) => role),
    )
  )
    throw refusal('CONFLICT', 'LAST_STEP');
}

/** One-time codes of an authenticator app and recovery codes, as endpoints of the sign-in library. */
export function secondStep(keeper: Keeper) {
  const { database } = keeper;
  return {
    id: 'sinergi-second-step',
    endpoints: {
      addAuthenticator: createAuthEndpoint(
        '/second-step/add-authenticator',
        { method: 'POST', body: PASSWORD },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          await confirmPassword(ctx, keeper, open.user, ctx.body.password);
          const secret = randomBytes(17).toString('base64url').slice(0, 22); // 132 bits, 36 letters to type
          const kept = await symmetricEncrypt({ key: ctx.context.secretConfig, data: secret });
          const { numAffectedRows } =
            await sql`insert into auth."authenticator" as a ("userId", "secret", "verified")
            values (${open.user.id}::uuid, ${kept}, false)
            on conflict ("userId") do update set "secret" = ${kept}, "lastStep" = 0 where not a."verified"`.execute(
              database.signIn,
            );
          if (!numAffectedRows) throw refusal('CONFLICT', 'ALREADY');
          return ctx.json(enrolment(secret, open.user.email));
        },
      ),
      /** What was begun, to be shown once more after a mistyped code. */
      pendingAuthenticator: createAuthEndpoint(
        '/second-step/pending-authenticator',
        { method: 'POST' },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          const authenticator = await readAuthenticator(ctx, keeper, open.user.id);
          if (!authenticator || authenticator.verified) throw refusal('NOT_FOUND', 'NOT_BEGUN');
          return ctx.json(enrolment(authenticator.secret, open.user.email));
        },
      ),
      confirmAuthenticator: createAuthEndpoint(
        '/second-step/confirm-authenticator',
        { method: 'POST', body: CODE },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          const authenticator = await readAuthenticator(ctx, keeper, open.user.id);
          if (!authenticator || authenticator.verified) throw refusal('NOT_FOUND', 'NOT_BEGUN');
          const { succeeded } = await brake(ctx, keeper, 'code', open.user);
          if (!(await takeCode(keeper, open.user.id, authenticator, ctx.body.code)))
            throw refusal('FORBIDDEN', 'WRONG_CODE');
          await succeeded();
          const { recoveryCodes } = await readFactors(database, open.user.id);
          const codes = recoveryCodes > 0 ? [] : await renewRecoveryCodes(database, open.user.id);
          await note(ctx, keeper, 'add-authenticator', open.user);
          await renewSession(ctx, open, 'code');
          return ctx.json({ codes });
        },
      ),
      removeAuthenticator: createAuthEndpoint(
        '/second-step/remove-authenticator',
        { method: 'POST', body: PASSWORD },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          await confirmPassword(ctx, keeper, open.user, ctx.body.password);
          const { passkeys } = await readFactors(database, open.user.id);
          await mayGoWithout(keeper, open.user, passkeys);
          await sql`delete from auth."authenticator" where "userId" = ${open.user.id}::uuid`.execute(
            database.signIn,
          );
          if (passkeys === 0) await forgetRecoveryCodes(database, open.user.id);
          await note(ctx, keeper, 'remove-authenticator', open.user);
          return ctx.json({});
        },
      ),
      proveSecondStep: createAuthEndpoint(
        '/second-step/prove',
        { method: 'POST', body: CODE },
        async (ctx) => {
          const open = await sessionOf(ctx);
          const { succeeded } = await brake(ctx, keeper, 'code', open.user);
          const provenBy = await prove(ctx, keeper, open.user, ctx.body.code);
          if (provenBy === undefined) {
            await note(ctx, keeper, 'fail-second-step', open.user, undefined, 'somebody');
            throw refusal('FORBIDDEN', 'WRONG_CODE');
          }
          await succeeded();
          if (provenBy === 'recovery-code') {
            const { recoveryCodes } = await readFactors(database, open.user.id);
            await note(ctx, keeper, 'use-recovery-code', open.user, { left: recoveryCodes });
          }
          await note(ctx, keeper, 'sign-in', open.user, { with: open.openedBy ?? 'password', and: provenBy });
          await renewSession(ctx, open, provenBy);
          rememberDevice(ctx, keeper, open.user.id);
          return ctx.json({ provenBy });
        },
      ),
      renewRecoveryCodes: createAuthEndpoint(
        '/second-step/renew-recovery-codes',
        { method: 'POST', body: PASSWORD },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          await confirmPassword(ctx, keeper, open.user, ctx.body.password);
          if (!hasFactor(await readFactors(database, open.user.id))) throw refusal('CONFLICT', 'NO_STEP');
          const codes = await renewRecoveryCodes(database, open.user.id);
          await note(ctx, keeper, 'renew-recovery-codes', open.user);
          return ctx.json({ codes });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
