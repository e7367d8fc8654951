import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { openTestSignIn, TestBrowser } from '#tests/sign-in.ts';
import { codeAt, secretOfKey } from '#tests/totp.ts';
import {
  createAccount,
  ensureOffice,
  listOwnEvents,
  listSessions,
  resetSignIn,
  type SignIn,
} from './index.ts';

const database = useDatabase();
let signIn: SignIn;
beforeAll(() => {
  signIn = openTestSignIn(database());
});

let made = 0;
async function account(
  role: 'ministry-verifier' | 'province-administrator' = 'province-administrator',
): Promise<{ id: string; email: string; password: string }> {
  const email = `orang${String(++made)}@example.org`;
  const officeId =
    role === 'ministry-verifier'
      ? await ensureOffice(database(), { kind: 'ministry', name: 'Fasker' })
      : await ensureOffice(database(), { kind: 'province', name: 'Biro Kerja Sama', areaCode: '53' });
  const { userId, password } = await createAccount(database(), signIn, {
    name: 'Nama',
    email,
    officeId,
    role,
  });
  return { id: userId, email, password };
}

const browser = (address?: string, at: SignIn = signIn): TestBrowser =>
  new TestBrowser(database(), at, address);

/** The secret an app was given. */
const secretOf = (body: Readonly<Record<string, unknown>>): string => secretOfKey(String(body['key']));

/** Signs in, sets up the app; @returns what it was given */
async function withApp(at: TestBrowser, { email, password }: { email: string; password: string }) {
  await at.signIn(email, password);
  const secret = secretOf((await at.ask('/second-step/add-authenticator', { password })).body);
  // A step before, so that the code of now is still unused.
  const done = await at.ask('/second-step/confirm-authenticator', { code: codeAt(secret, -1) });
  return { secret, codes: done.body['codes'] as string[] };
}

test('A password opens a session that is new each time and ends the one before it', async () => {
  const { email, password, id } = await account();
  const one = browser();
  one.cookies.set('sinergi.session_token', 'planted-by-somebody.else');
  expect((await one.signIn(email, password)).status).toBe(200);
  const first = one.cookies.get('sinergi.session_token');
  expect(first).not.toContain('planted');
  expect((await one.session())?.account.id).toBe(id);
  await one.signIn(email, password);
  expect(one.cookies.get('sinergi.session_token')).not.toBe(first);
  expect(await listSessions(database(), signIn, id)).toHaveLength(1);
});

test('Signing out ends the session for good', async () => {
  const { email, password } = await account();
  const one = browser();
  await one.signIn(email, password);
  const kept = new Map(one.cookies);
  await one.ask('/sign-out', {});
  for (const [name, value] of kept) one.cookies.set(name, value);
  expect(await one.session()).toBeUndefined();
});

test('A session is over when nobody used it for a while, and in any case after its time', async () => {
  const { email, password } = await account();
  const one = browser();
  await one.signIn(email, password);
  const later = (minutes: number) => Temporal.Now.instant().add({ minutes });
  expect(await one.session(later(100))).toBeDefined();
  expect(await one.session(later(200))).toBeDefined();
  expect(await one.session(later(400))).toBeUndefined();
  expect(await one.session()).toBeUndefined();

  const short = openTestSignIn(database(), { longestHours: 1 });
  const two = browser(undefined, short);
  await two.signIn(email, password);
  const { rows } = await sql<{
    hours: number;
  }>`select extract(epoch from max("expiresAt") - now())::int / 3600.0 as hours
    from auth."session"`.execute(database().signIn);
  expect(Number(rows[0]?.hours)).toBeLessThanOrEqual(12);
  await sql`update auth."session" set "expiresAt" = now() - interval '1 second'`.execute(database().signIn);
  expect(await two.session()).toBeUndefined();
});

test('Sessions are listed and ended one by one or all others, and never those of somebody else', async () => {
  const { email, password, id } = await account();
  const stranger = await account();
  const here = browser('10.0.0.1');
  const there = browser('10.0.0.2');
  const third = browser('10.0.0.3');
  for (const at of [here, there, third]) await at.signIn(email, password);
  const other = browser('10.0.0.9');
  await other.signIn(stranger.email, stranger.password);
  const listed = await listSessions(database(), signIn, id);
  expect(listed.map(({ address }) => address).sort()).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3']);
  const target = listed.find(({ address }) => address === '10.0.0.2')?.id ?? '';
  expect((await other.ask('/account/end-session', { id: target })).status).toBe(404);
  expect(await there.session()).toBeDefined();
  expect((await here.ask('/account/end-session', { id: target })).status).toBe(200);
  expect(await there.session()).toBeUndefined();
  expect((await here.ask('/account/end-other-sessions', {})).body['ended']).toBe(1);
  expect(await third.session()).toBeUndefined();
  expect(await here.session()).toBeDefined();
});

