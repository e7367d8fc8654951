import type { Desk } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { findBook, selectBooks } from './book-store.ts';
import { type BriefingBook, heard, type KeptBook } from './briefing-book.ts';
import { getPlannedMeeting } from '#meetings/index.ts';

/** The books made of a meeting, the newest first. @throws NotFound, Forbidden */
export async function listBriefings(desk: Desk, meetingId: string): Promise<BriefingBook[]> {
  const meeting = await getPlannedMeeting(desk, meetingId);
  const books = await desk.database.asActor(desk.actor, (tx) => selectBooks(tx, meeting.id));
  return books.map((book) => heard(book, desk.now()));
}

/** A book as it was made. @throws NotFound also where it is not ready, or not the actor's to read */
export async function getBriefing(desk: Desk, id: string): Promise<KeptBook> {
  const found = await desk.database.asActor(desk.actor, (tx) => findBook(tx, id));
  if (!found?.paper) throw new NotFound(`briefing book ${id}`);
  return { ...found, paper: found.paper };
}
