import type { SeatRole } from '#database/index.ts';

/** What an installation decided about signing in; read from its configuration. */
export interface SignInRules {
  /**
   * Whether people sign in with a second step: the roles named must, everybody may, or nobody is asked (not even those
   * who set one up).
   */
  readonly secondStep: 'required' | 'optional' | 'off';
  /** Who must, where it is required. */
  readonly secondStepRoles: readonly SeatRole[];
  /** Minutes without a request after which a session is over. */
  readonly idleMinutes: number;
  /** Hours after which it is over in any case. */
  readonly longestHours: number;
  /** The host name that passkeys are bound to; where people open the product by a bare address there are none. */
  readonly passkeyHost: string | undefined;
}

export const SECOND_STEP_ROLES: readonly SeatRole[] = ['administrator', 'ministry-verifier', 'ministry-head'];

export const DEFAULT_RULES: SignInRules = {
  secondStep: 'optional',
  secondStepRoles: SECOND_STEP_ROLES,
  idleMinutes: 120,
  longestHours: 12,
  passkeyHost: undefined,
};

/** A single sign-on of the government, by OpenID Connect. */
export interface SignInProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As the button names it. */
  readonly name: string;
  /** Whether the provider asks for a second step itself, so that we need not. */
  readonly secondStep: boolean;
}

export function mustHaveSecondStep(rules: SignInRules, roles: readonly SeatRole[]): boolean {
  return rules.secondStep === 'required' && roles.some((role) => rules.secondStepRoles.includes(role));
}
