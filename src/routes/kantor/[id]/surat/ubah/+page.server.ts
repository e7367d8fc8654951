import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, todayOf } from '#access/index.ts';
import { Forbidden } from '#kernel/index.ts';
import {
  letterheadsOf,
  type LetterProfileView,
  PRESETS,
  readLetterProfile,
  saveLetterProfile,
} from '#papers/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { filledFrom, readFilled, saveJoined } from '../../../../save-joined.ts';
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
  const values = valuesOfProfile(view, kinds, todayOf(desk.now()));
  return {
    id: view.office.id,
    office: view.office.name,
    ...filledFrom(view.newest, values),
    options: letterOptions(),
    labels: Object.fromEntries(letterPaths(kinds).map((path) => [path, letterLabel(path)])),
    letterheads: kinds.map((kind) => ({ kind, label: LETTERHEAD_WORDS[kind]() })),
    values,
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
      ...readFilled(form),
      preset: true,
    };
  },
  save: async ({ params, request, locals: { desk, locale } }) => {
    const { office } = await getKept(desk, params.id);
    const kinds = letterheadsOf(office.kind);
    const form = await request.formData();
    const sent = valuesOfForm(form, kinds);
    const refused = await saveJoined({
      ...{ form, locale, sent, words: () => letterFieldWords(kinds) },
      read: async () => {
        const stored = await getKept(desk, params.id);
        return {
          version: stored.newest,
          values: valuesOfProfile(stored, kinds, sent['validFrom'] ?? ''),
        };
      },
      save: (values, version) =>
        saveLetterProfile(desk, { officeId: params.id, version, profile: inputOf(values, kinds) }),
    });
    if (refused) return refused;
    redirect(303, `${resolve('/kantor/[id]/surat', { id: params.id })}?tersimpan=profil`);
  },
};
