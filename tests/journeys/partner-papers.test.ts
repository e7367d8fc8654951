/** A partner's papers and money, with and without script: hand in, take away, replace, delete, bring back; any area. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();
const folder = mkdtempSync(join(tmpdir(), 'sinergi-papers-'));

function file(name: string, start: string | Uint8Array, size: number): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([Buffer.from(start), randomBytes(size)]));
  return path;
}

const PERMIT = file('Izin Prinsip é 2026.pdf', '%PDF-1.7\n', 1_300_000);
const PHOTO = file('foto.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 9_000);
const WRONG = file('bukan.pdf', '<html><script>alert(1)</script>', 10);

async function register(page: Page, name: string): Promise<string> {
  await page.goto('/mitra/baru');
  await page.fill('input[name=name]', name);
  await page.selectOption('select[name=partnerClass]', 'internationalNgo');
  await page.selectOption('select[name=homeCountry]', 'NO');
  await page.locator('main form .form-actions button').click();
  if (await page.locator('button[name=anyway]').count()) await page.locator('button[name=anyway]').click();
  await page.waitForURL(/\/mitra\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

async function download(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.locator('#dokumen a[download]').first().click();
  const taken = await waiting;
  return { name: taken.suggestedFilename(), bytes: readFileSync(await taken.path()) };
}

const VISITORS = [
  { language: 'id', script: false, phone: true },
  { language: 'en', script: true, phone: false },
] as const;

test.for(VISITORS)("A bureau keeps a partner's papers: $language, script $script", async (visitor) => {
  const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });
  const partner = await register(page, `Berkas Uji ${visitor.language} Trust`);

  const add = page.locator('form[action^="?/addDocuments"]');
  await page.locator('#dokumen details', { has: add }).first().locator('summary').first().click();
  await page.setInputFiles('input[name=files]', [PERMIT, WRONG]);
  await add.locator('select[name=kind]').selectOption('principlePermit');
  await add.locator('.form-actions button').click();
  expect(await page.locator('#dokumen .notice').textContent()).toContain('bukan.pdf');
  expect(await page.locator('#dokumen a[download]').count()).toBe(0);
  if (visitor.script) await expectAccessible(page);

  await page.setInputFiles('input[name=files]', [PERMIT, PHOTO]);
  expect(await add.locator('select[name=kind]').inputValue()).toBe('principlePermit');
  await add.locator('input[name=number]').fill('21/IP/2026');
  await add.locator('.form-actions button').click();
  await page.waitForURL(/tersimpan=dokumen/);
  expect(await page.locator('#dokumen a[download]').count()).toBe(2);
  const taken = await download(page);
  expect(taken.name).toBe('foto.jpg');
  expect(taken.bytes.equals(readFileSync(PHOTO))).toBe(true);
  await expectNoSidewaysScroll(page);
  if (visitor.script) await expectAccessible(page);

  const papers = page.locator('#dokumen > ul > li');
  await papers
    .first()
    .locator('summary', { hasText: /Ganti|Replace/ })
    .click();
  await papers.first().locator('input[type=file]').setInputFiles(PERMIT);
  await papers.first().locator('form[action^="?/replaceDocument"] button').click();
  await page.waitForURL(/tersimpan=berkas/);
  const replaced = await download(page);
  expect(replaced.name).toBe('Izin Prinsip é 2026.pdf');
  expect(replaced.bytes.equals(readFileSync(PERMIT))).toBe(true);
  const address = (await page.locator('#dokumen a[download]').first().getAttribute('href')) ?? '';
  const answer = await page.request.get(new URL(address, page.url()).href);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition':
      'attachment; filename="Izin Prinsip e 2026.pdf"; filename*=UTF-8\'\'Izin%20Prinsip%20%C3%A9%202026.pdf',
  });
  for (const as of [undefined, 'air'] as const) {
    const other = await visit(journey(), as === undefined ? {} : { as });
    expect((await other.page.request.get(new URL(address, page.url()).href)).status()).toBe(404);
    await other.page.goto(partner);
    expect(await other.page.locator('#dokumen a').count()).toBe(0);
    await other.leave();
  }

  await papers
    .first()
    .locator('summary', { hasText: /Hapus|Delete/ })
    .click();
  await papers.first().locator('form[action^="?/removeDocument"] button').click();
  await page.waitForURL(/tersimpan=hapus/);
  expect(await papers.count()).toBe(1);
  expect((await page.request.get(new URL(address, page.url()).href)).status()).toBe(404);
  await page.locator('#dokumen .notice a').click();
  await page.locator('form[action="?/undo"] button').click();
  await page.waitForURL(/tersimpan=urung/);
  expect((await download(page)).bytes.equals(readFileSync(PERMIT))).toBe(true);
  await leave();
});

test.for(VISITORS)(
  'The form takes files, funding and an area of another province: $language, script $script',
  async (visitor) => {
    const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });
    const partner = await register(page, `Dana Uji ${visitor.language} Trust`);
    await page.goto(`${partner}/ubah`);
    await page.fill('input[name=reason]', 'Surat mitra');
    await page.fill('input[name=areaSearch]', 'lombok barat');
    await page.locator('button[name=find]').click();
    expect(await page.inputValue('input[name=reason]')).toBe('Surat mitra');
    await page.selectOption('select[name="presence.0.areaCode"]', '52.01');
    await page.fill('input[name="presence.0.from"]', '2024');

    await page.locator('#field-funding summary').first().click();
    await page.fill('input[name="funding.0.amount"]', 'sekian');
    await page.fill('input[name="funding.0.from"]', '2017');
    await page.locator('#field-documents summary').first().click();
    await page.selectOption('select[name="documents.0.kind"]', 'deed');
    await page.setInputFiles('input[name="documents.0.upload"]', PERMIT);
    await page.locator('main form > .form-actions button').click();
    expect(await page.textContent('main')).toContain('Izin Prinsip é 2026.pdf');
    expect(await page.inputValue('input[name="funding.0.amount"]')).toBe('sekian');
    expect(await page.inputValue('select[name="presence.0.areaCode"]')).toBe('52.01');
    if (visitor.script) await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await page.fill(
      'input[name="funding.0.amount"]',
      visitor.language === 'id' ? '8.700.000,5' : '8,700,000.5',
    );
    await page.setInputFiles('input[name="documents.0.upload"]', PERMIT);
    await page.locator('main form > .form-actions button').click();
    await page.waitForURL(/tersimpan=ubah/);
    const shown = (await page.textContent('main')) ?? '';
    expect(shown).toContain('Kabupaten Lombok Barat');
    expect(shown).toContain(visitor.language === 'id' ? 'Rp8.700.000,50' : 'Rp8,700,000.50');
    expect((await download(page)).bytes.equals(readFileSync(PERMIT))).toBe(true);
    await leave();
  },
);

test('The sum of partners by class has the same words on the home page and in the register', async () => {
  const { page, leave } = await visit(journey(), { language: 'id' });
  const line = async (path: string) => {
    await page.goto(path);
    return ((await page.locator('.count-line').first().textContent()) ?? '').replace(/\s+/g, ' ').trim();
  };
  const register = await line('/mitra');
  expect(register).toMatch(/ \d+ NGO/);
  expect(register).not.toContain('NGO internasional');
  expect(await line('/')).toMatch(/ \d+ NGO/);
  await leave();
});
