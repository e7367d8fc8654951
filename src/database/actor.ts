/**
 * Every capacity somebody can act in, `system` being the product itself. What each may do is the table of the access
 * room; here they are names that a transaction carries.
 */
export const ROLES = [
  'public',
  'administrator',
  'ministry-verifier',
  'ministry-head',
  'ministry-reader',
  'province-administrator',
  'province-planner',
  'province-agency',
  'regency-operator',
  'regency-planner',
  'regency-agency',
  'council-secretary',
  'council-reader',
  'partner-officer',
  'partner-reader',
  'implementer-officer',
  'guest',
  'system',
] as const;
export type Role = (typeof ROLES)[number];
/** A role that a person holds in an office. */
export type SeatRole = Exclude<Role, 'public' | 'guest' | 'system'>;

/** A person at work: in which seat of which office, in which role. */
interface Seated {
  readonly role: SeatRole;
  readonly userId: string;
  readonly officeId: string;
  readonly seatId: string;
}

/** Somebody without an account who holds a signed link: to a meeting, as one of its invited or not, or to a recommendation. */
export interface Guest {
  readonly kind: 'guest';
  readonly linkId: string;
  readonly meetingId?: string;
  readonly inviteeId?: string;
  readonly recommendationId?: string;
}

/**
 * Who a transaction acts as. Row-level security reads these values (function `actor()` in SQL);
 * what is absent gives nothing, so a forgotten value closes instead of opens.
 */
export type Actor =
  | { readonly kind: 'public' }
  /** The product itself: migrations' data, demonstration, background reading. Never made from a request. */
  | { readonly kind: 'system' }
  | Guest
  | (Seated & { readonly kind: 'national' })
  | (Seated & { readonly kind: 'province'; readonly areaCode: string })
  | (Seated & { readonly kind: 'regency'; readonly areaCode: string })
  | (Seated & { readonly kind: 'partner'; readonly partnerId: string });

export const PUBLIC: Actor = { kind: 'public' };
export const SYSTEM: Actor = { kind: 'system' };

export function roleOf(actor: Actor): Role {
  return 'role' in actor ? actor.role : actor.kind;
}

/** The actor as the database reads it: one JSON text, which is sealed. */
export function actorText(actor: Actor): string {
  return JSON.stringify({
    role: roleOf(actor),
    kind: actor.kind,
    ...('userId' in actor ? { user: actor.userId, office: actor.officeId, seat: actor.seatId } : {}),
    ...('areaCode' in actor ? { area: actor.areaCode } : {}),
    ...('partnerId' in actor ? { partner: actor.partnerId } : {}),
    ...(actor.kind === 'guest'
      ? {
          link: actor.linkId,
          meeting: actor.meetingId,
          invitee: actor.inviteeId,
          recommendation: actor.recommendationId,
        }
      : {}),
  });
}
