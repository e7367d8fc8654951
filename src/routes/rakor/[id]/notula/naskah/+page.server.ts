import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { InvalidInput } from '#kernel/index.ts';
import { answerRemark, chooseAnnexes, keepSignedMinutes, takeMinutesStep } from '#minutes/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { signedScans, takeScan } from '../../signed-scans.ts';
import { minutesText, takeRemark } from '../minutes-text.ts';
import { annexBoxes, annexesOfForm } from './annex-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const text = await minutesText(desk, params.id, locale);
  const wanted = { meetingId: params.id, kind: 'signedMinutes', zone: text.timeZone } as const;
  return {
    id: params.id,
    saved: url.searchParams.get('tersimpan'),
    text,
    boxes: await annexBoxes(desk, params.id),
    scans: await signedScans(desk, wanted, locale),
  };
};

const STEP_FIELDS = ['kind', 'until', 'signer', 'post', 'number', 'signedOn', 'body'] as const;

function backTo(id: string, saved: string): never {
  redirect(303, `${resolve('/rakor/[id]/notula/naskah', { id })}?tersimpan=${saved}`);
}

export const actions: Actions = {
  step: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const input = Object.fromEntries(STEP_FIELDS.map((name) => [name, fieldText(form, name)]));
    try {
      await takeMinutesStep(desk, { meetingId: params.id, seen: Number(form.get('seen')), input });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { errors: errorTexts(error.fields, locale), typed: undefined, step: input });
    }
    backTo(params.id, 'langkah');
  },
  /** Keeps which annexes are printed, and hands out the file. */
  print: async ({ params, request, locals: { desk } }) => {
    const form = await request.formData();
    const chosen = annexesOfForm(form.getAll('lampiran'));
    await chooseAnnexes(desk, { meetingId: params.id, chosen });
    const wanted = new URLSearchParams({ bentuk: fieldText(form, 'bentuk') === 'pdf' ? 'pdf' : 'docx' });
    redirect(303, `${resolve('/rakor/[id]/notula/naskah/cetak', { id: params.id })}?${wanted.toString()}`);
  },
  scan: async ({ params, request, locals: { desk, locale } }) => {
    const refused = await takeScan(await request.formData(), locale, (file) =>
      keepSignedMinutes(desk, { meetingId: params.id, file }),
    );
    if (refused) return refused;
    backTo(params.id, 'pindaian');
  },
  remark: async ({ params, request, locals: { desk, locale } }) => {
    const refused = await takeRemark(desk, params.id, await request.formData(), locale);
    if (refused) return refused;
    backTo(params.id, 'koreksi');
  },
  answer: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    try {
      await answerRemark(desk, {
        meetingId: params.id,
        remarkId: fieldText(form, 'remarkId'),
        taken: fieldText(form, 'taken') === 'yes',
        body: fieldText(form, 'body'),
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { errors: errorTexts(error.fields, locale), typed: undefined });
    }
    backTo(params.id, 'jawaban');
  },
};
