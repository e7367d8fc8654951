import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { getAreaChange, undoAreaChange } from '#areas/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate } from '#ui/format.ts';
import { listed } from '../../area-words.ts';
import { changeKindWord, changeSentence, planRows, recordLines } from '../../change-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale } }) => {
  const { change, records, undo, laterId } = await getAreaChange(desk, params.id);
  return {
    done: url.searchParams.get('selesai'),
    sentence: changeSentence(change),
    kind: changeKindWord(change.kind),
    date: change.date,
    basis: change.basis,
    note: change.note,
    recorded: m.areasChangeRecordedAt({
      office: change.officeName ?? m.areasChangeSystem(),
      date: formatDate(change.recordedAt.slice(0, 10), locale),
    }),
    undone:
      change.undoneAt === null
        ? null
        : m.areasChangeUndoneText({
            date: formatDate(change.undoneAt.slice(0, 10), locale),
            reason: change.undoneReason ?? '',
          }),
    rows: planRows(change.plan),
    undo,
    placed: listed(recordLines(records)),
    laterHref: laterId === null ? null : resolve('/wilayah/perubahan/[id]', { id: laterId }),
  };
};

export const actions: Actions = {
  undo: async ({ request, params, locals: { desk, locale } }) => {
    const written = (await request.formData()).get('reason');
    const reason = typeof written === 'string' ? written : '';
    try {
      await undoAreaChange(desk, { id: params.id, reason });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { reason, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/wilayah/perubahan/[id]', { id: params.id })}?selesai=urung`);
  },
};
