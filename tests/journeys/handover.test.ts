/** Somebody hands an office over: a note, a successor who is shown the book, reads it, takes over and carries it along. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();

const VISITORS = [
  {
    language: 'id',
    script: true,
    phone: false,
    by: 'ende',
    other: 'Hand-over-book',
    title: 'Memori Serah Terima',
  },
  {
    language: 'en',
    script: false,
    phone: true,
    by: 'kupang',
    other: 'Memori-Serah-Terima',
    title: 'Hand-over book',
  },
] as const;

const save = (page: Page) => page.locator('main form .form-actions button').first().click();

/** Appoints somebody to the office that the page's person sits in, and gives the link of the invitation. */
async function inviteSuccessor(page: Page, name: string): Promise<string> {
  await page.goto('/serah-terima');
  const office = new URL(
    await page
      .locator('.breadcrumb a[href*="/kantor/"], nav a[href*="/kantor/"]')
      .first()
      .evaluate((link) => (link as HTMLAnchorElement).href),
  ).pathname;
  await page.goto(`${office}/kursi/baru`);
  await page.fill('input[name=name]', name);
  await page.fill('input[name=position]', 'Penerus');
  await page.selectOption('select[name=role]', 'regency-operator');
  await save(page);
  await page.waitForURL(/tersimpan=kursi/);
  const invited = page.locator('#undangan li', { hasText: name });
  await invited.locator('summary').click();
  await invited.locator('.confirm-box button').first().click();
  await page.waitForURL(/invite/);
  return page.inputValue('input[name=link]');
}

async function download(page: Page, selector: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.locator(selector).first().click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test.for(VISITORS)(
  'An official writes a note; the successor reads, takes over and downloads: $language, script $script, phone $phone',
  async ({ by, title, other, ...visitor }) => {
    const note = `Janji kepada bupati ${visitor.language}: kabar izin sebelum 15 Desember.`;
    const name = `Penerus Uji ${visitor.language}`;
    const before = await visit(journey(), { ...visitor, as: by });
    await before.page.goto('/serah-terima/catatan');
    if (visitor.script) await expectAccessible(before.page);
    await before.page.fill('textarea[name=body]', note);
    await save(before.page);
    await before.page.waitForURL(/tersimpan=catatan/);
    expect(await before.page.textContent('#catatan')).toContain(note);
    const link = await inviteSuccessor(before.page, name);
    await before.leave();

    const { page, leave } = await visit(journey(), visitor);
    await page.goto(new URL(link).pathname);
    await page.fill('input[name=email]', `penerus-${visitor.language}@example.org`);
    await page.fill('input[name=password]', 'kalimat sandi yang panjang sekali');
    await page.locator('form[action^="?/open"] button.primary').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/undangan'));
    await page.goto('/');
    await page.locator('main a[href*="serah-terima"]').first().click();
    await page.waitForURL(/\/serah-terima/);
    expect(await page.textContent('h1')).toContain(title);
    expect(await page.textContent('#catatan')).toContain(note);
    await expectNoSidewaysScroll(page);
    if (visitor.script) await expectAccessible(page);

    await page.click('#penerimaan summary');
    await page.locator('#penerimaan .confirm-box button').first().click();
    await page.waitForURL(/diterima=ya/);
    expect(await page.textContent('#penerimaan')).toContain(`${name}, Penerus`);
    expect(await page.locator('#penerimaan summary').count()).toBe(0);

    const printed = await download(page, 'a[href*="bentuk=pdf"]:not([href*="bahasa"])');
    expect(printed.name).toMatch(/^[\dA-Za-z_-]+\.pdf$/);
    expect(printed.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const paper = await download(page, 'a[href*="unduh"]:not([href*="bahasa"]):not([href*="bentuk"])');
    expect(paper.name).toMatch(/\.docx$/);
    expect(paper.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    const translated = await download(page, 'a[href*="unduh"][href*="bahasa"]:not([href*="bentuk"])');
    expect(translated.name).toContain(other);
    await page.goto('/');
    expect(await page.locator('main a[href*="serah-terima"]').count()).toBe(0);
    await leave();
  },
);

test('The book of another office is refused, and so is a note for it', async () => {
  const { page, leave } = await visit(journey(), { as: 'ende' });
  await page.goto('/kantor?wilayah=53.71');
  const office = await page
    .locator('main .tree a')
    .first()
    .evaluate((link) => new URL((link as HTMLAnchorElement).href).pathname.split('/').at(-1) ?? '');
  expect((await page.goto(`/serah-terima?kantor=${office}`))?.status()).toBe(403);
  expect((await page.request.get(`/serah-terima/unduh?kantor=${office}`)).status()).toBe(403);
  const headers = { origin: journey().server.base };
  const form = { version: '0', body: 'palsu' };
  expect(
    (await page.request.post(`/serah-terima/catatan?kantor=${office}`, { form, headers })).status(),
  ).toBe(403);
  expect((await page.request.post(`/serah-terima?kantor=${office}`, { form: {}, headers })).status()).toBe(
    403,
  );
  await leave();
});
