import { createHmac, timingSafeEqual } from 'node:crypto';
import { instantOf, isId, type PlainDate } from '#kernel/index.ts';

/** What a link is for: to answer an invitation, to enter oneself in the room, to tell what became of a recommendation. */
export type LinkKind = 'invitee' | 'attendance' | 'recommendation';

/** A link as who made it sees it. */
export interface PersonalLink {
  readonly id: string;
  readonly meetingId: string;
  readonly kind: LinkKind;
  readonly inviteeId: string | null;
  readonly recommendationId: string | null;
  /** Where it was sent to. */
  readonly email: string | null;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly withdrawnAt: string | null;
  /** When it was opened last. */
  readonly usedAt: string | null;
}

export type LinkState = 'open' | 'expired' | 'withdrawn';

/** Material and corrections come in for this long after a meeting. */
export const INVITATION_LINK_DAYS = 30;
/** A recommendation can be told of for this long. */
export const RECOMMENDATION_LINK_DAYS = 365;

export function stateOfLink(
  { withdrawnAt, expiresAt }: Pick<PersonalLink, 'withdrawnAt' | 'expiresAt'>,
  now: Temporal.Instant,
): LinkState {
  if (withdrawnAt !== null) return 'withdrawn';
  return Temporal.Instant.compare(now, instantOf(expiresAt)) < 0 ? 'open' : 'expired';
}

/** The end of that day of the venue, some days later. */
export function endAfter(day: PlainDate, days: number, timeZone: string): string {
  return Temporal.PlainDate.from(day)
    .add({ days: days + 1 })
    .toZonedDateTime({ timeZone })
    .toInstant()
    .toString();
}

const signature = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(`personal link ${id}`).digest('base64url').slice(0, 22);

/**
 * The word in the address of a link: which one, and our signature. It is made anew whenever it is shown, so the database
 * alone opens nothing.
 */
export function tokenOfLink(secret: string, id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') + signature(secret, id);
}

/** Which link a word opens; nothing for one we did not sign. */
export function linkIdOf(secret: string, token: string): string | undefined {
  if (!/^[\w-]{44}$/.test(token)) return undefined;
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isId(id)) return undefined;
  const expected = Buffer.from(signature(secret, id));
  return timingSafeEqual(Buffer.from(token.slice(22)), expected) ? id : undefined;
}
