import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { useApp } from '#app.ts';
import { handoverDocument, readBook } from '#handover/index.ts';
import { LOCALES } from '#kernel/index.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { readBookAddress } from '../book-address.ts';
import type { RequestHandler } from './$types';

/** The hand-over book as DOCX, in the language of the screen or the one asked for. */
export const GET: RequestHandler = async ({ url, locals: { desk, user, ...locals } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=/serah-terima`);
  const locale = LOCALES.find((one) => one === url.searchParams.get('bahasa')) ?? locals.locale;
  const book = await readBook(desk, useApp().handover, { ...readBookAddress(url, desk), locale });
  const document = await handoverDocument(book, {
    locale,
    date: (day) => formatDate(day, locale),
    dateTime: (moment) => formatDateTime(moment, locale),
    address: (path) => new URL(path, url.origin).href,
  });
  return new Response(document.slice(), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="${fileName(book.day, book.office.name, locale)}"`,
      'cache-control': 'private, no-store',
    },
  });
};

/** `2026-01-06_Memori-Serah-Terima_Biro-Kerja-Sama.docx`: ASCII, no blanks. */
function fileName(day: string, office: string, locale: string): string {
  const name = office
    .normalize('NFKD')
    .replace(/[^\dA-Za-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${day}_${locale === 'en' ? 'Hand-over-book' : 'Memori-Serah-Terima'}_${name}.docx`;
}
