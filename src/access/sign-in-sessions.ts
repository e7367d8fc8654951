import { sql } from 'kysely';
import type { Database } from '#database/index.ts';
import { findPerson, type Person } from './accounts.ts';
import type { SignIn } from './sign-in.ts';
import { type AccountState, stateOf } from './sign-in-factors.ts';
import type { OpenedBy, ProvenBy } from './sign-in-keeper.ts';

/** Who is signed in, what they may do from their seat, and what stands between the two. */
export interface SignedIn {
  readonly sessionId: string;
  readonly account: { readonly id: string; readonly name: string; readonly email: string };
  readonly openedBy: OpenedBy | null;
  readonly provenBy: ProvenBy | null;
  readonly state: AccountState;
  /** In the seat chosen, also while something stands between; what they may do is nobody's business until `ready`. */
  readonly person: Person | undefined;
}

/** Seconds between two notes of when a session was last used. */
const SEEN_EVERY = 60;

/**
 * The session of a request: over after its time, or when nobody used it for a while. Notes that it was used.
 * @returns nothing where there is none
 */
export async function readSession(
  database: Database,
  signIn: SignIn,
  request: { readonly headers: Headers; readonly chosenSeatId?: string | undefined },
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<SignedIn | undefined> {
  const found = await signIn.api.getSession({ headers: request.headers });
  if (!found) return undefined;
  const { session, user } = found;
  const unused = (now.epochMilliseconds - session.updatedAt.getTime()) / 1000;
  if (unused > signIn.rules.idleMinutes * 60) {
    await sql`delete from auth."session" where "id" = ${session.id}::uuid`.execute(database.signIn);
    return undefined;
  }
  if (unused > SEEN_EVERY)
    await sql`update auth."session" set "updatedAt" = ${now.toString()}::timestamptz
      where "id" = ${session.id}::uuid`.execute(database.signIn);
  const person = await findPerson(database, user, request.chosenSeatId);
  const provenBy = (session.provenBy ?? null) as ProvenBy | null;
  return {
    sessionId: session.id,
    account: { id: user.id, name: user.name, email: user.email },
    openedBy: (session.openedBy ?? null) as OpenedBy | null,
    provenBy,
    state: await stateOf(database, signIn.rules, { userId: user.id, provenBy }, person),
    person,
  };
}

/** A session as its owner sees it in the list. */
export interface ListedSession {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly since: string;
  readonly lastSeen: string;
  readonly openedBy: OpenedBy | null;
  readonly provenBy: ProvenBy | null;
}

/** The sessions of an account that are not over, the last used first. */
export async function listSessions(
  database: Database,
  signIn: SignIn,
  userId: string,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<ListedSession[]> {
  const idleSince = now.subtract({ minutes: signIn.rules.idleMinutes }).toString();
  const { rows } = await sql<ListedSession>`select "id" as id, coalesce("userAgent", '') as "userAgent",
      coalesce("ipAddress", '') as address, "createdAt"::text as since, "updatedAt"::text as "lastSeen",
      "openedBy" as "openedBy", "provenBy" as "provenBy"
    from auth."session" where "userId" = ${userId}::uuid and "expiresAt" > ${now.toString()}::timestamptz
      and "updatedAt" > ${idleSince}::timestamptz
    order by "updatedAt" desc, "id"`.execute(database.signIn);
  return rows;
}

/** Ends one session, of which the request says no more than its number. */
export async function endSession(database: Database, sessionId: string): Promise<void> {
  await sql`delete from auth."session" where "id" = ${sessionId}::uuid`.execute(database.signIn);
}

export interface Passkey {
  readonly id: string;
  readonly name: string | null;
  /** When it was added, as a moment. */
  readonly added: string | null;
}

export async function listPasskeys(database: Database, userId: string): Promise<Passkey[]> {
  const { rows } = await sql<Passkey>`select "id" as id, "name" as name, "createdAt"::text as added
    from auth."passkey" where "userId" = ${userId}::uuid order by "createdAt", "id"`.execute(database.signIn);
  return rows;
}
