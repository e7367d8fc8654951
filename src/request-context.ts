import { capacityText, type Desk, type Person, readSession, type SignedIn } from '#access/index.ts';
import { PUBLIC } from '#database/index.ts';
import type { Locale } from '#kernel/index.ts';
import { useApp } from './app.ts';

export interface RequestContext {
  readonly desk: Desk;
  readonly locale: Locale;
  /** Who works here: signed in, with all that their role asks for, in a seat. */
  readonly user: Person | null;
  /** Who is signed in, also while something stands between them and their work. */
  readonly account: SignedIn | null;
  readonly requestId: string;
  readonly demonstration: boolean;
  readonly trial: boolean;
}

/** Which of their seats a person chose to act from; counts only while it is theirs. */
export const SEAT_COOKIE = 'sinergi_seat';
const CHOSEN_SEAT = new RegExp(`(?:^|;\\s*)${SEAT_COOKIE}=([0-9a-f-]{36})`);

/**
 * Who asks, at which desk and in which capacity; read once a request. Without a session cookie no query is made for it.
 * @param address where the request came from, for the trail
 */
export async function requestContext(
  headers: Headers,
  locale: Locale,
  requestId: string,
  address: string,
): Promise<RequestContext> {
  const { database, signIn, configuration, demonstration } = useApp();
  const cookie = headers.get('cookie') ?? '';
  const account = cookie.includes('sinergi.session_token')
    ? ((await readSession(database, signIn, { headers, chosenSeatId: CHOSEN_SEAT.exec(cookie)?.[1] })) ??
      null)
    : null;
  const user = account?.state === 'ready' ? (account.person ?? null) : null;
  return {
    desk: {
      actor: user?.actor ?? PUBLIC,
      database,
      now: () => Temporal.Now.instant(),
      requestId,
      address,
      capacity: user ? capacityText(user) : undefined,
    },
    locale,
    user,
    account,
    requestId,
    demonstration: await demonstration(),
    trial: configuration.databaseUrl === undefined,
  };
}
