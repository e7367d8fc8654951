import { sql } from 'kysely';
import type { Database } from '#database/index.ts';
import { mustHaveSecondStep, type SignInRules } from './sign-in-rules.ts';
import type { Person } from './accounts.ts';

/** What an account has for a second step. */
export interface Factors {
  readonly authenticator: boolean;
  readonly passkeys: number;
  readonly recoveryCodes: number;
}

export async function readFactors(database: Database, userId: string): Promise<Factors> {
  const { rows } = await sql<Factors>`select
      exists (select 1 from auth."authenticator" where "userId" = ${userId}::uuid and "verified") as authenticator,
      (select count(*)::int from auth."passkey" where "userId" = ${userId}::uuid) as passkeys,
      (select count(*)::int from auth."recoveryCode" where "userId" = ${userId}::uuid and "usedAt" is null) as "recoveryCodes"`.execute(
    database.signIn,
  );
  return rows[0] ?? { authenticator: false, passkeys: 0, recoveryCodes: 0 };
}

export function hasFactor(factors: Factors): boolean {
  return factors.authenticator || factors.passkeys > 0;
}

/**
 * What stands between an account that signed in and its work: nothing; that it holds no seat today; that its second step
 * was not done in this session; that it must set one up.
 */
export type AccountState = 'ready' | 'no-seat' | 'prove' | 'set-up';

export async function stateOf(
  database: Database,
  rules: SignInRules,
  session: { readonly userId: string; readonly provenBy: string | null },
  person: Person | undefined,
): Promise<AccountState> {
  if (rules.secondStep !== 'off' && session.provenBy === null) {
    if (hasFactor(await readFactors(database, session.userId))) return 'prove';
    const roles = person?.seats.map((seat) => seat.role) ?? [];
    if (mustHaveSecondStep(rules, roles)) return 'set-up';
  }
  return person ? 'ready' : 'no-seat';
}
