import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { useApp } from '#app.ts';
import { handoverPaper, readBook } from '#handover/index.ts';
import { LOCALES } from '#kernel/index.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { formOf, paperResponse } from '../../paper-response.ts';
import { readBookAddress } from '../book-address.ts';
import type { RequestHandler } from './$types';

/** The hand-over book as DOCX or PDF, in the language of the screen or the one asked for. */
export const GET: RequestHandler = async ({ url, locals: { desk, user, ...locals } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=/serah-terima`);
  const locale = LOCALES.find((one) => one === url.searchParams.get('bahasa')) ?? locals.locale;
  const book = await readBook(desk, useApp().handover, { ...readBookAddress(url, desk), locale });
  const paper = handoverPaper(book, {
    locale,
    date: (day) => formatDate(day, locale),
    dateTime: (moment) => formatDateTime(moment, locale),
    address: (path) => new URL(path, url.origin).href,
  });
  return paperResponse(paper, formOf(url));
};
