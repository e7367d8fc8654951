/** The second step at sign-in: switched on, asked for, opened by the code or by a recovery code, switched off. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { m } from '#messages/messages.js';
import { expectAccessible, expectNoSidewaysScroll, signIn, useJourney, visit } from '#tests/journey.ts';
import { oneTimeCode } from '#tests/one-time-code.ts';

const journey = useJourney({ SINERGI_SECOND_STEP: 'true' });

const VISITORS = [
  { as: 'ende', language: 'id', script: true, viewport: { width: 390, height: 844 } },
  { as: 'anak', language: 'en', script: false, viewport: { width: 1280, height: 900 } },
] as const;

/** A code that is none of those that hold around now. */
function wrongCode(key: string): string {
  return String((Number(oneTimeCode(key)) + 500_000) % 1_000_000).padStart(6, '0');
}

async function sendCode(page: Page, code: string): Promise<void> {
  await page.fill('input[name=code]', code);
  await page.locator('main form button').click();
}

async function sendPassword(page: Page, as: string): Promise<void> {
  await page.goto('/masuk?kembali=/pengaturan');
  await page.fill('input[name=email]', `${as}@demo.sinergi.example`);
  await page.fill('input[name=password]', journey().server.password);
  await page.locator('main form button').click();
  await page.waitForURL(/langkah=kode/);
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/');
  const fold = page.locator('header details.menu > summary');
  if (await fold.isVisible()) await fold.click();
  await page.locator('form[action$="/keluar"] button:visible').click();
  await page.locator('header a[href$="/masuk"]').first().waitFor({ state: 'attached' });
}

test.for(VISITORS)(
  'A second step is switched on, asked for at sign-in and switched off again: $language, script $script',
  async ({ as, language, script, viewport }) => {
    const { page, leave } = await visit(journey(), { language, script, viewport });
    const say = { locale: language };
    const said = (): Promise<string | null> => page.textContent('main');
    await signIn(page, `${as}@demo.sinergi.example`, journey().server.password);
    await page.goto('/pengaturan');
    await page.locator('main a[href$="/langkah-kedua"]').click();
    await page.waitForURL(/langkah-kedua/);

    await page.fill('input[name=password]', 'bukan kata sandi ini');
    await page.locator('main form button').click();
    expect(await said()).toContain(m.accessPasswordWrong({}, say));
    await page.fill('input[name=password]', journey().server.password);
    await page.locator('main form button').click();
    await page.locator('input[name=code]').waitFor();
    const codes = page.locator('main .code');
    const key = (await codes.first().textContent()) ?? '';
    const recovery = (await codes.nth(1).textContent()) ?? '';
    await sendCode(page, wrongCode(key));
    expect(await said()).toContain(m.accessCodeWrong({}, say));
    expect(await codes.first().textContent()).toBe(key);
    await expectNoSidewaysScroll(page);
    await sendCode(page, oneTimeCode(key));
    await page.waitForURL(/selesai=aktif/);
    expect(await said()).toContain(m.accessSecondStepOn({}, say));

    await signOut(page);
    await sendPassword(page, as);
    expect((await page.goto('/pengaturan'))?.url()).toContain('/masuk');
    await page.goBack();
    await sendCode(page, wrongCode(key));
    expect(await said()).toContain(m.accessCodeWrong({}, say));
    if (script) await expectAccessible(page);
    await sendCode(page, recovery);
    await page.waitForURL((url) => url.pathname === '/pengaturan');

    await signOut(page);
    await sendPassword(page, as);
    await sendCode(page, recovery); // each works once
    expect(await said()).toContain(m.accessCodeWrong({}, say));
    await sendCode(page, oneTimeCode(key).replace(/^.../, '$& ')); // as apps show it
    await page.waitForURL((url) => url.pathname === '/pengaturan');

    await page.goto('/pengaturan/langkah-kedua');
    await page.fill('input[name=password]', journey().server.password);
    await page.locator('main form button').click();
    await page.waitForURL(/selesai=mati/);
    await signOut(page);
    await signIn(page, `${as}@demo.sinergi.example`, journey().server.password);
    await leave();
  },
);
