import { getPlannedMeeting } from '#meetings/index.ts';
import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { useApp } from '#app.ts';
import {
  type BriefingBook,
  deleteBriefing,
  getBriefing,
  listBriefings,
  startBriefing,
} from '#briefing/index.ts';
import { Conflict, InvalidInput, LOCALES, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type Paper, splitLeaves } from '#papers/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { writingOf } from '#writing.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  const meeting = await getPlannedMeeting(desk, params.id);
  const books = await listBriefings(desk, meeting.id);
  const wanted = url.searchParams.get('buku');
  const chosen = wanted === null ? books[0] : books.find(({ id }) => id === wanted);
  return {
    id: meeting.id,
    title: meeting.record.title,
    languages: LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
    locale,
    most: useApp().configuration.booksKept,
    isRemoved: url.searchParams.get('tersimpan') === 'dihapus',
    books: books.map((book) => bookWords(book, locale)),
    chosen: chosen ? bookWords(chosen, locale) : null,
    reading:
      chosen?.state === 'ready'
        ? readingOf((await getBriefing(desk, chosen.id)).paper, chosen.id, url.searchParams.get('lembar'))
        : null,
  };
};

const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { id: 'Indonesia', en: 'English' };

function bookWords(book: BriefingBook, locale: Locale) {
  return {
    id: book.id,
    state: book.state,
    done: book.pagesDone,
    total: book.pagesTotal,
    known: book.looksBack ? formatDate(book.asKnown, locale) : formatDateTime(book.begunAt, locale),
    made: formatDateTime(book.begunAt, locale),
    by: book.capacity,
    language: book.locale,
    languageName: LANGUAGE_NAMES[book.locale],
    sha256: book.sha256,
  };
}

/** One leaf of the book, or all of them, with the way to the others. */
function readingOf(paper: Paper, book: string, wanted: string | null) {
  const leaves = splitLeaves(paper);
  const href = (leaf: number | 'semua') => `?buku=${book}&lembar=${String(leaf)}`;
  const isAll = wanted === 'semua';
  const at = Math.min(Math.max(Math.trunc(Number(wanted ?? 1)) || 1, 1), leaves.length);
  return {
    language: paper.language,
    isAll,
    at,
    of: leaves.length,
    leaves: isAll ? leaves.map(({ parts }) => parts) : [leaves[at - 1]?.parts ?? []],
    contents: leaves.flatMap(({ parts }, index) =>
      parts.flatMap((part) =>
        part.kind === 'heading' && part.level < 3
          ? [{ text: part.text, level: part.level, href: href(index + 1) }]
          : [],
      ),
    ),
    previous: at > 1 ? href(at - 1) : null,
    next: at < leaves.length ? href(at + 1) : null,
    all: href('semua'),
    first: href(1),
  };
}

export const actions: Actions = {
  make: async ({ params, request, url, locals: { desk, locale } }) => {
    const form = await request.formData();
    const values = { per: fieldText(form, 'per'), bahasa: fieldText(form, 'bahasa') };
    const language = LOCALES.find((one) => one === values.bahasa) ?? locale;
    const { briefing, log, configuration } = useApp();
    const refuse = (status: 409 | 422, errors: Record<string, string>) => fail(status, { values, errors });
    let id: string;
    try {
      ({ id } = await startBriefing(
        desk,
        { suppliers: briefing, log, most: configuration.booksKept },
        { meetingId: params.id, asKnown: values.per, writing: writingOf(language, url.origin) },
      ));
    } catch (error) {
      if (error instanceof InvalidInput) return refuse(422, errorTexts(error.fields, locale));
      if (error instanceof Conflict) return refuse(409, { '': m.briefingBusy() });
      throw error;
    }
    redirect(303, `${resolve('/rakor/[id]/bahan', { id: params.id })}?buku=${id}`);
  },
  remove: async ({ params, request, locals: { desk } }) => {
    const id = fieldText(await request.formData(), 'buku');
    try {
      await deleteBriefing(desk, id);
    } catch (error) {
      if (error instanceof Conflict) return fail(409, { errors: { '': m.booksStillMaking() } });
      throw error;
    }
    redirect(303, `${resolve('/rakor/[id]/bahan', { id: params.id })}?tersimpan=dihapus`);
  },
};
