import { createHash } from 'node:crypto';
import type { PlainDate } from '#kernel/index.ts';

/** Facts of the head, each an entry of its own: opened and closed at, who presides, who assists, who writes. */
export const HEAD_KINDS = ['opened', 'closed', 'chair', 'secretary', 'taker'] as const;
export type HeadKind = (typeof HEAD_KINDS)[number];

/** What is written under an item of the agenda. A note is for the writers alone. */
export const ENTRY_KINDS = ['statement', 'decision', 'commitment', 'recommendation', 'note'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Of the draft of an agreement: its articles, and what an institution says of one. */
export const DRAFT_KINDS = ['article', 'input'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** `shown` says which item of the agenda, or which article, is before the room. */
export const MINUTE_KINDS = [...HEAD_KINDS, 'shown', ...ENTRY_KINDS, ...DRAFT_KINDS] as const;
export type MinuteKind = (typeof MINUTE_KINDS)[number];

/** Signs of a text; forms take half of it, so that two versions can be joined and still be kept. */
export const MOST_SIGNS = 40_000;
/** Signs of a field of one line; forms take 300, so that versions of several fit in. */
export const MOST_IN_FIELD = 2000;

/** Words of an entry as one saving left them. */
export interface MinuteWords {
  readonly kind: MinuteKind;
  /** Null for what belongs to no item of the agenda. */
  readonly agendaItemId: string | null;
  /** Of an article: how it read before the meeting. */
  readonly body: string;
  /** A post; of an input the institution. */
  readonly speaker: string | null;
  /** The name, where the meeting wishes it. */
  readonly person: string | null;
  /** Who promised it, or whose task it is. */
  readonly owner: string | null;
  readonly due: PlainDate | null;
  /** A decision that everybody may read. */
  readonly open: boolean;
  /** Of an article: `Pasal 1 Maksud dan Tujuan`. */
  readonly label: string | null;
  /** Of an article: how it was agreed. */
  readonly agreed: string | null;
  /** The article that an input is about, or that is before the room. */
  readonly underId: string | null;
  readonly removed: boolean;
}

/** One saving of an entry. Ids are made where it is typed, so that what is sent twice is written once. */
export interface MinuteEdit extends MinuteWords {
  readonly id: string;
  readonly entryId: string;
  /** The savings the writer had before them: none for a new entry, several where versions are joined. */
  readonly basedOn: readonly string[];
  /** An instant, by the clock of the device. */
  readonly madeAt: string;
}

/** A saving with who sent it; `ordinal` rises within the meeting. */
export interface StoredEdit extends MinuteEdit {
  readonly ordinal: number;
  readonly at: string;
  readonly capacity: string | null;
  readonly officeName: string | null;
}

/** The same entry for every writer, without asking anybody: of a kind that a meeting has once. */
export function onlyEntryId(meetingId: string, kind: HeadKind | 'shown'): string {
  const hex = createHash('sha256').update(`${meetingId}/${kind}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether a kind is one that a meeting has once. */
export function isOnlyKind(kind: MinuteKind): kind is HeadKind | 'shown' {
  return kind === 'shown' || (HEAD_KINDS as readonly string[]).includes(kind);
}

/** Whether a kind is of the draft of an agreement. */
export function isDraftKind(kind: MinuteKind): kind is DraftKind {
  return (DRAFT_KINDS as readonly string[]).includes(kind);
}

/** Whether two savings say the same. */
export function saysSame(a: MinuteWords, b: MinuteWords): boolean {
  return wordsKey(a) === wordsKey(b);
}

/** What a saving says, as one text. The trail keeps its SHA-256: what has nothing of an article reads as it always did. */
export function wordsKey(words: MinuteWords): string {
  const { kind, agendaItemId, body, speaker, person, owner, due, open, removed } = words;
  const { label, agreed, underId } = words;
  const ofDraft = label === null && agreed === null && underId === null ? [] : [label, agreed, underId];
  return JSON.stringify([kind, agendaItemId, body, speaker, person, owner, due, open, removed, ...ofDraft]);
}
