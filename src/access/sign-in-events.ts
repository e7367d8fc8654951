import { createHmac } from 'node:crypto';
import { type Database, SYSTEM } from '#database/index.ts';
import { findPerson } from './accounts.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { capacityText } from './seat.ts';

/** What happens around an account and is kept in the trail; each is a verb and its noun. */
export const SIGN_IN_EVENTS = [
  'sign-in',
  'fail-sign-in',
  'sign-out',
  'fail-second-step',
  'use-recovery-code',
  'renew-recovery-codes',
  'add-authenticator',
  'remove-authenticator',
  'add-passkey',
  'name-passkey',
  'remove-passkey',
  'change-password',
  'change-email',
  'reset-sign-in',
  'end-session',
  'invite-to-seat',
  'withdraw-invitation',
  'accept-invitation',
  'create-account',
] as const;
export type SignInEvent = (typeof SIGN_IN_EVENTS)[number];

export interface Happening {
  readonly action: SignInEvent;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** Whether the person did it, or it was done to their account by somebody who did not prove to be them. */
  readonly by: 'person' | 'somebody';
  readonly address: string | undefined;
  readonly requestId: string | undefined;
  readonly now: () => Temporal.Instant;
  /** Never a password, a code or a token. */
  readonly about?: Readonly<Record<string, string | number>>;
}

/**
 * Writes what happened around an account into the trail. Accounts live in a schema of their own under another role, so
 * this is a transaction of its own; it is written before the answer goes out, and where it cannot be, there is no answer.
 */
export async function noteHappening(database: Database, happening: Happening): Promise<void> {
  const person = happening.by === 'person' ? await findPerson(database, happening.user) : undefined;
  const desk: Desk = {
    actor: person?.actor ?? SYSTEM,
    database,
    now: happening.now,
    capacity: person && capacityText(person),
    address: happening.address,
    ...(happening.requestId !== undefined && { requestId: happening.requestId }),
  };
  await database.asActor(desk.actor, (tx) =>
    writeAudit(tx, desk, {
      action: happening.action,
      subject: 'account',
      subjectId: happening.user.id,
      ...(happening.about && { after: happening.about }),
    }),
  );
}

/**
 * The number under which attempts at an address without an account are kept together, without the address itself.
 * @returns a uuid that cannot be turned back without the secret
 */
export function unknownAccountId(secret: string, email: string): string {
  const hash = createHmac('sha256', secret).update(`unknown ${email.trim().toLowerCase()}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
