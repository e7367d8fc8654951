import type { Actor, Database } from '#database/index.ts';

/** Where somebody works: who acts, on which database, at what time. The first parameter of every use case. */
export interface Desk {
  readonly actor: Actor;
  readonly database: Database;
  readonly now: () => Temporal.Instant;
  /** Ties the log lines and audit rows of one request together. */
  readonly requestId?: string;
  /** In which position the person acts, as papers say it: `Plh. Kepala Biro Kerja Sama`. */
  readonly capacity?: string | undefined;
  /** Where the request came from. */
  readonly address?: string | undefined;
}

/** The office the actor works in, where it works in one. */
export function officeOf(actor: Actor): string | null {
  return 'officeId' in actor ? actor.officeId : null;
}

/** The person who acts, where it is one. */
export function userOf(actor: Actor): string | null {
  return 'userId' in actor ? actor.userId : null;
}
