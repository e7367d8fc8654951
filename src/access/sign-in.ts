import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '#database/index.ts';

export interface SignInOptions {
  /** Signs cookies; at least 32 characters. */
  readonly secret: string;
  /** The addresses people open the product at, for example `https://sinergi.nttprov.go.id`. */
  readonly origins: readonly string[];
  readonly secureCookies: boolean;
  /** TOTP as a second step. The tables are there; an administrator switches it on. */
  readonly secondStep?: boolean;
  readonly plugins?: BetterAuthPlugin[];
}

/**
 * Sign-in with password, sessions in the database, and rate limits counted there too, so that several processes count
 * together. Lives in schema `auth`, which the requests' role cannot read.
 */
export function openSignIn(database: Database, options: SignInOptions) {
  return betterAuth({
    appName: 'Sinergi',
    secret: options.secret,
    baseURL: options.origins[0] ?? 'http://localhost:3000',
    logger: { disabled: true },
    trustedOrigins: [...options.origins],
    database: { db: database.signIn.withSchema('auth'), type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      // NOTE: counted by address, and an office shares one; the library locks an account after ten wrong codes besides.
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
      },
    },
    advanced: {
      database: { generateId: 'uuid' },
      useSecureCookies: options.secureCookies,
      cookiePrefix: 'sinergi',
    },
    plugins: [...(options.secondStep ? [twoFactor()] : []), ...(options.plugins ?? [])],
  });
}

export type SignIn = ReturnType<typeof openSignIn>;
