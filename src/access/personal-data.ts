import type { Transaction } from '#database/index.ts';
import type { PlainDate } from '#kernel/index.ts';
import type { AuditSubject } from './audit-rows.ts';

/**
 * As what somebody stands in the register besides accounts and seats: contact of a partner, who comes by an answer to an
 * invitation, who was there, where a link or a letter was sent, who spoke and who signed, who signs for an office.
 */
export const TRACE_KINDS = [
  'contacts',
  'replies',
  'attendance',
  'links',
  'mail',
  'speakers',
  'signers',
  'signatories',
] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

/** What takes the place of a name where one must stand, a number behind it where several are to be told apart. */
export const ERASED_NAME = 'dihapus atas permintaan';

export function isErasedName(name: string): boolean {
  return name.toLowerCase().startsWith(ERASED_NAME);
}

/** No more of one kind are looked up at once. */
export const MOST_TRACES = 100;

/** What is held of somebody at one place; absent where that place has no such field. */
export interface HeldData {
  readonly name?: string | null;
  readonly post?: string | null;
  /** Whom they stand in for. */
  readonly represents?: string | null;
  readonly institution?: string | null;
  /** `L` men, `P` women. */
  readonly sex?: string | null;
  /** A telephone number or an address, as it was written. */
  readonly contact?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly rank?: string | null;
  readonly nip?: string | null;
}

/** One place where somebody stands. */
export interface PersonalTrace {
  /** By which the room finds it again: an id, of several rows of one person with a digest behind a point. */
  readonly id: string;
  readonly held: HeldData;
  /** The partner, meeting or office. */
  readonly where: string;
  readonly day: PlainDate | null;
  /** Of a contact: whose, for its page. */
  readonly partnerId?: string;
  /** Taken off its page and kept so that this can be undone. */
  readonly isRemoved: boolean;
  /** Part of a text that was signed: it is told of, and cannot be erased. */
  readonly stays: boolean;
}

/** Who is looked for: by an address, by exactly the name, or as who came by a link. */
export type PersonWanted =
  { readonly email: string } | { readonly name: string } | { readonly linkId: string };

/** A record of which something was erased, for its trail. */
export interface ErasedAt {
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly version?: number | undefined;
  /** Of how many entries. */
  readonly count: number;
}

/**
 * One place where a room holds people, and how they are erased there. `app.ts` lists them; the use cases of this room ask
 * each, decide who may, and write the trail.
 */
export interface PersonalPlace {
  readonly kind: TraceKind;
  /** What the trail calls an erasure here. */
  readonly action: string;
  /** At most `MOST_TRACES`, as far as the transaction's actor may know. */
  find(tx: Transaction, wanted: PersonWanted): Promise<PersonalTrace[]>;
  /** Erases these for good, as the product itself. What is not there is passed over. @param at an instant */
  erase(tx: Transaction, ids: readonly string[], at: string): Promise<ErasedAt[]>;
  /** Those of these ids, where requests for erasure name them. */
  byIds?(tx: Transaction, ids: readonly string[]): Promise<PersonalTrace[]>;
  /** Those of a person known by the seats they hold. */
  ofSeats?(
    tx: Transaction,
    seats: { readonly name: string; readonly officeIds: readonly string[] },
  ): Promise<PersonalTrace[]>;
  /** Empties telephone numbers and addresses of meetings that ended before the day; names and counts stay. */
  forget?(tx: Transaction, before: PlainDate): Promise<ErasedAt[]>;
}

/** What was found at one place. */
export interface FoundPlace {
  readonly kind: TraceKind;
  readonly traces: readonly PersonalTrace[];
}

/** Asks every place; those with nothing are left out. */
export async function askPlaces(
  places: readonly PersonalPlace[],
  ask: (place: PersonalPlace) => Promise<readonly PersonalTrace[]> | undefined,
): Promise<FoundPlace[]> {
  const found: FoundPlace[] = [];
  for (const place of places) {
    const traces = (await ask(place)) ?? [];
    if (traces.length > 0) found.push({ kind: place.kind, traces });
  }
  return found;
}
