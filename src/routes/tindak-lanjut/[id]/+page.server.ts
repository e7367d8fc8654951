import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { Conflict, FILE_ENDINGS, InvalidInput, type Locale } from '#kernel/index.ts';
import {
  getRecommendation,
  listLinks,
  makeRecommendationLink,
  removeRecommendation,
  restoreRecommendation,
  STEP_KINDS,
  type StepInput,
  type StoredRecommendation,
  takeStep,
} from '#meetings/index.ts';
import type { Desk } from '#access/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate } from '#ui/format.ts';
import { chosenFiles, givenFile } from '../../given-files.ts';
import { linkAddress } from '../../rakor/link-address.ts';
import { useApp } from '#app.ts';
import { sendTask, taskText } from '#notices/index.ts';
import { recommendationRow } from '../../rakor/recommendation-row.ts';
import { STEP_WORDS, stepEntries } from '../../rakor/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale } }) => {
  const one = await getRecommendation(desk, params.id);
  return {
    ...recommendationRow(one, locale),
    version: one.version,
    saved: url.searchParams.get('tersimpan'),
    planTarget: one.record.planTarget,
    meetingDay: one.meetingDay === null ? null : formatDate(one.meetingDay, locale),
    carriedFrom: one.carriedFrom,
    isCarriedOn: one.isCarriedOn,
    isRemoved: one.removedAt !== null,
    mayEdit: one.mayEdit,
    done: one.standing.progress,
    seen: one.steps.length,
    steps: stepEntries(one.steps, locale),
    evidence: one.evidence.map(({ id, title, name }) => ({ id, title, name })),
    endings: FILE_ENDINGS.join(','),
    link: one.mayEdit && one.next.includes('report') ? await linkOf(desk, one, url, locale) : null,
    next: one.next.map((kind) => ({ kind, label: STEP_WORDS[kind]() })),
  };
};

/** The link of who answers for it, and the message to send with it; without an address while there is none. */
async function linkOf(desk: Desk, one: StoredRecommendation, url: URL, locale: Locale) {
  const link = (await listLinks(desk, one.meetingId)).find(
    ({ recommendationId }) => recommendationId === one.id,
  );
  const sends = useApp().configuration.mail !== undefined;
  if (!link) return { text: null, whatsapp: null, email: null, sends };
  const address = linkAddress(url.origin, link.id);
  const text = taskText(one, { link: address }, locale);
  return { text, whatsapp: `https://wa.me/?text=${encodeURIComponent(text)}`, email: link.email, sends };
}

async function changed(id: string, act: () => Promise<unknown>) {
  try {
    await act();
  } catch (error) {
    if (error instanceof Conflict) return fail(409, { values: undefined, errors: undefined, conflict: true });
    throw error;
  }
  redirect(303, `${resolve('/tindak-lanjut/[id]', { id })}?tersimpan=ubah`);
}

export const actions: Actions = {
  step: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const kind = STEP_KINDS.find((one) => one === form.get('kind'));
    const values = {
      kind: kind ?? '',
      body: fieldText(form, 'body'),
      progress: fieldText(form, 'progress'),
      evidence: fieldText(form, 'evidence'),
      due: fieldText(form, 'due'),
    };
    const [file] = chosenFiles(form, 'file');
    const input = {
      kind,
      body: values.body,
      ...(kind === 'report' && { progress: values.progress }),
      ...(kind === 'reschedule' ? { due: values.due } : { evidence: values.evidence }),
    } as StepInput;
    try {
      await takeStep(desk, {
        id: params.id,
        seen: Number(form.get('seen')),
        input,
        file: file && (await givenFile(file)),
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values, errors: errorTexts(error.fields, locale), conflict: false });
    }
    redirect(303, `${resolve('/tindak-lanjut/[id]', { id: params.id })}?tersimpan=langkah`);
  },
  link: async ({ params, locals: { desk, locale } }) => {
    try {
      await makeRecommendationLink(desk, params.id);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values: undefined, errors: errorTexts(error.fields, locale), conflict: false });
    }
    redirect(303, `${resolve('/tindak-lanjut/[id]', { id: params.id })}?tersimpan=tautan#tautan`);
  },
  send: async ({ params, request, locals: { desk, locale } }) => {
    const email = fieldText(await request.formData(), 'email');
    try {
      const from = useApp().configuration.mail?.from;
      await sendTask(desk, { recommendationId: params.id, email }, { from, locale });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, {
        values: undefined,
        errors: { ...errorTexts(error.fields, locale) },
        conflict: false,
        email,
      });
    }
    redirect(303, `${resolve('/tindak-lanjut/[id]', { id: params.id })}?tersimpan=surat#tautan`);
  },
  remove: async ({ params, request, locals: { desk } }) => {
    const version = Number((await request.formData()).get('version'));
    return changed(params.id, () => removeRecommendation(desk, { id: params.id, version }));
  },
  restore: async ({ params, request, locals: { desk } }) => {
    const version = Number((await request.formData()).get('version'));
    return changed(params.id, () => restoreRecommendation(desk, { id: params.id, version }));
  },
};
