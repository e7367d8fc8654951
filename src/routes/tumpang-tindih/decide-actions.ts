import { fail, redirect } from '@sveltejs/kit';
import type { Desk } from '#access/index.ts';
import { decideFinding, undoFindingDecision } from '#coverage/index.ts';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly locals: { readonly desk: Desk; readonly locale: Locale };
}

/** The forms below a finding, on every page that lists findings. */
export const decideActions = {
  decide: async ({ request, url, locals: { desk, locale } }: Asked) => {
    const form = await request.formData();
    const key = fieldText(form, 'key');
    const reason = fieldText(form, 'reason');
    const decision = fieldText(form, 'decision') === 'dismissed' ? 'dismissed' : 'confirmed';
    try {
      await decideFinding(desk, { key, decision, reason });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { key, reason, errors: errorTexts(error.fields, locale) });
      if (error instanceof Conflict)
        return fail(409, { key, reason, errors: { '': m.coverageChangedMeanwhile() } });
      throw error;
    }
    redirect(303, backTo(url, 'decided'));
  },
  undo: async ({ request, url, locals: { desk } }: Asked) => {
    const form = await request.formData();
    const key = fieldText(form, 'key');
    try {
      await undoFindingDecision(desk, key, fieldText(form, 'decidedAt'));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return fail(409, { key, reason: '', errors: { '': m.coverageChangedMeanwhile() } });
    }
    redirect(303, backTo(url, 'undone'));
  },
};

/** The page as it was, without the name of the action. */
function backTo(url: URL, done: string): string {
  const query = new URLSearchParams(
    [...url.searchParams].filter(([name]) => !name.startsWith('/') && name !== 'done'),
  );
  query.set('done', done);
  return `${url.pathname}?${query.toString()}`;
}
