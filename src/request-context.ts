import { type Desk, findPerson, type Person } from '#access/index.ts';
import { PUBLIC } from '#database/index.ts';
import type { Locale } from '#kernel/index.ts';
import { useApp } from './app.ts';

export interface RequestContext {
  readonly desk: Desk;
  readonly locale: Locale;
  readonly user: Person | null;
  readonly requestId: string;
  readonly demonstration: boolean;
  readonly trial: boolean;
}

const OFFICE_COOKIE = /(?:^|;\s*)sinergi_office=([0-9a-f-]{36})/;

/** Who asks, at which desk and in which language; read once a request. Without a session cookie no query is made for it. */
export async function requestContext(
  headers: Headers,
  locale: Locale,
  requestId: string,
): Promise<RequestContext> {
  const { database, signIn, configuration, demonstration } = useApp();
  const cookie = headers.get('cookie') ?? '';
  const session = cookie.includes('sinergi.session_token') ? await signIn.api.getSession({ headers }) : null;
  const user = session
    ? ((await findPerson(database, session.user, OFFICE_COOKIE.exec(cookie)?.[1])) ?? null)
    : null;
  return {
    desk: { actor: user?.actor ?? PUBLIC, database, now: () => Temporal.Now.instant(), requestId },
    locale,
    user,
    requestId,
    demonstration: await demonstration(),
    trial: configuration.databaseUrl === undefined,
  };
}
