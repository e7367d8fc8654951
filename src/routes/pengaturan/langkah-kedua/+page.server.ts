import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { useApp } from '#app.ts';
import { m } from '#messages/messages.js';
import { askSignIn, fieldText } from '#sign-in-request.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { user }, request, url }) => {
  if (!user) redirect(303, '/masuk?kembali=/pengaturan/langkah-kedua');
  const { configuration, signIn } = useApp();
  if (!configuration.secondStep) error(404, 'second step is off');
  const account: object | undefined = (await signIn.api.getSession({ headers: request.headers }))?.user;
  return {
    isOn: account !== undefined && 'twoFactorEnabled' in account && account.twoFactorEnabled === true,
    done: url.searchParams.get('selesai'),
  };
};

interface Enrolment {
  /** What an authenticator app opens; has the key in it. */
  readonly address: string;
  /** The key in fours, as one types it. */
  readonly key: string;
  readonly codes: readonly string[];
}

/** The enrolment of an `otpauth:` address; nothing where the text is not one. */
function enrolmentOf(address: unknown, codes: readonly string[]): Enrolment | null {
  if (typeof address !== 'string' || !address.startsWith('otpauth://totp/')) return null;
  const secret = new URL(address).searchParams.get('secret') ?? '';
  return { address, key: secret.replace(/(.{4})(?=.)/g, '$1 '), codes };
}

interface Answer {
  readonly errors: Readonly<Record<string, string>>;
  readonly enrolment: Enrolment | null;
}

function answered(given: Partial<Answer>): Answer {
  return { errors: {}, enrolment: null, ...given };
}

function refused(status: number, field: string, text: string, enrolment: Enrolment | null = null) {
  const errors = { [field]: status === 429 ? m.accessTooMany() : text };
  return fail(status === 429 ? 429 : 401, answered({ errors, enrolment }));
}

function done(what: string): never {
  redirect(303, `${resolve('/pengaturan/langkah-kedua')}?selesai=${what}`);
}

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const { status, body } = await askSignIn(event, '/two-factor/enable', {
      password: fieldText(form, 'password'),
    });
    if (status !== 200) return refused(status, 'password', m.accessPasswordWrong());
    const codes = Array.isArray(body['backupCodes']) ? body['backupCodes'].map(String) : [];
    return answered({ enrolment: enrolmentOf(body['totpURI'], codes) });
  },
  confirm: async (event) => {
    const form = await event.request.formData();
    const code = fieldText(form, 'code').replace(/\s/g, '');
    const { status } = await askSignIn(event, '/two-factor/verify-totp', { code });
    if (status === 200) done('aktif');
    const shown = enrolmentOf(fieldText(form, 'address'), form.getAll('backup').map(String));
    return refused(status, 'code', m.accessCodeWrong(), shown);
  },
  off: async (event) => {
    const form = await event.request.formData();
    const { status } = await askSignIn(event, '/two-factor/disable', {
      password: fieldText(form, 'password'),
    });
    if (status === 200) done('mati');
    return refused(status, 'password', m.accessPasswordWrong());
  },
};
