import { fail, redirect } from '@sveltejs/kit';
import { useApp } from '#app.ts';
import { askSignIn, fieldText } from '#sign-in-request.ts';
import { refusalText } from '../../../masuk/refusal.ts';
import { drawQr, type QrPicture } from '#papers/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals: { account, desk }, setHeaders }) => {
  if (!account || useApp().signIn.rules.secondStep === 'off') redirect(303, '/pengaturan/masuk');
  setHeaders({ 'cache-control': 'private, no-store' });
  return { email: account.account.email, madeAt: desk.now().toString() };
};

interface Enrolment {
  /** The key to type, in groups of four. */
  readonly key: string;
  readonly picture: QrPicture;
}

function enrolmentOf(body: Readonly<Record<string, unknown>>): Enrolment {
  const key = String(body['key']);
  return { key: (key.match(/.{1,4}/g) ?? []).join(' '), picture: drawQr(String(body['address'])) };
}

interface Answer {
  readonly errors: Readonly<Record<string, string>>;
  readonly enrolment: Enrolment | null;
  readonly done: boolean;
  readonly codes: readonly string[];
}

function answered(given: Partial<Answer>): Answer {
  return { errors: {}, enrolment: null, done: false, codes: [], ...given };
}

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const reply = await askSignIn(event, '/second-step/add-authenticator', {
      password: fieldText(form, 'password'),
    });
    if (reply.status === 200) return answered({ enrolment: enrolmentOf(reply.body) });
    if (reply.body['code'] === 'ALREADY') redirect(303, '/pengaturan/masuk');
    return fail(422, answered({ errors: { password: refusalText(reply, event.locals.locale) } }));
  },
  confirm: async (event) => {
    const form = await event.request.formData();
    const reply = await askSignIn(event, '/second-step/confirm-authenticator', {
      code: fieldText(form, 'code').trim(),
    });
    if (reply.status === 200) {
      const { codes } = reply.body;
      return answered({ done: true, codes: Array.isArray(codes) ? codes.map(String) : [] });
    }
    const pending = await askSignIn(event, '/second-step/pending-authenticator', {});
    if (pending.status !== 200) redirect(303, '/pengaturan/masuk');
    return fail(
      422,
      answered({
        errors: { code: refusalText(reply, event.locals.locale) },
        enrolment: enrolmentOf(pending.body),
      }),
    );
  },
};
