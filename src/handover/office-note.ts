import { InvalidInput } from '#kernel/index.ts';

/** How long a note can be, in characters: some ten pages. */
export const LONGEST_NOTE = 20_000;

/** One version of what people of an office leave to those who come after them. */
export interface OfficeNote {
  readonly version: number;
  /** Plain text; empty where the note was taken back. */
  readonly body: string;
  readonly writtenAt: string;
  /** Who wrote it, for those who may know the people of the office; null once erased. */
  readonly authorName: string | null;
  /** In which position, as it stood then. */
  readonly capacity: string | null;
}

/** The text as it is kept: even line ends, no blanks at either end. @throws InvalidInput where it is too long */
export function parseNote(body: string): string {
  const text = body.replace(/\r\n?/g, '\n').trim();
  if (text.length > LONGEST_NOTE) throw new InvalidInput({ body: 'handoverErrorNoteLong' });
  return text;
}
