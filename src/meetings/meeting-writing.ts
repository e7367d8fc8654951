import type { Desk } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { SYSTEM } from '#database/index.ts';
import type { PlainDate } from '#kernel/index.ts';
import {
  type Emblems,
  letterheadOf,
  type LetterheadKind,
  type LetterheadPart,
  letterKitOn,
  type LetterSettings,
  readPapers,
} from '#papers/index.ts';
import type { StoredMeeting } from './meeting.ts';

/** How the office that calls a meeting writes: its page, its words, its letterheads; nobody's name. */
export interface MeetingWriting {
  readonly settings: LetterSettings;
  readonly emblems: Emblems;
}

/**
 * As it holds on the first day of the meeting; null where no office calls it any more. Read for everybody who may read
 * the meeting, whoever may read the office's letter profile: a paper looks alike whoever prints it.
 */
export async function meetingWriting(
  desk: Desk,
  { officeId, record }: Pick<StoredMeeting, 'officeId' | 'record'>,
): Promise<MeetingWriting | null> {
  if (officeId === null) return null;
  const { settings, emblems } = await desk.database.asActor(SYSTEM, (tx) =>
    letterKitOn(tx, officeId, record.firstDay),
  );
  return { settings, emblems };
}

/** The letterhead of that kind, or where none is settled the first that the office has. */
export function houseLetterhead(
  { settings, emblems }: MeetingWriting,
  chosen?: LetterheadKind,
): LetterheadPart[] {
  const { letterheads } = settings;
  const kind = chosen ?? (['K2', 'K3', 'K5', 'K1', 'K4', 'K6'] as const).find((one) => letterheads[one]);
  return kind && letterheads[kind] ? [letterheadOf(settings, kind, emblems)] : [];
}

/** A letter of invitation that went out. */
export interface SentLetter {
  readonly number: string | null;
  readonly day: PlainDate;
}

/** The final letters of invitation, each number once, the first first; none for who may not read the office's papers. */
export async function sentLetters(tx: Transaction, meetingId: string): Promise<SentLetter[]> {
  const papers = await readPapers(tx, { subject: 'meeting', subjectId: meetingId });
  const letters = papers.flatMap(({ kind, finishedAt, number, day, version }) =>
    kind === 'invitation' && finishedAt !== null && day !== null ? [{ number, day, version }] : [],
  );
  const ordered = letters.sort((a, b) => a.day.localeCompare(b.day) || a.version - b.version);
  const known = new Map(ordered.map(({ number, day }) => [`${number ?? ''} ${day}`, { number, day }]));
  return [...known.values()];
}
