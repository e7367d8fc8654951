import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, todayOf } from '#access/index.ts';
import { Conflict, Forbidden, InvalidInput } from '#kernel/index.ts';
import {
  letterheadsOf,
  type LetterProfileView,
  PRESETS,
  readLetterProfile,
  saveLetterProfile,
} from '#papers/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { differences } from '../../../differences.ts';
import {
  inputOf,
  letterPaths,
  valuesOfForm,
  valuesOfPreset,
  valuesOfProfile,
} from '../../../letter-values.ts';
import { letterFieldWords, letterLabel, letterOptions, LETTERHEAD_WORDS } from '../../../letter-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

async function getKept(desk: Desk, id: string): Promise<LetterProfileView> {
  const view = await readLetterProfile(desk, id);
  if (!view.may.keep) throw new Forbidden('may not change how this office writes');
  return view;
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const view = await getKept(desk, params.id);
  const kinds = letterheadsOf(view.office.kind);
  return {
    id: view.office.id,
    office: view.office.name,
    version: view.newest,
    options: letterOptions(),
    labels: Object.fromEntries(letterPaths(kinds).map((path) => [path, letterLabel(path)])),
    letterheads: kinds.map((kind) => ({ kind, label: LETTERHEAD_WORDS[kind]() })),
    values: valuesOfProfile(view, kinds, todayOf(desk.now())),
  };
};

export const actions: Actions = {
  /** Fills the form with what a preset says; nothing is saved yet. */
  preset: async ({ params, request, locals: { desk } }) => {
    const { office } = await getKept(desk, params.id);
    const form = await request.formData();
    const values = valuesOfForm(form, letterheadsOf(office.kind));
    const preset = PRESETS.find((one) => one === fieldText(form, 'settings.preset'));
    return {
      values: preset ? valuesOfPreset(values, preset) : values,
      version: Number(form.get('version')),
      preset: true,
    };
  },
  save: async ({ params, request, locals: { desk, locale } }) => {
    const { office } = await getKept(desk, params.id);
    const kinds = letterheadsOf(office.kind);
    const form = await request.formData();
    const values = valuesOfForm(form, kinds);
    const version = Number(form.get('version'));
    try {
      await saveLetterProfile(desk, { officeId: params.id, version, profile: inputOf(values, kinds) });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { values, version, errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict)) throw error;
      const stored = await getKept(desk, params.id);
      const now = valuesOfProfile(stored, kinds, values['validFrom'] ?? '');
      return fail(409, {
        values,
        version: stored.newest,
        conflict: differences(now, values, letterFieldWords(kinds)),
      });
    }
    redirect(303, `${resolve('/kantor/[id]/surat', { id: params.id })}?tersimpan=profil`);
  },
};
