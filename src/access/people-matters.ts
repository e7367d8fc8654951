import { dayIn, type Locale, type PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { Desk } from './desk.ts';
import { findOffice } from './find-office.ts';
import { listInvitations } from './list-invitations.ts';
import {
  horizonOf,
  type Matter,
  matterGroup,
  type MatterGroup,
  type MatterRequest,
} from './office-matter.ts';
import { OFFICE_ZONE, type StoredSeat, capacityText, isNow } from './seat.ts';

/** Who sits in the office and sat there, which terms end, which invitations wait; for who may know its people. */
export async function peopleMatters(desk: Desk, request: MatterRequest): Promise<MatterGroup[]> {
  const { office, day, locale } = request;
  const { people, may } = await findOffice(desk, office.id);
  if (!people) return [];
  const seats = [...people.now, ...people.later, ...people.before];
  const words = { locale };
  const path = `/kantor/${office.id}`;
  const matterOf = (seat: StoredSeat): Matter => ({
    text: seatText(seat, locale),
    path,
    source: m.handoverSourceSeats({}, words),
    date: seat.validFrom,
  });
  const ends = seats
    .filter((seat) => isEnding(seat, day))
    .sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1));
  const invitations = may.appoint ? await openInvitations(desk, request, seats) : [];
  const before = seats.filter(({ validTo }) => validTo !== null && validTo < day);
  return [
    ...matterGroup(
      { chapter: 'deadlines', title: m.handoverSeatsEnding({}, words), path },
      ends.map((seat) => ({ ...matterOf(seat), due: seat.validTo })),
    ),
    ...matterGroup(
      { chapter: 'deadlines', title: m.handoverInvitations({}, words), path: `${path}#undangan` },
      invitations,
    ),
    ...matterGroup(
      { chapter: 'people', title: m.handoverPeopleNow({}, words), path },
      seats.filter((seat) => isNow(seat, day)).map(matterOf),
    ),
    ...matterGroup(
      { chapter: 'people', title: m.handoverPeopleBefore({}, words), path },
      before.map((seat) => ({ ...matterOf(seat), due: seat.validTo })),
    ),
  ];
}

function isEnding(seat: StoredSeat, day: PlainDate): boolean {
  return seat.validTo !== null && seat.validTo >= day && seat.validTo <= horizonOf(day);
}

function seatText(seat: StoredSeat, locale: Locale): string {
  const name = seat.name ?? m.officesErased({}, { locale });
  const position = capacityText({
    acting: seat.acting ?? undefined,
    position: seat.position ?? undefined,
  });
  return position === undefined ? name : `${name}, ${position}`;
}

async function openInvitations(
  desk: Desk,
  { office, locale }: MatterRequest,
  seats: readonly StoredSeat[],
): Promise<Matter[]> {
  const invitations = await listInvitations(desk, office.id);
  return invitations.flatMap((invitation) => {
    const seat = seats.find(({ id }) => id === invitation.seatId);
    if (invitation.state !== 'open' || !seat || seat.userId !== null) return [];
    return [
      {
        text: seatText(seat, locale),
        path: `/kantor/${office.id}#undangan`,
        source: m.handoverSourceInvitation({}, { locale }),
        date: dayOf(invitation.madeAt),
        due: dayOf(invitation.expiresAt),
      },
    ];
  });
}

/** The day of a moment as the database writes it, where offices count their days. */
export function dayOf(moment: string): PlainDate {
  return dayIn(OFFICE_ZONE, moment);
}
