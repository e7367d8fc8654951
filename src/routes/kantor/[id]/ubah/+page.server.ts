import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { changeOffice, type Desk, findOffice, type OfficeView } from '#access/index.ts';
import { Forbidden, isId, NotFound } from '#kernel/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { filledFrom, saveJoined } from '../../../save-joined.ts';
import { officeChoices, officeInput, officeValues, valuesOfOffice } from '../../office-form.ts';
import { officeFieldWords } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

async function getManaged(desk: Desk, id: string): Promise<OfficeView> {
  if (!isId(id)) throw new NotFound('no such office');
  const view = await findOffice(desk, id);
  if (!view.may.manage) throw new Forbidden('may not change this office');
  return view;
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { office, areaName, partnerName } = await getManaged(desk, params.id);
  const values = valuesOfOffice(office);
  return {
    id: office.id,
    name: office.name,
    belongs: areaName ?? partnerName,
    values,
    ...filledFrom(office.version, values),
    choices: await officeChoices(desk, office, office.id),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const { office } = await getManaged(desk, params.id);
    const reason = fieldText(form, 'reason');
    const refused = await saveJoined({
      ...{ form, locale, sent: officeValues(form) },
      read: async () => {
        const stored = (await getManaged(desk, params.id)).office;
        return { version: stored.version, values: valuesOfOffice(stored) };
      },
      save: (values, version) =>
        changeOffice(desk, {
          ...{ id: params.id, version, reason: reason.trim() || undefined },
          office: officeInput(office, values),
        }),
      words: async () => officeFieldWords((await officeChoices(desk, office, office.id)).parents, locale),
    });
    if (refused) return fail(refused.status, { ...refused.data, reason });
    redirect(303, `${resolve('/kantor/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
