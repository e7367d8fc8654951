import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { askErasure, type Desk, mayDo, readContactRequests } from '#access/index.ts';
import { InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { getPartner, subjectOfPartner } from '#partners/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { requestView } from '../../../../data-saya/request-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

async function getContact(desk: Desk, params: { id: string; contactId: string }) {
  if (!isId(params.id)) throw new NotFound('no such partner');
  const partner = await getPartner(desk, params.id);
  const contact = partner.contacts?.find(({ id }) => id === params.contactId);
  if (!contact) throw new NotFound('no such contact');
  return { partner, contact };
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { partner, contact } = await getContact(desk, params);
  const requests = await readContactRequests(desk, contact.id);
  return {
    partner: { id: partner.id, name: partner.record.name },
    contact,
    requests: requests.map((request) => requestView(request, locale)),
    isOpen: requests.some(({ state }) => state === 'open'),
    mayEdit: mayDo(desk.actor, 'editPartner', subjectOfPartner(partner)),
    mayErase: mayDo(desk.actor, 'erasePerson'),
    saved: url.searchParams.has('tersimpan'),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const { contact } = await getContact(desk, params);
    const words = fieldText(await request.formData(), 'words');
    try {
      await askErasure(desk, { contactId: contact.id, words });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { words, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/mitra/[id]/narahubung/[contactId]', params)}?tersimpan`);
  },
};
