import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk, ownerOfOffice } from '#access/index.ts';
import { type OfficeNote, readBook, writeNote } from '#handover/index.ts';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDateTime } from '#ui/format.ts';
import { bookQuery, readBookAddress } from '../book-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** The office's note as it stands, for who may write it. */
async function readOwnNote(desk: Desk, officeId: string, locale: Locale) {
  const { office, notes } = await readBook(desk, [], { officeId, locale });
  demand(desk.actor, 'writeHandover', ownerOfOffice(office));
  return { office, newest: notes[0] };
}

const versionOf = (note: OfficeNote | undefined): number => note?.version ?? 0;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  const { officeId } = readBookAddress(url, desk);
  const { office, newest } = await readOwnNote(desk, officeId, locale);
  return {
    officeName: office.name,
    version: versionOf(newest),
    body: newest?.body ?? '',
    query: bookQuery({ officeId }),
  };
};

export const actions: Actions = {
  default: async ({ url, request, locals: { desk, locale } }) => {
    const { officeId } = readBookAddress(url, desk);
    const form = await request.formData();
    const body = fieldText(form, 'body');
    try {
      await writeNote(desk, { officeId, version: Number(form.get('version')), body });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, {
          body,
          version: Number(form.get('version')),
          errors: errorTexts(error.fields, locale),
        });
      if (!(error instanceof Conflict)) throw error;
      const { newest } = await readOwnNote(desk, officeId, locale);
      return fail(409, {
        body,
        version: versionOf(newest),
        theirs: newest && { body: newest.body, at: formatDateTime(newest.writtenAt, locale) },
      });
    }
    redirect(303, `${resolve('/serah-terima')}${bookQuery({ officeId })}&tersimpan=catatan`);
  },
};
