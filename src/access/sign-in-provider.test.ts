/** Single sign-on, tried against a real OpenID provider that runs in this test. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { CLIENT, type RunningProvider, startProvider } from '#tests/provider.ts';
import { ORIGIN, openTestSignIn, TestBrowser } from '#tests/sign-in.ts';
import {
  createAccount,
  ensureOffice,
  type SignIn,
  type SignInOptions,
  type SignInProvider,
} from './index.ts';
import { PROVIDER_RETURN } from './sign-in-provider.ts';

const database = useDatabase();
let provider: RunningProvider;

beforeAll(async () => {
  provider = await startProvider(ORIGIN + PROVIDER_RETURN);
});
afterAll(() => {
  provider.stop();
});

function open(options: Partial<SignInOptions> = {}, given: Partial<SignInProvider> = {}): SignIn {
  return openTestSignIn(database(), {
    ...options,
    provider: {
      issuer: provider.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      name: 'SSO Uji',
      secondStep: false,
      ...given,
    },
  });
}

/** Somebody at the provider's own pages: signs in there and agrees. @returns the address it sends the browser back to */
async function atProvider(address: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  let form: URLSearchParams | undefined;
  for (let i = 0; i < 12; i++) {
    const answer: Response = await fetch(next, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) {
      next = new URL(location, next);
      form = undefined;
      if (next.origin === ORIGIN) return next;
      continue;
    }
    const page = await answer.text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    next = new URL(action, next);
    form = new URLSearchParams(
      page.includes('value="login"')
        ? { prompt: 'login', login, password: 'anything' }
        : { prompt: 'consent' },
    );
  }
  throw new Error('the provider did not send the browser back');
}

/** From our button to the provider and back. @returns where it led in the end */
async function throughProvider(browser: TestBrowser, login: string): Promise<URL> {
  const begun = await browser.ask('/sign-in/social', {
    provider: 'sso',
    callbackURL: '/kegiatan',
    errorCallbackURL: '/masuk',
    disableRedirect: true,
  });
  expect(begun.status).toBe(200);
  const address = new URL(String(begun.body['url']));
  expect(address.searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce']) expect(address.searchParams.get(name)).toBeTruthy();
  const back = await atProvider(address.href, login);
  expect(back.pathname).toBe(PROVIDER_RETURN);
  const answer = await browser.ask(`/callback/sso${back.search}`);
  return new URL(answer.location ?? '', ORIGIN);
}

let made = 0;
async function invited(signIn: SignIn, role: 'ministry-reader' | 'ministry-verifier' = 'ministry-reader') {
  const email = `pegawai${String(++made)}@example.go.id`;
  const officeId = await ensureOffice(database(), { kind: 'ministry', name: 'Fasker' });
  const { userId } = await createAccount(database(), signIn, { name: 'Nama', email, officeId, role });
  return { id: userId, email };
}

async function countUsers(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from auth."user"`.execute(
    database().signIn,
  );
  return rows[0]?.n ?? 0;
}

test('Somebody invited signs in at the provider; the next time they are known by its subject', async () => {
  const signIn = open();
  const person = await invited(signIn);
  provider.directory.set('subject-1', { email: person.email, email_verified: true });
  const browser = new TestBrowser(database(), signIn);
  expect((await throughProvider(browser, 'subject-1')).pathname).toBe('/kegiatan');
  const session = await browser.session();
  expect([session?.account.id, session?.openedBy, session?.state]).toEqual([person.id, 'provider', 'ready']);

  provider.directory.set('subject-1', { email: 'another@example.go.id', email_verified: true });
  const again = new TestBrowser(database(), signIn);
  await throughProvider(again, 'subject-1');
  expect((await again.session())?.account.id).toBe(person.id);
  const { rows } = await sql`select 1 from auth."account" where "providerId" = 'sso'
    and coalesce("accessToken", "refreshToken", "idToken") is not null`.execute(database().signIn);
  expect(rows).toEqual([]);
});

test('Nobody gets an account by the provider alone', async () => {
  const signIn = open();
  provider.directory.set('stranger', { email: 'stranger@example.go.id', email_verified: true });
  const before = await countUsers();
  const browser = new TestBrowser(database(), signIn);
  const to = await throughProvider(browser, 'stranger');
  expect([to.pathname, to.searchParams.get('error')]).toEqual(['/masuk', 'signup_disabled']);
  expect(await browser.session()).toBeUndefined();
  expect(await countUsers()).toBe(before);
});

test('An email that the provider has not verified, or that nobody vouched for here, opens nothing', async () => {
  const signIn = open();
  const person = await invited(signIn);
  provider.directory.set('unproven', { email: person.email, email_verified: false });
  const browser = new TestBrowser(database(), signIn);
  expect((await throughProvider(browser, 'unproven')).searchParams.get('error')).toBe('account_not_linked');
  expect(await browser.session()).toBeUndefined();

  provider.directory.set('proven', { email: person.email, email_verified: true });
  await sql`update auth."user" set "emailVerified" = false where id = ${person.id}::uuid`.execute(
    database().signIn,
  );
  expect((await throughProvider(browser, 'proven')).searchParams.get('error')).toBe('account_not_linked');
  expect(await browser.session()).toBeUndefined();
});

test('The provider is one step; whether it stands for both is for the installation to say', async () => {
  const ours = open({ secondStep: 'required' });
  const verifier = await invited(ours, 'ministry-verifier');
  provider.directory.set('verifier', { email: verifier.email, email_verified: true });
  const browser = new TestBrowser(database(), ours);
  await throughProvider(browser, 'verifier');
  expect((await browser.session())?.state).toBe('set-up');
  const theirs = open({ secondStep: 'required' }, { secondStep: true });
  const other = new TestBrowser(database(), theirs);
  await throughProvider(other, 'verifier');
  const session = await other.session();
  expect([session?.state, session?.provenBy]).toEqual(['ready', 'provider']);
});

test('An answer that this browser did not ask for is refused', async () => {
  const signIn = open();
  const person = await invited(signIn);
  provider.directory.set('victim', { email: person.email, email_verified: true });
  const attacker = new TestBrowser(database(), signIn);
  const begun = await attacker.ask('/sign-in/social', {
    provider: 'sso',
    callbackURL: '/',
    errorCallbackURL: '/masuk',
    disableRedirect: true,
  });
  const back = await atProvider(String(begun.body['url']), 'victim');
  const victim = new TestBrowser(database(), signIn);
  const planted = await victim.ask(`/callback/sso${back.search}`);
  expect(planted.location).toMatch(/error=/);
  expect(await victim.session()).toBeUndefined();
  const made_up = await victim.ask('/callback/sso?code=made-up&state=made-up');
  expect(made_up.location).toMatch(/error=/);
});

test('A provider that does not answer keeps nobody from signing in with a password', async () => {
  const signIn = open({}, { issuer: 'http://127.0.0.1:9' });
  const officeId = await ensureOffice(database(), { kind: 'ministry', name: 'Fasker' });
  const { password } = await createAccount(database(), signIn, {
    name: 'Nama',
    email: 'tetap@example.go.id',
    officeId,
    role: 'ministry-reader',
  });
  const browser = new TestBrowser(database(), signIn);
  expect((await browser.signIn('tetap@example.go.id', password)).status).toBe(200);
  const begun = await browser.ask('/sign-in/social', { provider: 'sso', callbackURL: '/' });
  expect(begun.status).toBe(404);
});
