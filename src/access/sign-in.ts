import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import type { Database } from '#database/index.ts';
import { ownAccount } from './sign-in-account.ts';
import { Brake } from './sign-in-brake.ts';
import { ownEmail } from './sign-in-email.ts';
import { keepSignIn, openedByPath } from './sign-in-hooks.ts';
import { type Keeper, refusal } from './sign-in-keeper.ts';
import { PASSWORD_LONGEST, PASSWORD_SHORTEST } from './sign-in-password.ts';
import { PROVIDER_PATHS, signInAtProvider } from './sign-in-provider.ts';
import { DEFAULT_RULES, type SignInProvider, type SignInRules } from './sign-in-rules.ts';
import { secondStep } from './sign-in-second-step.ts';

export interface SignInOptions extends Partial<SignInRules> {
  /** Signs cookies; at least 32 characters. */
  readonly secret: string;
  /** The addresses people open the product at, for example `https://sinergi.nttprov.go.id`. */
  readonly origins: readonly string[];
  /** Whether all of them are https: cookies are then bound to the host and never go over a plain line. */
  readonly secureCookies: boolean;
  readonly provider?: SignInProvider | undefined;
  readonly now?: () => Temporal.Instant;
}

/**
 * Sign-in: passwords, passkeys, a second step, sessions in the database, single sign-on where it is configured. Lives in
 * schema `auth`, which the requests' role cannot read. Only pages of ours ask it; the library's own addresses are not
 * open to the outside.
 */
export function openSignIn(database: Database, options: SignInOptions) {
  const { secret, origins, secureCookies, provider, now, ...given } = options;
  const rules: SignInRules = { ...DEFAULT_RULES, ...given };
  const keeper: Keeper = {
    database,
    brake: new Brake(database, secret),
    rules,
    secret,
    now: now ?? (() => Temporal.Now.instant()),
  };
  const settings = settingsOf(keeper, origins, secureCookies, provider?.secondStep ?? false);
  const auth = betterAuth(settings);
  const atProvider = provider && signInAtProvider(settings, provider, origins[0] ?? '');
  return {
    $context: auth.$context,
    api: auth.api,
    rules,
    provider: provider && { name: provider.name },
    /** Answers what one of our pages asks; single sign-on has an instance of its own, made at its first use. */
    handler: async (request: Request): Promise<Response> => {
      const path = new URL(request.url).pathname;
      if (atProvider && PROVIDER_PATHS.some((beginning) => path.startsWith(beginning)))
        return (await atProvider()).handler(request);
      return auth.handler(request);
    },
  };
}

export type SignIn = ReturnType<typeof openSignIn>;

function settingsOf(
  keeper: Keeper,
  origins: readonly string[],
  secureCookies: boolean,
  providerProves: boolean,
) {
  const { database, rules } = keeper;
  return {
    appName: 'Sinergi',
    secret: keeper.secret,
    baseURL: origins[0] ?? 'http://localhost:3000',
    logger: { disabled: true },
    trustedOrigins: [...origins],
    database: { db: database.signIn.withSchema('auth'), type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_SHORTEST,
      maxPasswordLength: PASSWORD_LONGEST,
    },
    session: {
      // The whole life of a session; that it is over sooner when nobody uses it is readSession's.
      expiresIn: rules.longestHours * 3600,
      disableSessionRefresh: true,
      freshAge: 0, // pages ask for the password again instead
      additionalFields: {
        openedBy: { type: 'string', required: false, input: false },
        provenBy: { type: 'string', required: false, input: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: (session, ctx) => {
            const openedBy = (session['openedBy'] as string | null | undefined) ?? openedByPath(ctx?.path);
            const proven = (session['provenBy'] as string | null | undefined) ?? null;
            const provenBy =
              proven ??
              (openedBy === 'passkey' || (openedBy === 'provider' && providerProves) ? openedBy : null);
            return Promise.resolve({ data: { ...session, openedBy: openedBy ?? null, provenBy } });
          },
        },
      },
      // Nothing of the provider's but who it is.
      account: {
        create: {
          before: (account) =>
            Promise.resolve({
              data: { ...account, accessToken: null, refreshToken: null, idToken: null },
            }),
        },
      },
    },
    account: { updateAccountOnSignIn: false },
    rateLimit: { enabled: false }, // by address alone, it would hold a whole office for one; see sign-in-brake.ts
    advanced: {
      database: { generateId: 'uuid' },
      useSecureCookies: false, // the prefix below says more
      cookiePrefix: secureCookies ? '__Host-sinergi' : 'sinergi',
      defaultCookieAttributes: { secure: secureCookies, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipv6Subnet: 128 },
    },
    plugins: [
      keepSignIn(keeper),
      secondStep(keeper),
      ownAccount(keeper),
      ownEmail(keeper),
      passkey({
        rpID: rules.passkeyHost ?? 'localhost',
        rpName: 'Sinergi',
        origin: [...origins],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // A passkey stands for both steps: having the device, and being known to it.
        registration: {
          afterVerification: ({ verification }) => {
            if (verification.registrationInfo?.userVerified !== true)
              throw refusal('FORBIDDEN', 'NOT_VERIFIED');
          },
        },
        authentication: {
          afterVerification: ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw refusal('UNAUTHORIZED', 'NOT_VERIFIED');
          },
        },
      }),
    ],
  } satisfies BetterAuthOptions;
}
