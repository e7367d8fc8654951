export type { Acceptance } from './acceptance.ts';
export { acceptHandover } from './accept-handover.ts';
export { awaitsTakeover } from './awaits-takeover.ts';
export { acceptanceText, chapterTitle, type DocumentWords, handoverPaper } from './handover-paper.ts';
export { LONGEST_NOTE, type OfficeNote } from './office-note.ts';
export { type BookWish, type HandoverBook, readBook } from './read-book.ts';
export { type NoteInput, writeNote } from './write-note.ts';
