import { error, fail, redirect } from '@sveltejs/kit';
import { useApp } from '#app.ts';
import { m } from '#messages/messages.js';
import { askSignIn, fieldText } from '#sign-in-request.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals: { user } }) => {
  if (!user) redirect(303, '/masuk?kembali=/pengaturan/langkah-kedua');
  if (!useApp().configuration.secondStep) error(404, 'second step is off');
  return {};
};

interface Enrolment {
  readonly secret: string;
  readonly codes: readonly string[];
}

/** The key to type into an authenticator app, out of the `otpauth:` address the library makes. */
function enrolmentOf(body: Readonly<Record<string, unknown>>): Enrolment {
  const address = typeof body['totpURI'] === 'string' ? body['totpURI'] : '';
  const codes = Array.isArray(body['backupCodes']) ? body['backupCodes'].map(String) : [];
  return { secret: new URL(address).searchParams.get('secret') ?? '', codes };
}

interface Answer {
  readonly errors: Readonly<Record<string, string>>;
  readonly enrolment: Enrolment | null;
  readonly done: boolean;
}

function answered(given: Partial<Answer>): Answer {
  return { errors: {}, enrolment: null, done: false, ...given };
}

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const reply = await askSignIn(event, '/two-factor/enable', { password: fieldText(form, 'password') });
    return reply.status === 200
      ? answered({ enrolment: enrolmentOf(reply.body) })
      : fail(401, answered({ errors: { password: m.accessPasswordWrong() } }));
  },
  confirm: async (event) => {
    const form = await event.request.formData();
    const reply = await askSignIn(event, '/two-factor/verify-totp', { code: fieldText(form, 'code').trim() });
    return reply.status === 200
      ? answered({ done: true })
      : fail(401, answered({ errors: { code: m.accessCodeWrong() } }));
  },
};
