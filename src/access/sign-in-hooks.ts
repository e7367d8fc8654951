import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { createAuthMiddleware, isAPIError } from 'better-auth/api';
import { sql } from 'kysely';
import { hasFactor, readFactors } from './sign-in-factors.ts';
import {
  addressOf,
  brake,
  deviceOf,
  type Keeper,
  mustBeProven,
  note,
  type OpenedBy,
  rememberDevice,
  renewSession,
  sessionOf,
} from './sign-in-keeper.ts';
import { unknownAccountId } from './sign-in-events.ts';

interface Known {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

async function findAccount(keeper: Keeper, email: string): Promise<Known | undefined> {
  const { rows } = await sql<Known>`select "id" as id, "name" as name, "email" as email from auth."user"
    where "email" = ${email.trim().toLowerCase()}`.execute(keeper.database.signIn);
  return rows[0];
}

function emailOf(ctx: GenericEndpointContext): string {
  const body: unknown = ctx.body;
  const email: unknown = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return typeof email === 'string' ? email : '';
}

/** How each way in is named. */
const OPENED: Readonly<Record<string, OpenedBy>> = {
  '/sign-in/email': 'password',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'provider',
};

/** A session that just began ends the one the browser had before, which somebody else may have planted or left. */
async function endSessionBefore(ctx: GenericEndpointContext, token: string): Promise<void> {
  const cookie = ctx.context.authCookies.sessionToken.name;
  const before = await ctx.getSignedCookie(cookie, ctx.context.secret);
  if (before && before !== token) await ctx.context.internalAdapter.deleteSession(before);
}

/** Somebody is in, by one step at least. */
async function welcome(
  ctx: GenericEndpointContext,
  keeper: Keeper,
  open: NonNullable<GenericEndpointContext['context']['newSession']>,
  openedBy: OpenedBy,
): Promise<void> {
  await endSessionBefore(ctx, open.session.token);
  const proven = (open.session as { provenBy?: string | null }).provenBy ?? null;
  const more =
    keeper.rules.secondStep !== 'off' && hasFactor(await readFactors(keeper.database, open.user.id));
  if (more && proven === null) return; // noted when the second step is done
  await note(ctx, keeper, 'sign-in', open.user, { with: openedBy });
  rememberDevice(ctx, keeper, open.user.id);
}

/**
 * What the product keeps to around the sign-in library's own ways in: the brake before a password is tried, the trail
 * after it, the session from before, the device. Nothing gets in past these, whichever page or command asks.
 */
export function keepSignIn(keeper: Keeper): BetterAuthPlugin {
  return {
    id: 'sinergi-keeper',
    hooks: {
      before: [
        {
          matcher: (ctx) => ctx.path === '/sign-in/email',
          handler: createAuthMiddleware(async (ctx) => {
            const email = emailOf(ctx);
            await brake(ctx, keeper, 'password', { ...(await findAccount(keeper, email)), email });
          }),
        },
        {
          matcher: (ctx) =>
            ctx.path === '/passkey/generate-register-options' || ctx.path === '/passkey/verify-registration',
          handler: createAuthMiddleware(async (ctx) => {
            await mustBeProven(keeper, await sessionOf(ctx));
          }),
        },
        {
          matcher: (ctx) => ctx.path === '/sign-out',
          handler: createAuthMiddleware(async (ctx) => {
            const open = await sessionOf(ctx).catch(() => undefined);
            if (open) await note(ctx, keeper, 'sign-out', open.user);
          }),
        },
      ],
      after: [
        {
          matcher: (ctx) => ctx.path === '/sign-in/email',
          handler: createAuthMiddleware((ctx) => afterPassword(ctx, keeper)),
        },
        {
          matcher: (ctx) => ctx.path === '/passkey/verify-authentication' || ctx.path === '/callback/:id',
          handler: createAuthMiddleware(async (ctx) => {
            const open = ctx.context.newSession;
            const openedBy = openedByPath(ctx.path) ?? 'provider';
            if (open) await welcome(ctx, keeper, open, openedBy);
            else await noteStranger(ctx, keeper, openedBy);
          }),
        },
        {
          matcher: (ctx) => ctx.path === '/passkey/generate-authenticate-options',
          handler: createAuthMiddleware(async (ctx) => {
            const options = ctx.context.returned;
            if (typeof options === 'object' && options !== null && !isAPIError(options))
              return ctx.json({ ...options, userVerification: 'required' });
            return undefined;
          }),
        },
        {
          matcher: (ctx) => ctx.path === '/passkey/verify-registration',
          handler: createAuthMiddleware(async (ctx) => {
            if (isAPIError(ctx.context.returned)) return;
            const open = await sessionOf(ctx);
            await note(ctx, keeper, 'add-passkey', open.user);
            await renewSession(ctx, open, open.provenBy ?? 'passkey');
          }),
        },
      ],
    },
  };
}

/**
 * A passkey or a person of the provider that no account of ours belongs to. There is nothing to guess here, so nobody is
 * held; but who tries again and again does not fill the trail.
 */
async function noteStranger(ctx: GenericEndpointContext, keeper: Keeper, openedBy: OpenedBy): Promise<void> {
  const attempt = {
    kind: 'password',
    account: openedBy,
    address: addressOf(ctx),
    device: undefined,
  } as const;
  if ((await keeper.brake.begin(attempt, keeper.now().epochMilliseconds)) > 0) return;
  const user = { id: unknownAccountId(keeper.secret, openedBy), name: '', email: '' };
  await note(ctx, keeper, 'fail-sign-in', user, { with: openedBy }, 'somebody');
}

async function afterPassword(ctx: GenericEndpointContext, keeper: Keeper): Promise<void> {
  const email = emailOf(ctx);
  const account = await findAccount(keeper, email);
  const open = ctx.context.newSession;
  if (!open) {
    const user = account ?? { id: unknownAccountId(keeper.secret, email), name: '', email: '' };
    await note(ctx, keeper, 'fail-sign-in', user, { why: account ? 'password' : 'account' }, 'somebody');
    return;
  }
  const device = deviceOf(ctx, keeper, open.user.id);
  await keeper.brake.succeeded({ kind: 'password', account: email, address: addressOf(ctx), device });
  await welcome(ctx, keeper, open, 'password');
}

/** By what a session that begins at this endpoint was opened. */
export function openedByPath(path: string | undefined): OpenedBy | undefined {
  return path === undefined ? undefined : OPENED[path];
}
