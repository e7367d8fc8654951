import { type BetterAuthOptions, betterAuth } from 'better-auth';
import type { SignInProvider } from './sign-in-rules.ts';

/** What of the sign-in library belongs to the provider. */
export const PROVIDER_ID = 'sso';
export const PROVIDER_PATHS = ['/api/auth/sign-in/social', `/api/auth/callback/${PROVIDER_ID}`] as const;
/** Where the provider sends people back to; to be told to it. */
export const PROVIDER_RETURN = '/masuk/sso/kembali';

interface Door {
  handler(request: Request): Promise<Response>;
}

/**
 * Single sign-on by OpenID Connect: authorization code with PKCE, state and nonce, the ID token's signature checked
 * against the provider's keys. Only people who have an account come in: found by the provider's subject, or the first
 * time by an e-mail that the provider has verified and the one who invited them has written. No account is made.
 *
 * An instance of its own, made when somebody first uses it, so that a provider that does not answer holds nobody up who
 * signs in with a password.
 */
export function signInAtProvider(
  settings: BetterAuthOptions & { readonly plugins: NonNullable<BetterAuthOptions['plugins']> },
  provider: SignInProvider,
  origin: string,
): () => Promise<Door> {
  let made: Promise<Door> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };

  async function make(): Promise<Door> {
    const { genericOAuth } = await import('better-auth/plugins/generic-oauth');
    return betterAuth({
      ...settings,
      plugins: [
        ...settings.plugins,
        genericOAuth({
          config: [
            {
              providerId: PROVIDER_ID,
              discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
              clientId: provider.clientId,
              clientSecret: provider.clientSecret,
              redirectURI: `${origin}${PROVIDER_RETURN}`,
              scopes: ['openid', 'email', 'profile'],
              pkce: true,
              requireIdTokenVerification: true,
              disableSignUp: true,
              disableImplicitSignUp: true,
              disableProviderLogout: true,
            },
          ],
        }),
      ],
    });
  }
}
