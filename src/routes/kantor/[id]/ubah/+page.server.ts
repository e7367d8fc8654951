import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { changeOffice, type Desk, findOffice, type OfficeView } from '#access/index.ts';
import { Conflict, Forbidden, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { differences } from '../../differences.ts';
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
  return {
    id: office.id,
    name: office.name,
    version: office.version,
    belongs: areaName ?? partnerName,
    values: valuesOfOffice(office),
    choices: await officeChoices(desk, office, office.id),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const { office } = await getManaged(desk, params.id);
    const values = officeValues(form);
    const version = Number(form.get('version'));
    try {
      await changeOffice(desk, {
        id: params.id,
        version,
        office: officeInput(office, values),
        reason: fieldText(form, 'reason').trim() || undefined,
      });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { values, version, errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict)) throw error;
      const stored = (await getManaged(desk, params.id)).office;
      const { parents } = await officeChoices(desk, stored, stored.id);
      const words = officeFieldWords(parents, locale);
      return fail(409, {
        values,
        version: stored.version,
        conflict: differences(valuesOfOffice(stored), values, words),
      });
    }
    redirect(303, `${resolve('/kantor/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
