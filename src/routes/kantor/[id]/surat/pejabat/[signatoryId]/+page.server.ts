import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, todayOf } from '#access/index.ts';
import { Conflict, Forbidden, NotFound } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  addSignatory,
  changeSignatory,
  headOfArea,
  letterheadsOf,
  readLetterProfile,
  removeSignatory,
} from '#papers/index.ts';
import { formatDate } from '#ui/format.ts';
import { filledFrom, saveJoined } from '../../../../../save-joined.ts';
import { actingOptions, letterheadOptions, standingOptions } from '../../../../letter-words.ts';
import {
  emptySignatory,
  signatoryFieldWords,
  signatoryInput,
  signatoryValues,
  valuesOfSignatory,
} from '../../../../signatory-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const NEW = 'baru';
type Params = { readonly id: string; readonly signatoryId: string };

/** The office and the signatory of the address; nobody for a new one. */
async function getKept(desk: Desk, { id, signatoryId }: Params) {
  const view = await readLetterProfile(desk, id);
  if (!view.may.keep) throw new Forbidden('may not change how this office writes');
  const signatory = view.signatories.find((one) => one.id === signatoryId);
  if (!signatory && signatoryId !== NEW) throw new NotFound(`no signatory ${signatoryId}`);
  return { view, signatory };
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { view, signatory } = await getKept(desk, params);
  const kinds = letterheadsOf(view.office.kind);
  const usual = kinds.find((kind) => kind === 'K2') ?? kinds[0] ?? 'K6';
  const values = signatory ? valuesOfSignatory(signatory) : emptySignatory(usual, todayOf(desk.now()));
  return {
    id: view.office.id,
    office: view.office.name,
    isNew: !signatory,
    name: signatory?.name ?? null,
    ...filledFrom(signatory?.version ?? 0, values),
    head: headOfArea(view),
    values,
    choices: {
      letterheads: letterheadOptions(kinds),
      standings: standingOptions(),
      actings: actingOptions(),
    },
  };
};

export const actions: Actions = {
  save: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const { id: officeId, signatoryId: id } = params;
    const refused = await saveJoined({
      ...{ form, locale, sent: signatoryValues(form) },
      read: async () => {
        const { signatory } = await getKept(desk, params);
        if (!signatory) throw new NotFound('a new signatory meets nobody');
        return { version: signatory.version, values: valuesOfSignatory(signatory) };
      },
      save: async (values, version) => {
        await getKept(desk, params);
        const signatory = signatoryInput(values);
        if (id === NEW) await addSignatory(desk, { officeId, signatory });
        else await changeSignatory(desk, { officeId, id, version, signatory });
      },
      words: () => signatoryFieldWords((day) => formatDate(day, locale)),
    });
    if (refused) return refused;
    redirect(303, `${resolve('/kantor/[id]/surat', { id: params.id })}?tersimpan=pejabat#pejabat`);
  },
  remove: async ({ params, request, locals: { desk } }) => {
    const form = await request.formData();
    try {
      await removeSignatory(desk, {
        officeId: params.id,
        id: params.signatoryId,
        version: Number(form.get('version')),
      });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return fail(409, { errors: { '': m.errorText409() } });
    }
    redirect(303, `${resolve('/kantor/[id]/surat', { id: params.id })}?tersimpan=pejabat#pejabat`);
  },
};
