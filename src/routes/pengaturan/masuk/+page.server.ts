import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { listOwnEvents, listPasskeys, listSessions, mustHaveSecondStep, readFactors } from '#access/index.ts';
import { useApp } from '#app.ts';
import { m } from '#messages/messages.js';
import { askSignIn, fieldText, type SignInAnswer } from '#sign-in-request.ts';
import { refusalText } from '../../masuk/refusal.ts';
import { deviceWords } from './device-words.ts';
import { eventWords, wayWords } from './event-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const DONE: Readonly<Record<string, () => string>> = {
  'kata-sandi': m.accessPasswordChanged,
  sesi: m.accessSessionsEnded,
  aplikasi: m.accessAuthenticatorRemoved,
  'kunci-sandi': m.accessPasskeyAdded,
  'kunci-sandi-nama': m.accessPasskeyNamed,
  'kunci-sandi-hapus': m.accessPasskeyRemoved,
};

export const load: PageServerLoad = async ({ locals, url, request, setHeaders }) => {
  const { account, desk } = locals;
  if (!account) redirect(303, '/masuk?kembali=/pengaturan/masuk');
  setHeaders({ 'cache-control': 'private, no-store' });
  const { database, signIn } = useApp();
  const { rules } = signIn;
  const { id, email } = account.account;
  const [factors, passkeys, sessions, events] = [
    await readFactors(database, id),
    await listPasskeys(database, id),
    await listSessions(database, signIn, id, desk.now()),
    await listOwnEvents(desk),
  ];
  return {
    email,
    mustSetUp: account.state === 'set-up',
    required: mustHaveSecondStep(
      rules,
      (account.person?.seats ?? []).map(({ role }) => role),
    ),
    offered: rules.secondStep !== 'off',
    passkeysPossible: rules.passkeyHost === url.hostname,
    factors,
    passkeys,
    device: deviceWords(request.headers.get('user-agent') ?? ''),
    done: DONE[url.searchParams.get('selesai') ?? '']?.() ?? null,
    idleMinutes: rules.idleMinutes,
    longestHours: rules.longestHours,
    sessions: sessions.map((session) => ({
      id: session.id,
      device: deviceWords(session.userAgent),
      way: wayWords(session.openedBy, session.provenBy),
      address: session.address,
      since: session.since,
      lastSeen: session.lastSeen,
      here: session.id === account.sessionId,
    })),
    events: events.map((event) => ({
      id: event.id,
      at: event.at,
      what: eventWords(event),
      address: event.address,
    })),
  };
};

interface Outcome {
  readonly errors: Readonly<Record<string, string>>;
  /** Which of the page's forms it was, to be shown open. */
  readonly part: string;
  readonly codes: readonly string[];
}

function refused(event: RequestEvent, part: string, answer: SignInAnswer, field: string) {
  const errors: Record<string, string> = { [field]: refusalText(answer, event.locals.locale) };
  const outcome: Outcome = { errors, part, codes: [] };
  return fail(answer.status === 429 ? 429 : 422, outcome);
}

/** Which field a refused change of password is about. */
function passwordField({ body }: SignInAnswer): string {
  return body['code'] === 'PASSWORD_FAULT' ? 'next' : 'current';
}

export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const answer = await askSignIn(event, '/account/change-password', {
      current: fieldText(form, 'current'),
      next: fieldText(form, 'next'),
    });
    if (answer.status !== 200) return refused(event, 'password', answer, passwordField(answer));
    redirect(303, '/pengaturan/masuk?selesai=kata-sandi');
  },
  endSession: async (event) => {
    const form = await event.request.formData();
    const answer = await askSignIn(event, '/account/end-session', { id: fieldText(form, 'id') });
    // One that is gone already is what was wanted.
    if (answer.status !== 200 && answer.status !== 404) return refused(event, 'sessions', answer, '');
    redirect(303, '/pengaturan/masuk?selesai=sesi#sesi');
  },
  endOthers: async (event) => {
    const answer = await askSignIn(event, '/account/end-other-sessions', {});
    if (answer.status !== 200) return refused(event, 'sessions', answer, '');
    redirect(303, '/pengaturan/masuk?selesai=sesi#sesi');
  },
  removeApp: async (event) => {
    const form = await event.request.formData();
    const answer = await askSignIn(event, '/second-step/remove-authenticator', {
      password: fieldText(form, 'appPassword'),
    });
    if (answer.status !== 200) return refused(event, 'app', answer, 'appPassword');
    redirect(303, '/pengaturan/masuk?selesai=aplikasi');
  },
  renewCodes: async (event) => {
    const form = await event.request.formData();
    const answer = await askSignIn(event, '/second-step/renew-recovery-codes', {
      password: fieldText(form, 'codesPassword'),
    });
    if (answer.status !== 200) return refused(event, 'codes', answer, 'codesPassword');
    const { codes } = answer.body;
    const outcome: Outcome = {
      errors: {},
      part: 'codes',
      codes: Array.isArray(codes) ? codes.map(String) : [],
    };
    return outcome;
  },
  namePasskey: async (event) => {
    const form = await event.request.formData();
    const field = `keyName-${fieldText(form, 'row')}`;
    const answer = await askSignIn(event, '/account/name-passkey', {
      id: fieldText(form, 'id'),
      name: fieldText(form, field),
    });
    if (answer.status !== 200) return refused(event, 'passkeys', answer, field);
    redirect(303, '/pengaturan/masuk?selesai=kunci-sandi-nama');
  },
  removePasskey: async (event) => {
    const form = await event.request.formData();
    const field = `keyPassword-${fieldText(form, 'row')}`;
    const answer = await askSignIn(event, '/account/remove-passkey', {
      id: fieldText(form, 'id'),
      password: fieldText(form, field),
    });
    if (answer.status !== 200) return refused(event, 'passkeys', answer, field);
    redirect(303, '/pengaturan/masuk?selesai=kunci-sandi-hapus');
  },
};
