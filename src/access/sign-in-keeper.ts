/** What the endpoints and hooks around the sign-in library share. */
import { APIError, getSessionFromCtx } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { GenericEndpointContext } from 'better-auth';
import { sql } from 'kysely';
import type { Database } from '#database/index.ts';
import type { Brake } from './sign-in-brake.ts';
import { DEVICE_COOKIE, DEVICE_COOKIE_AGE, knownDevice, rememberOnDevice } from './sign-in-device.ts';
import { noteHappening, type SignInEvent } from './sign-in-events.ts';
import { hasFactor, readFactors } from './sign-in-factors.ts';
import type { SignInRules } from './sign-in-rules.ts';

export interface Keeper {
  readonly database: Database;
  readonly brake: Brake;
  readonly rules: SignInRules;
  readonly secret: string;
  readonly now: () => Temporal.Instant;
}

/** By what a session was opened, and by what its second step was done. */
export type OpenedBy = 'password' | 'passkey' | 'provider';
export type ProvenBy = 'code' | 'recovery-code' | 'passkey' | 'provider';

export interface OpenSession {
  readonly session: { readonly id: string; readonly token: string; readonly userId: string };
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly openedBy: OpenedBy | null;
  readonly provenBy: ProvenBy | null;
}

/** The session of a request. @throws APIError where there is none */
export async function sessionOf(ctx: GenericEndpointContext): Promise<OpenSession> {
  const found = await getSessionFromCtx<Record<string, never>, { openedBy?: OpenedBy; provenBy?: ProvenBy }>(
    ctx,
  );
  if (!found) throw refusal('UNAUTHORIZED', 'NO_SESSION');
  const { session, user } = found;
  return { session, user, openedBy: session.openedBy ?? null, provenBy: session.provenBy ?? null };
}

type Status = 'BAD_REQUEST' | 'CONFLICT' | 'FORBIDDEN' | 'NOT_FOUND' | 'TOO_MANY_REQUESTS' | 'UNAUTHORIZED';

/** A refusal that pages tell by its code. */
export function refusal(
  status: Status,
  code: string,
  more: Readonly<Record<string, string | number>> = {},
): APIError {
  return new APIError(status, { code, message: code, ...more });
}

export function addressOf(ctx: GenericEndpointContext): string {
  return ctx.headers?.get('x-forwarded-for') ?? '';
}

const deviceCookie = (ctx: GenericEndpointContext) =>
  ctx.context.createAuthCookie(DEVICE_COOKIE, { maxAge: DEVICE_COOKIE_AGE });

/** The device's number, where the account is at home on it. */
export function deviceOf(ctx: GenericEndpointContext, keeper: Keeper, userId: string): string | undefined {
  return knownDevice(keeper.secret, ctx.getCookie(deviceCookie(ctx).name), userId);
}

export function rememberDevice(ctx: GenericEndpointContext, keeper: Keeper, userId: string): void {
  const cookie = deviceCookie(ctx);
  ctx.setCookie(
    cookie.name,
    rememberOnDevice(keeper.secret, ctx.getCookie(cookie.name), userId),
    cookie.attributes,
  );
}

/** Counts an attempt. @throws APIError 429 with the seconds to wait */
export async function brake(
  ctx: GenericEndpointContext,
  keeper: Keeper,
  kind: 'password' | 'code',
  user: { readonly id: string; readonly email: string } | { readonly email: string },
): Promise<{ readonly succeeded: () => Promise<void> }> {
  const attempt = {
    kind,
    account: user.email,
    address: addressOf(ctx),
    device: 'id' in user ? deviceOf(ctx, keeper, user.id) : undefined,
  };
  const waitSeconds = await keeper.brake.begin(attempt, keeper.now().epochMilliseconds);
  if (waitSeconds > 0) throw refusal('TOO_MANY_REQUESTS', 'WAIT', { waitSeconds });
  return { succeeded: () => keeper.brake.succeeded(attempt) };
}

/** Writes into the trail what happened around an account. */
export async function note(
  ctx: GenericEndpointContext,
  keeper: Keeper,
  action: SignInEvent,
  user: OpenSession['user'],
  about?: Readonly<Record<string, string | number>>,
  by: 'person' | 'somebody' = 'person',
): Promise<void> {
  await noteHappening(keeper.database, {
    action,
    user,
    by,
    address: addressOf(ctx),
    requestId: ctx.headers?.get('x-request-id') ?? undefined,
    now: keeper.now,
    ...(about && { about }),
  });
}

/** The password again, before something that a session left open should not be enough for. */
export async function confirmPassword(
  ctx: GenericEndpointContext,
  keeper: Keeper,
  user: OpenSession['user'],
  password: string,
): Promise<void> {
  const { succeeded } = await brake(ctx, keeper, 'password', user);
  const account = await ctx.context.internalAdapter.findCredentialAccount(user.id);
  const known = account?.password ?? undefined;
  if (known === undefined || !(await ctx.context.password.verify({ hash: known, password })))
    throw refusal('FORBIDDEN', 'WRONG_PASSWORD');
  await succeeded();
}

/** Where the account has a second step, the session must have done it: a password alone may not change how one signs in. */
export async function mustBeProven(keeper: Keeper, { user, provenBy }: OpenSession): Promise<void> {
  if (keeper.rules.secondStep === 'off' || provenBy !== null) return;
  if (hasFactor(await readFactors(keeper.database, user.id))) throw refusal('FORBIDDEN', 'NOT_PROVEN');
}

/** A new session in the place of this one, as after every step that proves something; the old one is worth nothing more. */
export async function renewSession(
  ctx: GenericEndpointContext,
  old: OpenSession,
  provenBy: ProvenBy | null,
): Promise<void> {
  const user = await ctx.context.internalAdapter.findUserById(old.user.id);
  if (!user) throw refusal('UNAUTHORIZED', 'NO_SESSION');
  const session = await ctx.context.internalAdapter.createSession(user.id, false, {
    openedBy: old.openedBy,
    provenBy,
  });
  await ctx.context.internalAdapter.deleteSession(old.session.token);
  await setSessionCookie(ctx, { session, user });
}

/** Ends every session of an account, or every one but the given. @returns how many */
export async function endSessions(
  database: Database,
  userId: string,
  butSessionId?: string,
): Promise<number> {
  const { numAffectedRows } = await sql`delete from auth."session" where "userId" = ${userId}::uuid
    and "id" is distinct from ${butSessionId ?? null}::uuid`.execute(database.signIn);
  return Number(numAffectedRows ?? 0n);
}
