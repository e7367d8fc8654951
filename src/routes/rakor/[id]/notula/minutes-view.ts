import type { Locale } from '#kernel/index.ts';
import type { MeetingRecord } from '#meetings/index.ts';
import {
  isTakenOut,
  joined,
  type MinuteEntry,
  type MinuteWords,
  standingWords,
  type StoredEdit,
} from '#minutes/index.ts';
import { m } from '#messages/messages.js';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { ENTRY_WORDS } from './minutes-words.ts';

/** What the forms of an entry hold: all of it text, as forms have it. */
export interface FormWords {
  readonly kind: string;
  readonly agendaItemId: string | null;
  readonly body: string;
  readonly speaker: string;
  readonly person: string;
  readonly owner: string;
  readonly due: string;
  readonly open: boolean;
  readonly label: string;
  readonly agreed: string;
  readonly underId: string | null;
  readonly removed: boolean;
}

export interface VersionView {
  readonly id: string;
  readonly who: string;
  readonly text: string;
  readonly words: FormWords;
}

/** An entry as the page and its script read it. */
export interface EntryView {
  readonly id: string;
  readonly begunAt: string;
  /** What a change of the form is based on. */
  readonly base: string;
  /** What a joining of all versions is based on. */
  readonly heads: string;
  readonly words: FormWords;
  /** More than one where people wrote without seeing each other. */
  readonly versions: readonly VersionView[];
  readonly join: FormWords | null;
  readonly earlier: number;
  /** The recommendation of the ledger it became. */
  readonly outcome: string | null;
}

/** For whom, by which clock, and among which items of the agenda entries are told. */
export interface Told {
  readonly locale: Locale;
  readonly record: Pick<MeetingRecord, 'timeZone' | 'agenda'>;
}

export function entryView(
  entry: MinuteEntry<StoredEdit>,
  outcome: string | undefined,
  told: Told,
): EntryView {
  const isOne = entry.versions.length === 1;
  const stands = standingWords(entry);
  return {
    id: entry.id,
    begunAt: entry.begunAt,
    base: isOne ? entry.heads.join(',') : stands.id,
    heads: entry.heads.join(','),
    words: { ...formWords(stands), removed: isTakenOut(entry) },
    versions: isOne ? [] : entry.versions.map((version) => versionView(version, told)),
    join: isOne ? null : formWords(joined(entry.versions)),
    earlier: entry.earlier.length,
    outcome: outcome ?? null,
  };
}

export function versionView(edit: StoredEdit, told: Told): VersionView {
  return {
    id: edit.id,
    who: [edit.capacity ?? edit.officeName, formatDateTime(edit.madeAt, told.locale, told.record.timeZone)]
      .filter((part) => part !== null)
      .join(', '),
    text: wordsText(edit, told),
    words: formWords(edit),
  };
}

/** All that an entry says, on lines. */
export function wordsText(words: MinuteWords, { locale, record }: Told): string {
  if (words.removed) return m.minutesRemovedText();
  if (words.kind === 'article') return articleText(words);
  const item = record.agenda.find(({ id }) => id === words.agendaItemId);
  return [
    [ENTRY_WORDS[words.kind](), words.speaker, words.person].filter(Boolean).join(' · '),
    item && `${m.risalahMove()}: ${item.title}`,
    words.body,
    [words.owner, words.due === null ? null : formatDate(words.due, locale)].filter(Boolean).join(' · '),
  ]
    .filter(Boolean)
    .join('\n');
}

function articleText({ label, body, agreed }: MinuteWords): string {
  return [
    label ?? ENTRY_WORDS.article(),
    body && `${m.risalahInitial()}: ${body}`,
    agreed && `${m.risalahAgreed()}: ${agreed}`,
  ]
    .filter(Boolean)
    .join('\n');
}

export function formWords(words: MinuteWords): FormWords {
  return {
    kind: words.kind,
    agendaItemId: words.agendaItemId,
    body: words.body,
    speaker: words.speaker ?? '',
    person: words.person ?? '',
    owner: words.owner ?? '',
    due: words.due ?? '',
    open: words.open,
    label: words.label ?? '',
    agreed: words.agreed ?? '',
    underId: words.underId,
    removed: words.removed,
  };
}
