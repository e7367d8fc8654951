import type { SeatRole } from '#database/index.ts';
import { asLine, dateIn, foldName, isPlainDate } from '#kernel/index.ts';
import { z } from 'zod';
import { OFFICE_KIND_OF, blankAsNull, dateField, parsed } from './office.ts';

/** Acting for a vacant post (Plt.) or for an absent holder (Plh.). */
export type Acting = 'plt' | 'plh';

/** The zone whose midnight begins and ends a term: the middle one of Indonesia's three. */
export const OFFICE_ZONE = 'Asia/Makassar';

/** Today, as terms count it. */
export function todayOf(now: Temporal.Instant): string {
  return dateIn(OFFICE_ZONE, now);
}

/**
 * Who sits in an office, in which position and term. `sole`: a post that one person holds at a time. `acting`: for a
 * vacant post (Plt.) or while its holder is briefly away (Plh.). Without a role it is known on paper only.
 */
export interface SeatRecord {
  readonly name: string | null;
  readonly position: string | null;
  readonly role: SeatRole | null;
  readonly acting: Acting | null;
  readonly sole: boolean;
  readonly validFrom: string;
  /** The last day; null while no end is known. */
  readonly validTo: string | null;
}

export interface StoredSeat extends SeatRecord {
  readonly id: string;
  readonly officeId: string;
  readonly userId: string | null;
  readonly version: number;
}

const words = (form: unknown) => (typeof form === 'string' ? asLine(form) || null : blankAsNull(form));
const SEAT_FORM = z
  .object({
    name: z.preprocess(words, z.string('officesErrorPerson').max(200, 'officesErrorTooLong')),
    position: z.preprocess(
      words,
      z.string('officesErrorPosition').max(200, 'officesErrorTooLong').nullable(),
    ),
    role: z.preprocess(
      blankAsNull,
      z.enum(Object.keys(OFFICE_KIND_OF) as SeatRole[], 'officesErrorRole').nullable(),
    ),
    acting: z.preprocess(blankAsNull, z.enum(['plt', 'plh'], 'officesErrorActing').nullable()),
    sole: z.boolean().default(false),
    validFrom: z.preprocess(
      blankAsNull,
      z.string('officesErrorFrom').refine(isPlainDate, 'officesErrorDate'),
    ),
    validTo: dateField,
    email: z.preprocess(words, z.email('accessFillEmail').max(320, 'officesErrorTooLong').nullable()),
  })
  .transform((seat) => ({ ...seat, sole: seat.sole || seat.acting !== null }))
  .check(({ value, issues }) => {
    const fault = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value });
    if (value.sole && value.position === null) fault('position', 'officesErrorPost');
    if (value.acting !== null && value.validTo === null) fault('validTo', 'officesErrorActingEnd');
    if (value.validTo !== null && value.validTo < value.validFrom) fault('validTo', 'officesErrorDateOrder');
    if (value.email !== null && value.role === null) fault('role', 'officesErrorRoleForAccount');
  });

/** What a person fills in about a seat; texts as a form sends them. The email names an account that exists. */
export interface SeatInput {
  readonly name: string;
  readonly position?: string | null | undefined;
  readonly role?: string | null | undefined;
  readonly acting?: string | null | undefined;
  readonly sole?: boolean | undefined;
  readonly validFrom: string;
  readonly validTo?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** @throws InvalidInput by field */
export function parseSeat(input: SeatInput): SeatRecord & { readonly email: string | null } {
  return parsed(SEAT_FORM, input);
}

function meet(a: SeatRecord, b: SeatRecord): boolean {
  return a.validFrom <= (b.validTo ?? '9999') && b.validFrom <= (a.validTo ?? '9999');
}

function isSamePost(a: SeatRecord, b: SeatRecord): boolean {
  return a.position !== null && b.position !== null && foldName(a.position) === foldName(b.position);
}

/**
 * Why a term cannot stand beside the others of its office, as field → message; nothing where it can. One person holds a
 * post at a time and one acts in it at a time; a Plt. stands in for a post that nobody holds, so never beside a holder.
 * A Plh. stands beside the holder who is away.
 */
export function termFault(
  seat: SeatRecord,
  others: readonly SeatRecord[],
): Record<string, string> | undefined {
  const met = others.filter((other) => isSamePost(seat, other) && meet(seat, other));
  const holder = met.some(({ acting, sole }) => acting === null && (sole || seat.sole));
  if (seat.acting === null) {
    if (holder) return { position: 'officesErrorHeld' };
    return seat.sole && met.some(({ acting }) => acting === 'plt')
      ? { position: 'officesErrorPltRuns' }
      : undefined;
  }
  if (met.some(({ acting }) => acting !== null)) return { acting: 'officesErrorActingRuns' };
  return seat.acting === 'plt' && holder ? { acting: 'officesErrorNotVacant' } : undefined;
}

export function isNow(seat: Pick<SeatRecord, 'validFrom' | 'validTo'>, day: string): boolean {
  return seat.validFrom <= day && (seat.validTo === null || seat.validTo >= day);
}

/** A position as papers say it: `Plh. Kepala Biro Kerja Sama`. */
export function capacityText(seat: {
  readonly acting: Acting | undefined;
  readonly position: string | undefined;
}): string | undefined {
  const { acting, position } = seat;
  if (acting === undefined) return position;
  const prefix = acting === 'plt' ? 'Plt.' : 'Plh.';
  return position === undefined ? prefix : `${prefix} ${position}`;
}

/** A post of an office on one day: who holds it, and who acts in it. */
export interface PostOnDay<Held extends SeatRecord = StoredSeat> {
  readonly position: string;
  readonly holder: Held | undefined;
  readonly acting: Held | undefined;
}

/** The posts of an office that one person holds at a time, as they stand on the day, by name. */
export function postsOn<Held extends SeatRecord>(seats: readonly Held[], day: string): PostOnDay<Held>[] {
  const now = seats.filter((seat) => isNow(seat, day) && seat.sole && seat.position !== null);
  return [...Map.groupBy(now, (seat) => foldName(seat.position ?? ''))]
    .map(([, held]) => ({
      position: held.find(({ acting }) => acting === null)?.position ?? held[0]?.position ?? '',
      holder: held.find(({ acting }) => acting === null),
      acting: held.find(({ acting }) => acting !== null),
    }))
    .sort((a, b) => a.position.localeCompare(b.position, 'id'));
}
