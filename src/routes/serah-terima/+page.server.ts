import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, type Matter, todayOf } from '#access/index.ts';
import { useApp } from '#app.ts';
import {
  acceptanceText,
  acceptHandover,
  chapterTitle,
  type HandoverBook,
  type OfficeNote,
  readBook,
} from '#handover/index.ts';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { bookQuery, readBookAddress } from './book-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  const { officeId, day } = readBookAddress(url, desk);
  const { book, errors } = await bookOrToday(desk, { officeId, day, locale });
  return {
    ...bookWords(book, locale),
    errors,
    wished: day ?? book.day,
    today: todayOf(desk.now()),
    address: bookQuery({ officeId, ...(errors ? {} : { day }) }),
    query: bookQuery({ officeId }),
    saved: url.searchParams.get('tersimpan'),
    hasReceived: url.searchParams.has('diterima'),
  };
};

/** The book of the day that was wished for; of today with what is wrong where it cannot be of that day. */
async function bookOrToday(
  desk: Desk,
  wish: { readonly officeId: string; readonly day: string | undefined; readonly locale: Locale },
): Promise<{ book: HandoverBook; errors: Record<string, string> | undefined }> {
  const { handover } = useApp();
  try {
    return { book: await readBook(desk, handover, wish), errors: undefined };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const book = await readBook(desk, handover, { officeId: wish.officeId, locale: wish.locale });
    return { book, errors: errorTexts(error.fields, wish.locale) };
  }
}

function bookWords(book: HandoverBook, locale: Locale) {
  const date = (day: string | null | undefined) => (day ? formatDate(day, locale) : null);
  const matterWords = ({ text, detail, path, source, ...matter }: Matter) => ({
    text,
    detail: detail ?? null,
    path,
    source,
    date: date(matter.date),
    due: date(matter.due),
  });
  return {
    officeId: book.office.id,
    officeName: book.office.name,
    belongs: book.areaName ?? book.partnerName ?? m.officesKindMinistry(),
    day: formatDate(book.day, locale),
    madeAt: formatDateTime(book.madeAt, locale),
    note: book.note ? noteWords(book.note, locale) : null,
    earlier: book.notes
      .filter(({ version }) => version !== book.note?.version)
      .map((note) => noteWords(note, locale)),
    nearest: book.nearest.map(matterWords),
    chapters: book.chapters.map(({ chapter, groups }) => ({
      chapter,
      title: chapterTitle(chapter, locale),
      groups: groups.map((group) => ({
        title: group.title,
        path: group.path,
        more: group.total - group.matters.length,
        isDated: group.matters.some(({ due }) => due),
        matters: group.matters.map(matterWords),
      })),
    })),
    acceptances: book.acceptances.map((one) => acceptanceText(one, locale, formatDateTime(one.at, locale))),
    isOwn: book.isOwn,
    may: book.may,
  };
}

function noteWords(note: OfficeNote, locale: Locale) {
  const by = [note.authorName, note.capacity].filter((part) => part !== null).join(', ');
  const at = formatDateTime(note.writtenAt, locale);
  return {
    version: note.version,
    paragraphs: note.body.split(/\n+/).filter((line) => line.trim() !== ''),
    by: by === '' ? m.handoverNoteAt({ at }) : m.handoverNoteBy({ by, at }),
  };
}

export const actions: Actions = {
  default: async ({ url, locals: { desk } }) => {
    try {
      await acceptHandover(desk, readBookAddress(url, desk).officeId);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return fail(409, { errors: { '': m.handoverAcceptTwice() } });
    }
    redirect(303, `${resolve('/serah-terima')}?diterima=ya`);
  },
};
