import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk, ownerOfOffice } from '#access/index.ts';
import { readBook, writeNote } from '#handover/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { saveJoined } from '../../save-joined.ts';
import { bookQuery, readBookAddress } from '../book-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** The versions of the office's note, the newest first, for who may write it. */
async function readOwnNotes(desk: Desk, officeId: string, locale: Locale) {
  const { office, notes } = await readBook(desk, [], { officeId, locale });
  demand(desk.actor, 'writeHandover', ownerOfOffice(office));
  return { office, notes, version: notes[0]?.version ?? 0, values: { body: notes[0]?.body ?? '' } };
}

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  const { officeId } = readBookAddress(url, desk);
  const { office, version, values } = await readOwnNotes(desk, officeId, locale);
  return {
    officeName: office.name,
    version,
    values,
    query: bookQuery({ officeId }),
  };
};

export const actions: Actions = {
  default: async ({ url, request, locals: { desk, locale } }) => {
    const { officeId } = readBookAddress(url, desk);
    const form = await request.formData();
    const refused = await saveJoined({
      ...{ form, locale, sent: { body: fieldText(form, 'body') } },
      read: () => readOwnNotes(desk, officeId, locale),
      at: async (version) => {
        const { notes } = await readOwnNotes(desk, officeId, locale);
        return { body: notes.find((note) => note.version === version)?.body ?? '' };
      },
      save: ({ body }, version) => writeNote(desk, { officeId, version, body }),
      words: () => ({ body: { label: m.handoverNoteBody() } }),
    });
    if (refused) return refused;
    redirect(303, `${resolve('/serah-terima')}${bookQuery({ officeId })}&tersimpan=catatan`);
  },
};
