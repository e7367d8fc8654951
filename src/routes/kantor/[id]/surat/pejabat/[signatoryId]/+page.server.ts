import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, todayOf } from '#access/index.ts';
import { Conflict, Forbidden, InvalidInput, type Locale, NotFound } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  addSignatory,
  changeSignatory,
  headOfArea,
  letterheadsOf,
  readLetterProfile,
  removeSignatory,
  type StoredSignatory,
} from '#papers/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate } from '#ui/format.ts';
import { differences } from '../../../../differences.ts';
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
  return {
    id: view.office.id,
    office: view.office.name,
    isNew: !signatory,
    name: signatory?.name ?? null,
    version: signatory?.version ?? 0,
    head: headOfArea(view),
    values: signatory ? valuesOfSignatory(signatory) : emptySignatory(usual, todayOf(desk.now())),
    choices: {
      letterheads: letterheadOptions(kinds),
      standings: standingOptions(),
      actings: actingOptions(),
    },
  };
};

async function save(desk: Desk, params: Params, form: FormData): Promise<void> {
  const signatory = signatoryInput(signatoryValues(form));
  if (params.signatoryId === NEW) await addSignatory(desk, { officeId: params.id, signatory });
  else
    await changeSignatory(desk, {
      officeId: params.id,
      id: params.signatoryId,
      version: Number(form.get('version')),
      signatory,
    });
}

const differencesFrom = (stored: StoredSignatory, form: FormData, locale: Locale) =>
  differences(
    valuesOfSignatory(stored),
    signatoryValues(form),
    signatoryFieldWords((day) => formatDate(day, locale)),
  );

export const actions: Actions = {
  save: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const values = signatoryValues(form);
    const version = Number(form.get('version'));
    await getKept(desk, params);
    try {
      await save(desk, params, form);
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { values, version, errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict)) throw error;
      const { signatory } = await getKept(desk, params);
      if (!signatory) throw error;
      return fail(409, {
        values,
        version: signatory.version,
        conflict: differencesFrom(signatory, form, locale),
      });
    }
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