test('A new password needs the old one, is held to the rules, and ends the other sessions', async () => {
  const { email, password } = await account();
  const here = browser('10.0.1.1');
  const there = browser('10.0.1.2');
  for (const at of [here, there]) await at.signIn(email, password);
  const change = (current: string, next: string) => here.ask('/account/change-password', { current, next });
  expect((await change('not the password', 'kuda laut biru malam')).body['code']).toBe('WRONG_PASSWORD');
  expect((await change(password, 'pendek')).body['fault']).toBe('accessPasswordShort');
  expect((await change(password, `${email} 2026`)).body['fault']).toBe('accessPasswordAbout');
  const before = here.cookies.get('sinergi.session_token');
  expect((await change(password, 'kuda laut biru malam')).body['ended']).toBe(1);
  expect(here.cookies.get('sinergi.session_token')).not.toBe(before);
  expect(await here.session()).toBeDefined();
  expect(await there.session()).toBeUndefined();
  expect((await browser('10.0.1.3').signIn(email, password)).status).toBe(401);
  expect((await browser('10.0.1.4').signIn(email, 'kuda laut biru malam')).status).toBe(200);
});

test('With an app set up the password alone opens nothing, and a code opens it once', async () => {
  const person = await account();
  const { secret, codes } = await withApp(browser(), person);
  expect(codes).toHaveLength(10);
  const at = browser('10.0.2.1');
  await at.signIn(person.email, person.password);
  expect((await at.session())?.state).toBe('prove');
  const before = at.cookies.get('sinergi.session_token');
  expect((await at.ask('/second-step/prove', { code: '000000' })).body['code']).toBe('WRONG_CODE');
  const code = codeAt(secret);
  expect((await at.ask('/second-step/prove', { code })).status).toBe(200);
  expect((await at.session())?.state).toBe('ready');
  expect(at.cookies.get('sinergi.session_token')).not.toBe(before);

  const again = browser('10.0.2.2');
  await again.signIn(person.email, person.password);
  expect((await again.ask('/second-step/prove', { code })).body['code']).toBe('WRONG_CODE');
  expect((await again.session())?.state).toBe('prove');
});

test('A recovery code works once, and codes made anew make the old ones worthless', async () => {
  const person = await account();
  const home = browser();
  const { codes } = await withApp(home, person);
  const at = browser('10.0.3.1');
  await at.signIn(person.email, person.password);
  expect((await at.ask('/second-step/prove', { code: codes[0]?.toUpperCase() })).body['provenBy']).toBe(
    'recovery-code',
  );
  const again = browser('10.0.3.2');
  await again.signIn(person.email, person.password);
  expect((await again.ask('/second-step/prove', { code: codes[0] })).body['code']).toBe('WRONG_CODE');
  const fresh = (await home.ask('/second-step/renew-recovery-codes', { password: person.password })).body;
  expect((await again.ask('/second-step/prove', { code: codes[1] })).body['code']).toBe('WRONG_CODE');
  expect((await again.ask('/second-step/prove', { code: (fresh['codes'] as string[])[1] })).status).toBe(200);
  const { rows } = await sql<{ hash: string }>`select "hash" as hash from auth."recoveryCode"
    where "userId" = ${person.id}::uuid`.execute(database().signIn);
  expect(rows.map(({ hash }) => hash).join()).not.toContain((fresh['codes'] as string[])[2]);
});

