import { fail } from '@sveltejs/kit';
import type { Desk } from '#access/index.ts';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { answerInvitation } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import { inputOfReply, replyOfForm } from './reply-form.ts';

/** Saves an answer; what cannot be saved comes back as it was typed. */
export async function answer(
  desk: Desk,
  invitation: { readonly meetingId: string; readonly inviteeId: string },
  form: FormData,
  locale: Locale,
) {
  const values = replyOfForm(form);
  try {
    await answerInvitation(desk, {
      ...invitation,
      seen: Number(form.get('seen')),
      input: inputOfReply(values),
    });
  } catch (error) {
    if (error instanceof InvalidInput) return fail(422, { values, errors: errorTexts(error.fields, locale) });
    if (!(error instanceof Conflict)) throw error;
    return fail(409, { values, errors: { '': m.invitationsConflict() } });
  }
  return undefined;
}
