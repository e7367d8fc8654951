import { capacityText, type Desk, type Person, readSession, type SignedIn } from '#access/index.ts';
import { PUBLIC } from '#database/index.ts';
import type { Locale } from '#kernel/index.ts';
import { useApp } from './app.ts';
import { wantsPublicView } from './public-view.ts';

export interface RequestContext {
  readonly desk: Desk;
  readonly locale: Locale;
  /** Who works here: signed in, with all that their role asks for, in a seat. */
  readonly user: Person | null;
  /** Who is signed in, also while something stands between them and their work. */
  readonly account: SignedIn | null;
  /** Somebody who works here reads as the public: desk, user and account are the public's for this request. */
  readonly asPublic: boolean;
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
  { method, headers }: { readonly method: string; readonly headers: Headers },
  locale: Locale,
  requestId: string,
  address: string,
): Promise<RequestContext> {
  const { database, signIn, configuration, demonstration } = useApp();
  const cookie = headers.get('cookie') ?? '';
  const signedIn = cookie.includes('sinergi.session_token')
    ? ((await readSession(database, signIn, { headers, chosenSeatId: CHOSEN_SEAT.exec(cookie)?.[1] })) ??
      null)
    : null;
  const worker = signedIn?.state === 'ready' ? (signedIn.person ?? null) : null;
  const asPublic = worker !== null && wantsPublicView(method, headers);
  const [account, user] = asPublic ? [null, null] : [signedIn, worker];
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
    asPublic,
    requestId,
    demonstration: await demonstration(),
    trial: configuration.databaseUrl === undefined,
  };
}