test('Two requests with one recovery code at the same time: one gets through', async () => {
  const person = await account();
  const { codes } = await withApp(browser(), person);
  const both = [browser('10.0.4.1'), browser('10.0.4.2')];
  for (const at of both) await at.signIn(person.email, person.password);
  const answers = await Promise.all(both.map((at) => at.ask('/second-step/prove', { code: codes[3] })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
});

test('Whoever has only the password cannot change how the account is signed in to', async () => {
  const person = await account();
  await withApp(browser(), person);
  const thief = browser('10.0.5.1');
  await thief.signIn(person.email, person.password);
  const { password } = person;
  for (const [path, body] of [
    ['/second-step/add-authenticator', { password }],
    ['/second-step/pending-authenticator', {}],
    ['/second-step/remove-authenticator', { password }],
    ['/second-step/renew-recovery-codes', { password }],
    ['/account/change-password', { current: password, next: 'kuda laut biru malam' }],
    ['/account/confirm-password', { password }],
  ] as const)
    expect([path, (await thief.ask(path, body)).body['code']]).toEqual([path, 'NOT_PROVEN']);
  expect((await thief.ask('/passkey/generate-register-options')).status).toBe(403);
});

test('Where the role asks for a second step, a session is worth nothing until it is set up', async () => {
  const strict = openTestSignIn(database(), { secondStep: 'required' });
  const verifier = await account('ministry-verifier');
  const bureau = await account();
  const at = browser('10.0.6.1', strict);
  await at.signIn(verifier.email, verifier.password);
  expect((await at.session())?.state).toBe('set-up');
  const other = browser('10.0.6.2', strict);
  await other.signIn(bureau.email, bureau.password);
  expect((await other.session())?.state).toBe('ready');
  const { secret } = await withApp(at, verifier);
  expect((await at.session())?.state).toBe('ready');
  expect(
    (await at.ask('/second-step/remove-authenticator', { password: verifier.password })).body['code'],
  ).toBe('LAST_STEP');
  expect(secret).not.toBe('');
});

test('Switched off, nobody is asked for a second step', async () => {
  const person = await account();
  await withApp(browser(), person);
  const off = openTestSignIn(database(), { secondStep: 'off' });
  const at = browser('10.0.7.1', off);
  await at.signIn(person.email, person.password);
  expect((await at.session())?.state).toBe('ready');
});

test('An account without a seat today is signed in to nothing, and losing the seat ends its sessions at once', async () => {
  const person = await account();
  const at = browser('10.0.8.1');
  await at.signIn(person.email, person.password);
  await database().asActor(SYSTEM, (tx) =>
    sql`update seat set valid_from = '2020-01-01', valid_to = '2020-12-31' where user_id = ${person.id}::uuid`.execute(
      tx,
    ),
  );
  expect(await at.session()).toBeUndefined();
  await at.signIn(person.email, person.password);
  const session = await at.session();
  expect([session?.state, session?.person]).toEqual(['no-seat', undefined]);
});

test('What happens around an account stands in the trail, without passwords, codes or unknown addresses', async () => {
  const person = await account();
  const home = browser('10.0.9.1');
  const { codes } = await withApp(home, person);
  await browser('10.0.9.2').signIn(person.email, 'a wrong password of mine');
  await browser('10.0.9.2').signIn('nobody-we-know@example.org', 'a wrong password of mine');
  const at = browser('10.0.9.3');
  await at.signIn(person.email, person.password);
  await at.ask('/second-step/prove', { code: '111111' });
  await at.ask('/second-step/prove', { code: codes[5] });
  await home.ask('/account/end-other-sessions', {});
  await home.ask('/sign-out', {});
  const again = browser('10.0.9.1');
  await again.signIn(person.email, person.password);
  await again.ask('/second-step/prove', { code: codes[6] });
  const desk = {
    actor: (await again.session())?.person?.actor ?? SYSTEM,
    database: database(),
    now: () => Temporal.Now.instant(),
  };
  const events = await listOwnEvents(desk, 100);
  expect(events.map(({ action }) => action).reverse()).toEqual([
    'create-account',
    'sign-in',
    'add-authenticator',
    'fail-sign-in',
    'fail-second-step',
    'use-recovery-code',
    'sign-in',
    'end-session',
    'sign-out',
    'use-recovery-code',
    'sign-in',
  ]);
  expect(events.find(({ action }) => action === 'fail-sign-in')?.address).toBe('10.0.9.2');
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      written: string;
    }>`select row_to_json(a)::text as written from audit a where subject = 'account'`.execute(tx),
  );
  const trail = rows.map(({ written }) => written).join('\n');
  for (const secret of ['a wrong password', 'nobody-we-know', person.password, codes[5] ?? '', '111111'])
    expect(trail).not.toContain(secret);
  expect(trail).toContain('"why": "account"');
});

test('Somebody who lost everything gets a new password from the command line, and no second step of the thief stays', async () => {
  const person = await account();
  const at = browser('10.0.10.1');
  await withApp(at, person);
  const { password } = await resetSignIn(database(), signIn, person.email);
  expect(await at.session()).toBeUndefined();
  const fresh = browser('10.0.10.2');
  await fresh.signIn(person.email, password);
  expect((await fresh.session())?.state).toBe('ready');
});

test('Passkeys that are none of ours are refused and noted, but do not fill the trail', async () => {
  const at = browser('10.0.11.1');
  const tries = 20;
  for (let i = 0; i < tries; i++) {
    await at.ask('/passkey/generate-authenticate-options');
    const answer = await at.ask('/passkey/verify-authentication', { response: { id: 'made-up' } });
    expect(answer.status).toBe(401);
  }
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql`select 1 from audit where action = 'fail-sign-in' and address = '10.0.11.1'`.execute(tx),
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThan(tries / 2);
});

test('Over https the cookies are bound to the host', async () => {
  const secure = openTestSignIn(database(), {
    secureCookies: true,
    origins: ['https://sinergi.example.go.id'],
  });
  const person = await account();
  const answer = await secure.handler(
    new Request('https://sinergi.example.go.id/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://sinergi.example.go.id' },
      body: JSON.stringify({ email: person.email, password: person.password }),
    }),
  );
  const lines = answer.headers.getSetCookie();
  const session = lines.find((line) => line.startsWith('__Host-sinergi.session_token=')) ?? '';
  expect(session).toMatch(/; Path=\/(;|$)/);
  for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax']) expect(session).toContain(part);
  expect(session).not.toMatch(/domain/i);
});
