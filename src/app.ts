import {
  type CalendarSupplier,
  type MatterSupplier,
  openSignIn,
  peopleMatters,
  type PersonalPlace,
  type SignIn,
} from '#access/index.ts';
import { activityBriefing, activityMatters } from '#activities/index.ts';
import { coverageBriefing, findingMatters } from '#coverage/index.ts';
import { type Database, openDatabase } from '#database/index.ts';
import { hasDemonstration } from '#demonstration/index.ts';
import { importMatters } from '#exchange/index.ts';
import {
  attendancePlace,
  linkPlace,
  meetingBriefing,
  meetingDates,
  proposalMatters,
  replyPlace,
} from '#meetings/index.ts';
import { signerPlace, speakerPlace } from '#minutes/index.ts';
import { mailPlace } from '#notices/index.ts';
import { type BriefingSupplier, signatoryPlace } from '#papers/index.ts';
import { contactPlace, partnerBriefing, partnerMatters, permitDates } from '#partners/index.ts';
import type { Configuration } from './configuration.ts';
import type { Log } from './log.ts';

/** The rooms put together: one per process. Pages and commands take what they need from here. */
export interface App {
  readonly configuration: Configuration;
  readonly log: Log;
  readonly database: Database;
  readonly signIn: SignIn;
  /** Whether fictional records are in the register, to be said on every page. Looked up anew every ten seconds. */
  readonly demonstration: () => Promise<boolean>;
  /** What each room says of an office in its hand-over book. */
  readonly handover: readonly MatterSupplier[];
  /** What each room says in the briefing book of a meeting. */
  readonly briefing: readonly BriefingSupplier[];
  /** What each room knows of days. */
  readonly calendar: readonly CalendarSupplier[];
  /** Where each room holds people, and how they are erased there. */
  readonly personal: readonly PersonalPlace[];
  close(): Promise<void>;
}

/** What each room says in the briefing book of a meeting; a room joins in by its name here. */
export const BRIEFING: readonly BriefingSupplier[] = [
  partnerBriefing,
  coverageBriefing,
  activityBriefing,
  meetingBriefing,
];

/** Where each room holds people beside accounts and seats; a room joins in by its places here. */
export const PERSONAL: readonly PersonalPlace[] = [
  contactPlace,
  replyPlace,
  attendancePlace,
  linkPlace,
  mailPlace,
  speakerPlace,
  signerPlace,
  signatoryPlace,
];

let current: App | undefined;

/** Opens the database and what stands on it. The one place where rooms that need each other's facts are joined. */
export async function openApp(configuration: Configuration, log: Log): Promise<App> {
  return joinRooms(
    configuration,
    log,
    await openDatabase({ url: configuration.databaseUrl, folder: configuration.dataFolder }),
  );
}

/** The app on a database that is open already. */
export function joinRooms(configuration: Configuration, log: Log, database: Database): App {
  const signIn = openSignIn(database, {
    secret: configuration.secret,
    origins: configuration.origins,
    secureCookies: configuration.origins.every((origin) => origin.startsWith('https:')),
    ...configuration.signIn,
    passkeyHost: passkeyHost(configuration.origins),
    provider: configuration.provider,
  });
  const app: App = {
    configuration,
    log,
    database,
    signIn,
    handover: [
      importMatters,
      activityMatters,
      partnerMatters,
      peopleMatters,
      findingMatters,
      proposalMatters,
    ],
    calendar: [meetingDates, permitDates],
    briefing: BRIEFING,
    personal: PERSONAL,
    demonstration: rememberFor(10_000, () => hasDemonstration(database)),
    close: async () => {
      current = undefined;
      await database.close();
    },
  };
  current = app;
  return app;
}

/**
 * The host name that passkeys are bound to: the first address's, where browsers allow them there, which is over https
 * and on the machine itself, by a name and not by number.
 */
function passkeyHost(origins: readonly string[]): string | undefined {
  const [first] = origins.map((origin) => new URL(origin));
  if (!first || /^[\d.]+$|:/.test(first.hostname)) return undefined;
  return first.protocol === 'https:' || first.hostname === 'localhost' ? first.hostname : undefined;
}

/** The app of this process. @throws Error before it was opened */
export function useApp(): App {
  if (!current) throw new Error('the app is not open');
  return current;
}

function rememberFor<T>(milliseconds: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { value: Promise<T>; until: number } | undefined;
  return () => {
    if (!kept || Date.now() > kept.until) kept = { value: read(), until: Date.now() + milliseconds };
    return kept.value;
  };
}
