import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden, NotFound } from '#kernel/index.ts';
import type { CalendarAddress } from './calendar-address.ts';
import { findCalendarAddress } from './calendar-address-store.ts';
import { type Desk, userOf } from './desk.ts';
import { type ErasureRequest, readRequestsAbout } from './erasure-store.ts';
import { askPlaces, type FoundPlace, type PersonalPlace } from './personal-data.ts';
import {
  type AccountData,
  countInvitationsTo,
  type OwnAct,
  readAccountData,
  readTrailOf,
} from './personal-data-store.ts';
import { readSeatsOfPerson } from './seat-store.ts';
import type { StoredSeat } from './seat.ts';

/** Everything the product holds about one person, as that person may see it. */
export interface OwnData {
  readonly account: AccountData;
  readonly seats: readonly (StoredSeat & { readonly officeName: string })[];
  /** Where else they stand: contact of a partner, answers to invitations, lists of who was there … */
  readonly places: readonly FoundPlace[];
  readonly invitations: number;
  /** Rows of the trail that name the person: how many there are, and the last ones. */
  readonly trail: { readonly count: number; readonly acts: readonly OwnAct[] };
  readonly requests: readonly ErasureRequest[];
  /** The address at which their calendar program reads, without the secret in it. */
  readonly calendar: CalendarAddress | null;
}

/** The person who acts. @throws Forbidden where nobody is signed in */
export function demandPerson(actor: Actor): string {
  if (!('userId' in actor)) throw new Forbidden('only for who is signed in');
  return actor.userId;
}

/**
 * What is held about the person who asks (UU 27/2022). Where they stand without their account is found by the address they
 * sign in with; as who signs for an office, by their name in the offices where they have a seat.
 * @param most acts of the trail that are given one by one
 * @throws Forbidden where nobody is signed in
 */
export async function readOwnData(desk: Desk, places: readonly PersonalPlace[], most = 20): Promise<OwnData> {
  const userId = demandPerson(desk.actor);
  const account = await readAccountData(desk.database, userId);
  if (!account) throw new NotFound(`no account ${String(userOf(desk.actor))}`);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const own = {
      account,
      seats: await readSeatsOfPerson(tx, userId),
      requests: await readRequestsAbout(tx, { userId }),
      calendar: (await findCalendarAddress(tx, userId)) ?? null,
    };
    // What names the person may stand beyond what their role sees; only rows of their own are asked for.
    await desk.database.actAs(tx, SYSTEM);
    const seats = { name: account.name, officeIds: own.seats.map(({ officeId }) => officeId) };
    return {
      ...own,
      places: [
        ...(await askPlaces(places, (place) => place.find(tx, { email: account.email }))),
        ...(await askPlaces(places, (place) => place.ofSeats?.(tx, seats))),
      ],
      invitations: await countInvitationsTo(tx, account.email),
      trail: await readTrailOf(tx, userId, most),
    };
  });
}

/** What is held of whoever comes by a link, as its holder may see it. */
export interface GuestData {
  readonly places: readonly FoundPlace[];
  readonly requests: readonly ErasureRequest[];
}

/** The link of a guest. @throws Forbidden for who is none, or came by the code in the room, which is everybody's */
export function demandOwnLink(actor: Actor): string {
  const isOwn =
    actor.kind === 'guest' && (actor.inviteeId !== undefined || actor.recommendationId !== undefined);
  if (!isOwn) throw new Forbidden('only for who holds a link of their own');
  return actor.linkId;
}

/** @throws Forbidden as `demandOwnLink` */
export async function readGuestData(desk: Desk, places: readonly PersonalPlace[]): Promise<GuestData> {
  const about = { linkId: demandOwnLink(desk.actor) };
  return await desk.database.asActor(desk.actor, async (tx) => ({
    places: await askPlaces(places, (place) => place.find(tx, about)),
    requests: await readRequestsAbout(tx, about),
  }));
}
