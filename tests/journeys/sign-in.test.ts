/** From the link of an invitation to a second step, in both languages; sessions; passkeys with a device made of software. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';
import { freePort } from '#tests/postgres.ts';
import { CLIENT, startProvider } from '#tests/provider.ts';
import { codeAt, secretOfKey } from '#tests/totp.ts';

const providerPort = await freePort();
const journey = useJourney({
  SINERGI_SECOND_STEP: 'required',
  SINERGI_OIDC_ISSUER: `http://127.0.0.1:${String(providerPort)}`,
  SINERGI_OIDC_CLIENT_ID: CLIENT.id,
  SINERGI_OIDC_CLIENT_SECRET: CLIENT.secret,
  SINERGI_OIDC_NAME: 'SSO Uji',
});
const PASSWORD = 'kuda laut biru malam';

function sinergi(...words: string[]): string {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, '../../src/cli/main.ts'), ...words], {
    env: journey().server.environment,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  return done.stdout;
}

let people = 0;
/** A new seat in the ministry and the link to it, made on the command line. */
function invite(role: string): { email: string; path: string } {
  const email = `orang${String(++people)}@example.org`;
  const words = ['--role', role, '--office', 'Fasker Uji', '--name', 'Yohana Dhae', '--email', email];
  const printed = sinergi('account', ...words, '--invite');
  return { email, path: /\/undangan\/\S+/.exec(printed)?.[0] ?? '' };
}

async function submit(page: Page, action: string): Promise<void> {
  await page.locator(`form[action^="${action}"] button.primary`).first().click();
}

async function acceptInvitation(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.fill('input[name=password]', PASSWORD);
  await submit(page, '?/open');
}

/** Sets up the app on the page one was led to. @returns its secret and the recovery codes shown */
async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto('/pengaturan/masuk/aplikasi');
  await page.fill('input[name=password]', PASSWORD);
  await submit(page, '?/begin');
  const secret = secretOfKey((await page.locator('main .code').first().textContent()) ?? '');
  expect(await page.locator('main svg.qr path').count()).toBe(1);
  await page.fill('input[name=code]', '000000');
  await submit(page, '?/confirm');
  expect(await page.locator('.field-error').count()).toBeGreaterThan(0);
  // A step before, so that the code of now is still unused.
  await page.fill('input[name=code]', codeAt(secret, -1));
  await submit(page, '?/confirm');
  await page.locator('.recovery-codes').waitFor();
  return { secret, codes: await page.locator('.recovery-codes code').allTextContents() };
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/masuk');
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', PASSWORD);
  await submit(page, '?/password');
}

async function signOut(page: Page): Promise<void> {
  const shown = page.locator('form[action$="keluar"] button:visible');
  if ((await shown.count()) === 0) await page.locator('details.menu summary').click();
  await shown.first().click();
  await page.waitForURL((url) => url.pathname === '/');
}

async function prove(page: Page, code: string): Promise<void> {
  await page.waitForURL(/langkah=kode/);
  await page.fill('input[name=code]', code);
  await submit(page, '?/code');
}

const VISITORS = [
  { language: 'id', script: true, phone: true, password: 'Kata sandi' },
  { language: 'en', script: false, phone: false, password: 'Password' },
] as const;

test.for(VISITORS)(
  'From a link to an account with a second step, and in again with a code and with a recovery code: $language, script $script',
  async ({ password, ...visitor }) => {
    const { email, path } = invite('ministry-verifier');
    const { page, leave } = await visit(journey(), visitor);
    await page.goto(path);
    const shown = await page.textContent('main');
    for (const word of ['Fasker Uji', email, password]) expect(shown).toContain(word);
    await expectNoSidewaysScroll(page);
    if (visitor.script) await expectAccessible(page);
    await page.fill('input[name=password]', 'sinergi sinergi sinergi');
    await submit(page, '?/open');
    expect(await page.locator('.field-error').count()).toBe(1);
    expect(await page.inputValue('input[name=name]')).toBe('Yohana Dhae');
    await page.fill('input[name=password]', PASSWORD);
    await submit(page, '?/open');

    await page.waitForURL((url) => url.pathname !== path);
    await page.goto('/pengaturan/masuk');
    await expectNoSidewaysScroll(page);
    if (visitor.script) await expectAccessible(page);
    expect(await page.locator('main .notice.warning').count()).toBe(1);
    await page.goto('/kegiatan');
    expect(new URL(page.url()).pathname).toBe('/pengaturan/masuk');
    const { secret, codes } = await setUpApp(page);
    expect(codes).toHaveLength(10);
    if (visitor.script) await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto('/kegiatan');
    expect(new URL(page.url()).pathname).toBe('/kegiatan');

    await signOut(page);
    await page.goto(path);
    expect(await page.locator('main form').count()).toBe(0);
    await signIn(page, email);
    await page.waitForURL(/langkah=kode/);
    if (visitor.script) await expectAccessible(page);
    await page.goto('/kegiatan');
    expect(new URL(page.url()).pathname).toBe('/masuk');
    await prove(page, '123456');
    expect(await page.locator('.field-error').count()).toBe(1);
    await page.fill('input[name=code]', codeAt(secret));
    await submit(page, '?/code');
    await page.waitForURL((url) => url.pathname === '/kegiatan');

    await signOut(page);
    await signIn(page, email);
    await prove(page, codes[0] ?? '');
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/pengaturan/masuk');
    expect(await page.textContent('main')).toMatch(/9 (dari|of) 10/);
    await leave();
  },
);

