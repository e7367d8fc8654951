import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { todayOf } from '#access/index.ts';
import { InvalidInput, type Locale, NotFound } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  type EmblemKind,
  EMBLEMS,
  groupNip,
  isInOffice,
  LARGEST_EMBLEM,
  type LetterheadKind,
  letterheadsOf,
  type LetterProfileView,
  postLines,
  readLetterProfile,
  removeEmblem,
  uploadEmblem,
} from '#papers/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import {
  EMBLEM_WORDS,
  letterLabel,
  LETTERHEAD_WORDS,
  letterOptions,
  openText,
  PARAF_WORDS,
  PRESET_WORDS,
} from '../../letter-words.ts';
import { valuesOfProfile } from '../../letter-values.ts';
import { termWords } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const view = await readLetterProfile(desk, params.id);
  const today = todayOf(desk.now());
  const kinds = letterheadsOf(view.office.kind).filter((kind) => view.settings.letterheads[kind]);
  return {
    id: view.office.id,
    office: view.office.name,
    saved: url.searchParams.get('tersimpan'),
    may: view.may,
    facts: factsOf(view, today, locale),
    letterheads: kinds.map((kind) => headWords(view, kind)),
    paraf: (['letter', 'minutes', 'report'] as const)
      .map((paper) => ({ label: PARAF_WORDS[paper](), posts: view.settings.paraf[paper] }))
      .filter(({ posts }) => posts.length > 0),
    open: view.missing.map(openText),
    noSignatory: !view.signatories.some((one) => isInOffice(one, today)),
    signatories: view.signatories.map((one) => ({
      id: one.id,
      name: one.name,
      lines: postLines(one).join('\n'),
      letterhead: LETTERHEAD_WORDS[one.letterhead](),
      below: [one.rank, one.nip === null ? null : `NIP. ${groupNip(one.nip)}`].filter(
        (text) => text !== null,
      ),
      term: termWords(one, locale),
      now: isInOffice(one, today),
    })),
    emblems: emblemsOf(view).map((kind) => ({
      kind,
      label: EMBLEM_WORDS[kind](),
      size: sizeOf(view, kind),
    })),
    largest: LARGEST_EMBLEM / 1024 / 1024,
    versions: view.versions.map((version) => ({
      version: version.version,
      from: formatDate(version.validFrom, locale),
      preset: PRESET_WORDS[version.settings.preset](),
      legalSource: version.legalSource,
      at: formatDateTime(version.writtenAt, locale),
      now: version.version === view.version,
    })),
  };
};

/** Emblems that the office's letterheads ask for, and those it has given besides. */
function emblemsOf({ settings, emblems }: LetterProfileView): EmblemKind[] {
  const wanted = Object.values(settings.letterheads).map(({ emblem }) => emblem);
  return EMBLEMS.filter((kind) => wanted.includes(kind) || emblems.some((one) => one.kind === kind));
}

function sizeOf({ emblems }: LetterProfileView, kind: EmblemKind): string | null {
  const found = emblems.find((one) => one.kind === kind);
  return found ? `${String(found.width)} × ${String(found.height)}` : null;
}

function headWords({ settings }: LetterProfileView, kind: LetterheadKind) {
  const head = settings.letterheads[kind];
  return {
    kind,
    label: LETTERHEAD_WORDS[kind](),
    lines: head?.lines ?? [],
    address: head?.address ?? [],
    emblem: head && head.emblem !== 'none' ? EMBLEM_WORDS[head.emblem]() : m.papersEmblemNone(),
  };
}

/** What the layout says, in words. */
function factsOf(view: LetterProfileView, today: string, locale: Locale) {
  const { settings } = view;
  const values = valuesOfProfile({ ...view, versions: [] }, [], today);
  const options = letterOptions();
  const word = (path: string) =>
    options[path.split('.').at(-1) ?? '']?.find(({ value }) => value === values[`settings.${path}`])?.label ??
    values[`settings.${path}`] ??
    '';
  const { top, bottom, left, right } = settings.margins;
  const millimetres = [top, bottom, left, right].map((one) => String(one).replace('.', ',')).join(' / ');
  const fact = (path: string, value = word(path)) => ({ label: letterLabel(`settings.${path}`), value });
  return [
    fact('preset'),
    ...(view.validFrom === null
      ? []
      : [{ label: m.papersValidFrom(), value: formatDate(view.validFrom, locale) }]),
    ...(view.legalSource === null ? [] : [{ label: m.papersLegalSource(), value: view.legalSource }]),
    fact('paper'),
    { label: m.papersMargins(), value: `${millimetres} mm` },
    fact('font', `${settings.font} ${word('fontSize')}`),
    fact('tableSize'),
    {
      label: m.papersSpacing(),
      value: [word('spacing.letter'), word('spacing.report'), word('spacing.table')].join(' / '),
    },
    fact('addresseeAt'),
    fact('subjectWord', `${settings.subjectWord}, ${settings.minutesWord}`),
    fact('numberPattern', settings.numberPattern ?? m.papersNumberByHand()),
    fact('placeOfSigning', settings.placeOfSigning ?? m.uiNotRecorded()),
    fact('pageNumber'),
    fact('signatureAlign'),
    {
      label: m.papersSigning(),
      value: settings.electronic ? m.papersSigningElectronic() : m.papersSigningInk(),
    },
    {
      label: m.papersLocalNames(),
      value: [settings.localNames.district, settings.localNames.village, settings.localNames.council].join(
        ', ',
      ),
    },
  ];
}

/** What is wrong with a picture is told at the field of its kind. */
async function orFaults(work: Promise<void>, locale: Locale, kind: EmblemKind) {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInput) {
      const { emblem = '' } = errorTexts(error.fields, locale);
      return fail(422, { errors: { [`emblem-${kind}`]: emblem } });
    }
    throw error;
  }
}

function emblemOf(form: FormData): EmblemKind {
  const kind = EMBLEMS.find((one) => one === fieldText(form, 'kind'));
  if (!kind) throw new NotFound('no such emblem');
  return kind;
}

export const actions: Actions = {
  upload: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const kind = emblemOf(form);
    const file = form.get(`emblem-${kind}`);
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const refused = await orFaults(uploadEmblem(desk, { officeId: params.id, kind, bytes }), locale, kind);
    if (refused) return refused;
    redirect(303, `${resolve('/kantor/[id]/surat', { id: params.id })}?tersimpan=lambang#lambang`);
  },
  remove: async ({ params, request, locals: { desk, locale } }) => {
    const kind = emblemOf(await request.formData());
    const refused = await orFaults(removeEmblem(desk, { officeId: params.id, kind }), locale, kind);
    if (refused) return refused;
    redirect(303, `${resolve('/kantor/[id]/surat', { id: params.id })}?tersimpan=lambang#lambang`);
  },
};
