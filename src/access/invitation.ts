import { instantOf } from '#kernel/index.ts';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SeatRole } from '#database/index.ts';
import type { Acting } from './seat.ts';

/** How long a link works. */
export const INVITATION_DAYS = 7;

export type InvitationState = 'open' | 'accepted' | 'expired' | 'withdrawn';

/** An invitation as those who may appoint see it. The link itself is known to nobody but who was given it. */
export interface Invitation {
  readonly id: string;
  readonly seatId: string;
  readonly email: string | null;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly state: InvitationState;
}

/** What somebody with the link is told: to which seat, and by whom. */
export interface InvitationView {
  readonly id: string;
  readonly state: InvitationState;
  readonly seatId: string;
  readonly officeId: string;
  readonly officeName: string;
  readonly role: SeatRole;
  readonly position: string | null;
  readonly acting: Acting | null;
  /** The name as the office wrote it. */
  readonly name: string | null;
  readonly email: string | null;
  /** Whether the address has an account already; who is invited then signs in first. */
  readonly hasAccount: boolean;
  readonly expiresAt: string;
  /** The account that invited; nobody's where it was the command line. */
  readonly invitedBy: string | null;
  readonly inviterName: string | null;
  readonly inviterPosition: string | null;
  readonly inviterOffice: string | null;
}

export function stateOfInvitation(
  row: {
    readonly acceptedAt: string | null;
    readonly withdrawnAt: string | null;
    readonly expiresAt: string;
  },
  now: Temporal.Instant,
): InvitationState {
  if (row.acceptedAt !== null) return 'accepted';
  if (row.withdrawnAt !== null) return 'withdrawn';
  return Temporal.Instant.compare(now, instantOf(row.expiresAt)) < 0 ? 'open' : 'expired';
}

const signature = (secret: string, random: string): string =>
  createHmac('sha256', secret).update(`invitation ${random}`).digest('base64url').slice(0, 22);

/** A word for the link: 192 bits by chance and our signature, so that a made-up one is refused without a look at the database. */
export function makeInvitationToken(secret: string): string {
  const random = randomBytes(24).toString('base64url');
  return random + signature(secret, random);
}

/** What is kept of a link; nothing for one we did not make. */
export function hashOfInvitation(secret: string, token: string): string | undefined {
  if (!/^[\w-]{54}$/.test(token)) return undefined;
  const expected = Buffer.from(signature(secret, token.slice(0, 32)));
  if (!timingSafeEqual(Buffer.from(token.slice(32)), expected)) return undefined;
  return createHash('sha256').update(token).digest('base64url');
}