test('A session ended from another browser is over at once; a new password ends the others', async () => {
  const { email, path } = invite('ministry-reader');
  const here = await visit(journey(), { script: false });
  await acceptInvitation(here.page, path);
  await here.page.waitForURL((url) => url.pathname === '/');
  const there = await visit(journey(), { script: false });
  await signIn(there.page, email);
  await there.page.waitForURL((url) => url.pathname === '/');
  await here.page.goto('/pengaturan/masuk');
  await here.page.locator('form[action="?/endSession"] button').click();
  await here.page.waitForURL(/selesai=sesi/);
  await there.page.goto('/pengaturan');
  expect(new URL(there.page.url()).pathname).toBe('/masuk');

  await signIn(there.page, email);
  await there.page.waitForURL((url) => url.pathname === '/');
  await here.page.goto('/pengaturan/masuk');
  await here.page.locator('details.disclosure summary').last().click();
  await here.page.fill('input[name=current]', PASSWORD);
  await here.page.fill('input[name=next]', 'empat perahu di teluk maumere');
  await submit(here.page, '?/password');
  await here.page.waitForURL(/selesai=kata-sandi/);
  await there.page.goto('/pengaturan');
  expect(new URL(there.page.url()).pathname).toBe('/masuk');
  await here.leave();
  await there.leave();
});

/** A device that holds passkeys and is opened by its owner's finger, as Chromium plays it. */
async function softDevice(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

test('A passkey is added, signs in alone, stands as second step after the password, and is removed', async () => {
  const { email, path } = invite('ministry-head');
  const { page, leave } = await visit(journey());
  await softDevice(page.context(), page);
  await acceptInvitation(page, path);
  await page.waitForURL((url) => !url.pathname.startsWith('/undangan'));
  await page.goto('/pengaturan/masuk');
  const add = page.locator('form[data-passkey=add]');
  expect(await add.isVisible()).toBe(true);
  await add.locator('input[name=keyName]').fill('Gawai uji');
  await add.locator('input[name=keyPassword]').fill('not my password at all');
  await add.locator('button').click();
  await add.locator('[role=alert]:not([hidden])').waitFor();
  await add.locator('input[name=keyPassword]').fill(PASSWORD);
  await add.locator('button').click();
  await page.waitForURL(/selesai=kunci-sandi/);
  expect(await page.textContent('main')).toContain('Gawai uji');
  await expectAccessible(page);

  await signOut(page);
  await page.goto('/masuk');
  await page.locator('[data-passkey=sign-in] button').click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/pengaturan/masuk');
  expect(await page.textContent('main')).toContain('Gawai uji');

  await signOut(page);
  await signIn(page, email);
  await page.waitForURL(/langkah=kode/);
  await page.locator('[data-passkey=sign-in] button').click();
  await page.waitForURL((url) => url.pathname === '/');

  const { codes } = await setUpApp(page);
  expect(codes).toHaveLength(10);
  await page.goto('/pengaturan/masuk');
  await page.locator('details.confirm:has(form[action="?/removePasskey"]) > summary').click();
  await page.fill('form[action="?/removePasskey"] input[type=password]', PASSWORD);
  await page.locator('form[action="?/removePasskey"] button.danger').click();
  await page.waitForURL(/selesai=kunci-sandi-hapus/);
  expect(await page.textContent('main')).not.toContain('Gawai uji');
  await leave();
});

test('Single sign-on brings in who was invited, and tells the others what to do', async () => {
  const { base } = journey().server;
  const provider = await startProvider(`${base}/masuk/sso/kembali`, providerPort);
  const { email, path } = invite('ministry-reader');
  const { page, leave } = await visit(journey(), { script: false });
  await acceptInvitation(page, path);
  await page.waitForURL((url) => url.pathname === '/');
  await signOut(page);
  // The provider's own page asks for a font from afar.
  await page.context().route(/fonts\.googleapis/, (route) => route.fulfill({ body: '' }));
  provider.directory.set('known', { email, email_verified: true });
  provider.directory.set('stranger', { email: 'stranger@example.org', email_verified: true });
  const through = async (login: string): Promise<void> => {
    await page.context().clearCookies();
    await page.goto('/masuk?kembali=/mitra%3Fjenis%3Dbilateral');
    await page.getByRole('link', { name: 'SSO Uji' }).click();
    await page.fill('input[name=login]', login);
    await page.fill('input[name=password]', 'anything');
    await page.click('button[type=submit]');
    await page.click('button[type=submit]');
  };
  await through('known');
  await page.waitForURL((url) => url.pathname === '/mitra' && url.searchParams.get('jenis') === 'bilateral');
  await through('stranger');
  await page.waitForURL(/keadaan=belum-diundang/);
  expect(await page.locator('main .notice').first().textContent()).toContain('belum diundang');
  provider.stop();
  await leave();
});

test('What a script sends from elsewhere, and a link that is not ours, are refused', async () => {
  const { base } = journey().server;
  for (const [method, path] of [
    ['POST', '/masuk/kunci'],
    ['POST', '/pengaturan/masuk/kunci'],
    ['PUT', '/pengaturan/masuk/kunci'],
  ] as const) {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: '{}',
    });
    expect([path, answer.status]).toEqual([path, 403]);
  }
  expect((await fetch(`${base}/undangan/${'A'.repeat(54)}`)).status).toBe(404);
  expect((await fetch(`${base}/api/auth/get-session`)).status).toBe(404);
});
