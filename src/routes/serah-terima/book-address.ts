import { error } from '@sveltejs/kit';
import { type Desk, officeOf } from '#access/index.ts';
import { isId } from '#kernel/index.ts';

/** Which book the address names: an office, the reader's own where none is said, and the day. */
export function readBookAddress(url: URL, desk: Desk): { officeId: string; day: string | undefined } {
  const officeId = url.searchParams.get('kantor') ?? officeOf(desk.actor);
  if (officeId === null || !isId(officeId)) error(404);
  return { officeId, day: url.searchParams.get('tanggal') || undefined };
}

/** The query of a page about the same book. */
export function bookQuery(book: { readonly officeId: string; readonly day?: string | undefined }): string {
  const query = new URLSearchParams({
    kantor: book.officeId,
    ...(book.day === undefined ? {} : { tanggal: book.day }),
  });
  return `?${query.toString()}`;
}
