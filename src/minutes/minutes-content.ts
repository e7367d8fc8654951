import {
  type AttendanceCount,
  type Attendant,
  type Category,
  countInvitees,
  type MeetingKind,
  requiredParties,
  type RequiredParty,
  type SentLetter,
  type StoredMeeting,
} from '#meetings/index.ts';
import type { PlainDate, TimeZone } from '#kernel/index.ts';
import { articlesOf, type ContentArticle, type ContentInput } from './content-articles.ts';
import { isTakenOut, joined, type MinuteEntry } from './entries-of.ts';
import {
  type EntryKind,
  HEAD_KINDS,
  type HeadKind,
  isDraftKind,
  isOnlyKind,
  type StoredEdit,
} from './minute.ts';

/** An entry as papers print it; notes of the writers are not among them. */
export interface ContentEntry {
  readonly id: string;
  readonly kind: Exclude<EntryKind, 'note'>;
  readonly body: string;
  /** Who said it, a post; the person only where the meeting wished it. */
  readonly speaker: string | null;
  readonly person: string | null;
  readonly owner: string | null;
  readonly due: PlainDate | null;
  /** A decision that everybody may read. */
  readonly open: boolean;
  /** The recommendation of the ledger it became. */
  readonly recommendationId: string | null;
  /** Several versions stand and are printed one after the other. */
  readonly isUnsettled: boolean;
}

export interface ContentItem {
  /** Null for what belongs to no item. */
  readonly agendaItemId: string | null;
  readonly title: string | null;
  readonly day: PlainDate | null;
  readonly begins: string | null;
  readonly ends: string | null;
  readonly speaker: string | null;
  readonly institution: string | null;
  readonly topic: string | null;
  /** In the order in which they were begun. */
  readonly entries: readonly ContentEntry[];
}

export interface ContentAttendance {
  readonly category: Category;
  /** Institutions called, persons asked for, persons who came; null where nobody recorded it. */
  readonly invited: number;
  readonly quota: number;
  readonly came: number | null;
}

/** All that the paper of the minutes needs, and what is frozen when it is signed. Plain data, so that it can be kept. */
export interface MinutesContent {
  readonly format: 2;
  readonly meeting: {
    readonly id: string;
    readonly kind: MeetingKind;
    readonly title: string;
    readonly theme: string | null;
    readonly aim: string | null;
    readonly firstDay: PlainDate;
    readonly lastDay: PlainDate;
    readonly timeZone: TimeZone;
    readonly venue: string | null;
    readonly city: string | null;
    readonly officeName: string | null;
  };
  /** Times are of the clock at the venue: `09:10`. */
  readonly head: Readonly<Record<HeadKind, string | null>>;
  /** The agenda in its order, and at the end what belongs to no item of it. */
  readonly items: readonly ContentItem[];
  /** The same entries once more by kind, in the order of the items. */
  readonly decisions: readonly ContentEntry[];
  readonly commitments: readonly ContentEntry[];
  readonly recommendations: readonly ContentEntry[];
  /** The draft that the room went through, and inputs whose article was taken out. */
  readonly articles: readonly ContentArticle[];
  readonly strayInputs: readonly ContentInput[];
  readonly attendance: readonly ContentAttendance[];
  /** Those whom Permendagri 25/2020 art. 22(2) names; null for another kind of meeting. */
  readonly required: readonly RequiredParty[] | null;
  /** Letters of invitation that had gone out; absent from minutes frozen before these were noted. */
  readonly letters?: readonly SentLetter[];
}

interface Parts {
  readonly meeting: StoredMeeting;
  readonly entries: readonly MinuteEntry<StoredEdit>[];
  readonly outcomes: ReadonlyMap<string, string>;
  /** As entered on the day; empty where nobody was. */
  readonly counts: readonly AttendanceCount[];
  readonly attendants: readonly Attendant[];
  readonly letters: readonly SentLetter[];
}

