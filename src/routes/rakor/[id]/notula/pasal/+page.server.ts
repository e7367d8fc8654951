import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { Conflict, isId, newId } from '#kernel/index.ts';
import { getPlannedMeeting } from '#meetings/index.ts';
import { draftOf, MOST_EDITS, MOST_SIGNS, readMinutes, splitArticles, writeMinutes } from '#minutes/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { readRows } from '#ui/read-rows.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** Signs of a draft that is pasted at once. */
const MOST_PASTED = 200_000;
/** What the form of an article takes. */
const MOST_OF_ONE = MOST_SIGNS / 2;

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { record } = await getPlannedMeeting(desk, params.id);
  const { entries, state } = await readMinutes(desk, params.id);
  return {
    id: params.id,
    title: record.title,
    mayWrite: state === 'draft' || state === 'circulated',
    most: MOST_PASTED,
    there: draftOf(entries).articles.length,
  };
};

interface Part {
  readonly editId: string;
  readonly entryId: string;
  readonly label: string;
  readonly body: string;
  readonly use: boolean;
}

const refused = (
  status: 409 | 422,
  errors: Record<string, string>,
  given: { text?: string; parts?: Part[] },
) => fail(status, { errors, text: given.text, parts: given.parts });

export const actions: Actions = {
  /** Shows what would be written; nothing is. */
  split: async ({ params, request, locals: { desk } }) => {
    await getPlannedMeeting(desk, params.id);
    const text = fieldText(await request.formData(), 'text');
    if (text.trim() === '') return refused(422, { text: m.risalahErrorPasteEmpty() }, { text });
    if (text.length > MOST_PASTED) return refused(422, { text: m.risalahErrorPasteLong() }, { text });
    const found = splitArticles(text);
    if (found.length > MOST_EDITS)
      return refused(422, { text: m.risalahErrorPasteMany({ most: MOST_EDITS }) }, { text });
    const parts = found.map(({ label, body }): Part => {
      return { editId: newId(), entryId: newId(), label: label ?? m.risalahPasteBefore(), body, use: true };
    });
    return { parts, text, errors: lengthErrors(parts) };
  },
  /** Writes the parts that were chosen, as they were corrected; what is posted twice is written once. */
  write: async ({ params, request, locals: { desk } }) => {
    const parts = partsOf(await request.formData());
    const errors = lengthErrors(parts);
    if (Object.keys(errors).length > 0) return refused(422, errors, { parts });
    const chosen = parts.filter(({ use, label, body }) => use && (label + body).trim() !== '');
    if (chosen.length === 0) return refused(422, { '': m.risalahErrorPasteNone() }, { parts });
    const now = desk.now();
    try {
      const { accepted } = await writeMinutes(
        desk,
        params.id,
        chosen.map(({ editId, entryId, label, body }, index) => ({
          id: editId,
          entryId,
          kind: 'article',
          label,
          body,
          // One after the other, in the order of the draft.
          madeAt: now.add({ milliseconds: index }).toString(),
        })),
      );
      if (accepted.length < chosen.length) return refused(422, { '': m.minutesErrorUnreadable() }, { parts });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return refused(409, { '': m.minutesErrorSigned() }, { parts });
    }
    const back = resolve('/rakor/[id]/notula', { id: params.id });
    redirect(303, `${back}?tersimpan=pasal&jumlah=${String(chosen.length)}#minutes-draft`);
  },
};

function partsOf(form: FormData): Part[] {
  return readRows(form, 'parts')
    .slice(0, MOST_EDITS)
    .map((row) => ({
      editId: idOf(row['editId']),
      entryId: idOf(row['entryId']),
      label: row['label'] ?? '',
      body: (row['body'] ?? '').replaceAll('\r\n', '\n'),
      use: row['use'] === 'yes',
    }));
}

/** Made with the proposal, so that what is posted twice is written once. */
const idOf = (given = ''): string => (isId(given) ? given : newId());

function lengthErrors(parts: readonly Part[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap(({ use, body }, index) =>
      use && body.length > MOST_OF_ONE ? [[`parts.${String(index)}.body`, m.risalahErrorPastePart()]] : [],
    ),
  );
}
