import type { Subject, Visibility } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import type { PlainDate, TimeZone } from '#kernel/index.ts';

/**
 * What kind of meeting: Rakor; Rakor that evaluates; between ministries (Permendagri 25/2020 art. 22); plenary of the
 * TKKSD; visit that monitors; socialisation; seminar.
 */
export const MEETING_KINDS = [
  'rakor',
  'evaluation',
  'interministerial',
  'plenary',
  'visit',
  'socialisation',
  'seminar',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];
/** What a partner may hold itself, inviting offices: coordination stays with the offices. */
const PARTNER_KINDS: readonly MeetingKind[] = ['visit', 'socialisation', 'seminar'];

/** The kinds of meeting that the actor may hold. */
export function kindsFor({ kind }: Pick<Actor, 'kind'>): readonly MeetingKind[] {
  return kind === 'partner' ? PARTNER_KINDS : MEETING_KINDS;
}

/** In which capacity somebody is called: who holds it, ministries, provinces, kab/kota, OPD, DPRD, LMI, others. */
export const CATEGORIES = [
  'host',
  'ministry',
  'province',
  'regency',
  'agency',
  'council',
  'partner',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * Whom a meeting between ministries invites at least: the ministry of foreign affairs, ministries and agencies of the object
 * of the cooperation, the province and the kab/kota concerned (Permendagri 25/2020 art. 22(2) a to d).
 */
export const REQUIRED = ['foreignAffairs', 'object', 'province', 'regency'] as const;
export type Required = (typeof REQUIRED)[number];

export interface AgendaItem {
  readonly id: string;
  readonly day: PlainDate;
  /** Of the clock at the venue: `09:30`; null while it is not settled. */
  readonly begins: string | null;
  readonly ends: string | null;
  readonly title: string;
  /** Who answers for it: a post. */
  readonly owner: string | null;
  /** Who speaks, a post; from where; on what. */
  readonly speaker: string | null;
  readonly institution: string | null;
  readonly topic: string | null;
}

/** Somebody called together: a post or an institution, never a person. */
export interface Invitee {
  readonly id: string;
  readonly category: Category;
  readonly name: string;
  readonly areaCode: string | null;
  readonly partnerId: string | null;
  readonly officeId: string | null;
  /** How many persons are asked for. */
  readonly persons: number;
  /** How many came; null where that was not recorded. */
  readonly came: number | null;
  /** As which of those a meeting between ministries must invite, where a person said so. */
  readonly requiredAs: Required | null;
}

/** A meeting as people write it down. */
export interface MeetingRecord {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly theme: string | null;
  readonly aim: string | null;
  /** One regulation a line. */
  readonly legalBasis: string | null;
  /** The area it is held for; null for the nation. */
  readonly areaCode: string | null;
  readonly venue: string | null;
  readonly city: string | null;
  readonly link: string | null;
  readonly timeZone: TimeZone;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  /** What the public may read of it afterwards. */
  readonly summary: string | null;
  /** The meeting of the same series before it. */
  readonly followsId: string | null;
  readonly visibility: Visibility;
  /** Of a meeting between ministries: no kab/kota is concerned. */
  readonly withoutRegency: boolean;
  readonly agenda: readonly AgendaItem[];
  readonly invitees: readonly Invitee[];
}

/** A meeting as it is kept. */
export interface StoredMeeting {
  readonly id: string;
  readonly version: number;
  readonly officeId: string | null;
  readonly officeName: string | null;
  readonly draft: boolean;
  /** Came with the demonstration. */
  readonly demonstration: boolean;
  readonly removedAt: string | null;
  readonly record: MeetingRecord;
}

/** What the table of permissions looks at of a meeting. */
export function subjectOfMeeting({
  id,
  officeId,
  draft,
  removedAt,
  record,
}: Pick<StoredMeeting, 'id' | 'officeId' | 'draft' | 'removedAt' | 'record'>): Subject {
  return {
    officeId,
    areaCodes: record.areaCode === null ? [] : [record.areaCode],
    // Who holds a link takes part in the meeting it names.
    participantIds: [id, ...invitedIds(record)],
    visibility: record.visibility,
    state: removedAt !== null ? 'removed' : draft ? 'draft' : 'recorded',
  };
}

/** Offices and partners that read the meeting because they are called to it. */
export function invitedIds({ invitees }: Pick<MeetingRecord, 'invitees'>): string[] {
  return [
    ...new Set(invitees.flatMap(({ officeId, partnerId }) => [officeId ?? [], partnerId ?? []].flat())),
  ];
}

export interface CategoryCount {
  readonly category: Category;
  /** Institutions called, and persons asked for. */
  readonly invited: number;
  readonly persons: number;
  /** Persons who came; null where nobody recorded it. */
  readonly came: number | null;
}

/** Who is called, counted by category in the order papers list them. */
export function countInvitees(invitees: readonly Invitee[]): CategoryCount[] {
  return CATEGORIES.flatMap((category) => {
    const of = invitees.filter((one) => one.category === category);
    if (of.length === 0) return [];
    const came = of.flatMap((one) => one.came ?? []);
    return [
      {
        category,
        invited: of.length,
        persons: of.reduce((sum, { persons }) => sum + persons, 0),
        came: came.length === 0 ? null : came.reduce((sum, count) => sum + count, 0),
      },
    ];
  });
}

/** Who is written to and answers: everybody but who holds the meeting. */
export function guestsOf({ record }: Pick<StoredMeeting, 'record'>): Invitee[] {
  return record.invitees.filter(({ category }) => category !== 'host');
}

/** Whether two rows call the same institution. */
export function isSameInvitee(a: Invitee, b: Invitee): boolean {
  if (a.category !== b.category) return false;
  return (
    a.name === b.name ||
    (b.partnerId !== null && a.partnerId === b.partnerId) ||
    (b.officeId !== null && a.officeId === b.officeId) ||
    (b.areaCode !== null && a.areaCode === b.areaCode && ['province', 'regency'].includes(b.category))
  );
}