/** The minutes as they stand. Where several versions of an entry stand, all of their words are in it. */
export function contentOf({
  meeting,
  entries,
  outcomes,
  counts,
  attendants,
  letters,
}: Parts): MinutesContent {
  const { record } = meeting;
  const standing = entries
    .filter((entry) => !isTakenOut(entry))
    .map((entry) => ({ entry, words: joined(entry.versions) }))
    .filter(({ words }) => words.body.trim() !== '');
  const headOf = (kind: HeadKind) => standing.find(({ words }) => words.kind === kind)?.words.body ?? null;
  const all = standing.flatMap(({ entry, words }) => {
    const { kind, agendaItemId, removed, body, speaker, person, owner, due, open } = words;
    if (isOnlyKind(kind) || isDraftKind(kind) || kind === 'note' || removed) return [];
    const recommendationId = outcomes.get(entry.id) ?? null;
    const isUnsettled = entry.versions.length > 1;
    const said = { body, speaker, person, owner, due, open };
    return [{ agendaItemId, printed: { id: entry.id, kind, ...said, recommendationId, isUnsettled } }];
  });
  const known = new Set(record.agenda.map(({ id }) => id));
  const under = (itemId: string | null): ContentEntry[] =>
    all
      .filter(({ agendaItemId: at }) => (at !== null && known.has(at) ? at : null) === itemId)
      .map(({ printed }) => printed);
  const items = [
    ...record.agenda.map(({ id, owner, ...item }) => ({
      agendaItemId: id,
      ...item,
      speaker: item.speaker ?? owner,
      entries: under(id),
    })),
    ...(under(null).length > 0 ? [{ ...NO_ITEM, entries: under(null) }] : []),
  ];
  const ofKind = (kind: EntryKind) =>
    items.flatMap((item) => item.entries.filter((entry) => entry.kind === kind));
  return {
    format: 2,
    meeting: {
      id: meeting.id,
      kind: record.kind,
      title: record.title,
      theme: record.theme,
      aim: record.aim,
      firstDay: record.firstDay,
      lastDay: record.lastDay,
      timeZone: record.timeZone,
      venue: record.venue,
      city: record.city,
      officeName: meeting.officeName,
    },
    head: Object.fromEntries(HEAD_KINDS.map((kind) => [kind, headOf(kind)])) as Record<
      HeadKind,
      string | null
    >,
    items,
    decisions: ofKind('decision'),
    commitments: ofKind('commitment'),
    recommendations: ofKind('recommendation'),
    ...articlesOf(entries),
    attendance: attendanceOf(meeting, counts),
    letters,
    required: record.kind === 'interministerial' ? requiredParties(record, attendants) : null,
  };
}

const NO_ITEM = {
  agendaItemId: null,
  title: null,
  day: null,
  begins: null,
  ends: null,
  speaker: null,
  institution: null,
  topic: null,
} as const;

type Added = 'articles' | 'strayInputs' | 'required';
/** Of `format: 1` or 2. */
type FrozenContent = Omit<MinutesContent, 'format' | Added> & Partial<Pick<MinutesContent, Added>>;

/** What was frozen before the minutes knew of articles, too. */
export function contentOfText(text: string): MinutesContent {
  const content = JSON.parse(text) as FrozenContent;
  return {
    ...content,
    format: 2,
    articles: content.articles ?? [],
    strayInputs: content.strayInputs ?? [],
    required: content.required ?? null,
  };
}

/** All that is printed of them, each once. */
export function printedOf({
  items,
  articles,
  strayInputs,
}: MinutesContent): readonly (ContentEntry | ContentArticle | ContentInput)[] {
  return [
    ...items.flatMap(({ entries }) => entries),
    ...articles.flatMap((article) => [article, ...article.inputs]),
    ...strayInputs,
  ];
}

/** Counted from the list of who was there; where there is none, as it was written beside the invited. */
function attendanceOf(
  { record }: Pick<StoredMeeting, 'record'>,
  counts: readonly AttendanceCount[],
): ContentAttendance[] {
  if (counts.some(({ came }) => came > 0))
    return counts.map(({ category, invited, quota, came }) => ({ category, invited, quota, came }));
  return countInvitees(record.invitees).map(({ category, invited, persons, came }) => ({
    category,
    invited,
    quota: persons,
    came,
  }));
}
