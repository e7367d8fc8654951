import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import { type ActivityDocument, compareEdit, editActivity } from '#activities/index.ts';
import { Conflict, type Locale, pickText } from '#kernel/index.ts';
import { areaLabels } from '../../area-names.ts';
import { changeWords } from '../../change-words.ts';
import { askPlaces, faultyForm, readSent } from '../../form-answer.ts';
import { formChoices } from '../../form-choices.ts';
import { type FormValues, hasOwnPages, valuesOfDocument, valuesOfForm } from '../../form-values.ts';
import { getEditable } from '../../get-activity.ts';
import { FIELD_WORDS } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { id, version, document } = await getEditable(desk, params.id);
  return {
    id,
    version,
    title: pickText(document.title, locale).text,
    values: valuesOfDocument(document, await namesOf(desk, document), locale),
    choices: await formChoices(desk, locale, document),
    within: 'areaCode' in desk.actor ? desk.actor.areaCode.slice(0, 2) : '',
    pages: ownPages(id, document),
  };
};

/** Where the lists are changed that are too long for the form. */
function ownPages(id: string, document: ActivityDocument) {
  const own = hasOwnPages(document);
  return {
    ...(own.transactions && { transactions: { id, count: document.transactions.length } }),
    ...(own.results && { results: { id, count: document.results.length } }),
  };
}

function namesOf(desk: Desk, document: ActivityDocument) {
  return areaLabels(
    desk,
    document.locations.map((location) => location.areaCode),
  );
}

/** After a conflict each field is decided by itself: what the person chose as stored is taken from what stands. */
function withChoices(
  form: FormData,
  input: Record<string, unknown>,
  stored: ActivityDocument,
): Record<string, unknown> {
  const taken = [...form].flatMap(([name, value]) =>
    name.startsWith('take.') && value === 'stored' ? [name.slice(5)] : [],
  );
  const standing: Readonly<Record<string, unknown>> = { ...stored };
  return {
    ...input,
    ...Object.fromEntries(
      taken.filter((field) => field in standing).map((field) => [field, standing[field]]),
    ),
  };
}

async function conflictWords(
  desk: Desk,
  edit: Parameters<typeof compareEdit>[1],
  stored: ActivityDocument,
  locale: Locale,
) {
  const { version, fields } = await compareEdit(desk, edit);
  const names = { areas: await namesOf(desk, stored), partners: {} };
  const joined = (texts: (string | undefined)[]) =>
    texts.filter((text) => text !== undefined).join('; ') || undefined;
  return {
    version,
    differences: fields.map(({ field, mine, differences }) => {
      const words = differences.map((difference) => changeWords(difference, names, locale));
      return {
        field,
        mine,
        label: FIELD_WORDS[field](),
        from: joined(words.map((word) => word.from)),
        to: joined(words.map((word) => word.to)),
      };
    }),
  };
}

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const { document } = await getEditable(desk, params.id);
    const values: FormValues = valuesOfForm(form);
    const sent = await readSent(desk, values, document, locale);
    if (sent.questions.length > 0) return askPlaces(values, sent.questions);
    const edit = {
      id: params.id,
      version: Number(form.get('version')),
      input: withChoices(form, sent.input, document),
    };
    try {
      await editActivity(desk, edit);
    } catch (error) {
      if (error instanceof Conflict)
        return fail(409, { values, conflict: await conflictWords(desk, edit, document, locale) });
      return faultyForm(error, values, locale);
    }
    redirect(303, `${resolve('/kegiatan/[id]', { id: params.id })}?tersimpan=ubah`);
  },
};
