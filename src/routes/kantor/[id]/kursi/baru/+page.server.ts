import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { appoint, type Desk, findOffice, type OfficeView, todayOf } from '#access/index.ts';
import { Forbidden, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { seatChoices, seatInput, seatValues } from '../../../seat-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

async function getOffice(desk: Desk, id: string): Promise<OfficeView> {
  if (!isId(id)) throw new NotFound('no such office');
  const view = await findOffice(desk, id);
  if (!view.may.appoint) throw new Forbidden('may not appoint in this office');
  return view;
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const view = await getOffice(desk, params.id);
  const choices = seatChoices(view);
  return {
    id: view.office.id,
    name: view.office.name,
    choices,
    values: {
      name: '',
      position: '',
      sole: false,
      acting: '',
      role: '',
      email: '',
      validFrom: todayOf(desk.now()),
      validTo: '',
    },
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    await getOffice(desk, params.id);
    const values = seatValues(await request.formData());
    try {
      await appoint(desk, { ...seatInput(values), officeId: params.id });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/kantor/[id]', { id: params.id })}?tersimpan=kursi`);
  },
};
