import { type Desk, officeOf, userOf } from '#access/index.ts';

/** Who acts and when, as rows that are only ever added keep it. */
export interface Signature {
  readonly at: string;
  readonly officeId: string | null;
  readonly userId: string | null;
  readonly seatId: string | null;
  readonly capacity: string | null;
}

export function signatureOf(desk: Desk): Signature {
  return {
    at: desk.now().toString(),
    officeId: officeOf(desk.actor),
    userId: userOf(desk.actor),
    seatId: 'seatId' in desk.actor ? desk.actor.seatId : null,
    capacity: desk.capacity ?? null,
  };
}

export function columnsOf({ at, officeId, userId, seatId, capacity }: Signature) {
  return { at, office_id: officeId, user_id: userId, seat_id: seatId, capacity };
}
