/** An office says how it writes: layout, signatories, emblem; and sees it in a sample letter. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { qrImage } from '#papers/index.ts';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();

const picture = qrImage('lambang');
const PNG = Buffer.from(picture.type === 'svg' ? (picture.png ?? '') : '', 'base64');

const VISITORS = [
  {
    language: 'id',
    script: true,
    phone: false,
    by: 'biro',
    kop: 'K2',
    emblem: 'regional',
    fromForm: 'Jalan Uji 1',
  },
  {
    language: 'en',
    script: false,
    phone: true,
    by: 'air',
    kop: 'K6',
    emblem: 'own',
    fromForm: 'Jalan Uji 2',
  },
] as const;

const save = (page: Page) => page.locator('main form.form .form-actions button').first().click();

async function download(page: Page, selector: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.locator(selector).first().click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test.for(VISITORS)(
  'An office sets its letters and downloads a sample: $language, script $script, phone $phone',
  async (visitor) => {
    const { kop, emblem } = visitor;
    const { page, leave } = await visit(journey(), { ...visitor, as: visitor.by });
    await page.goto('/kantor');
    await page.goto('/serah-terima');
    await page.locator('nav a[href*="/kantor/"], .breadcrumb a[href*="/kantor/"]').first().click();
    await page.locator('main a[href$="/surat"]').first().click();
    await page.waitForURL(/\/surat$/);
    await expectNoSidewaysScroll(page);
    if (visitor.script) await expectAccessible(page);
    const at = new URL(page.url()).pathname;

    // What is wrong is told at its field, and what was typed stays.
    await page.locator('main a[href$="/surat/ubah"]').first().click();
    await page.fill('input[name="settings.margins.left"]', '5');
    await page.fill('input[name="settings.placeOfSigning"]', 'Kota Uji');
    await save(page);
    expect(await page.locator('.form-errors, [role=alert]').first().textContent()).toMatch(/30/);
    expect(await page.inputValue('input[name="settings.placeOfSigning"]')).toBe('Kota Uji');
    await expectNoSidewaysScroll(page);
    if (visitor.script) await expectAccessible(page);

    // A preset fills the form; nothing is saved until it is saved.
    await page.check('input[name="settings.preset"][value="2009"]');
    await page.locator('button[formaction]').click();
    await page.waitForURL(/preset/);
    expect(await page.inputValue('select[name="settings.subjectWord"]')).toBe('Perihal');
    expect(await page.inputValue('input[name="settings.margins.left"]')).toBe('30');
    expect(await page.inputValue('input[name="settings.placeOfSigning"]')).toBe('Kota Uji');
    const head = page.locator('details', {
      has: page.locator(`[name="settings.letterheads.${kop}.address"]`),
    });
    await head.locator('summary').click();
    await page.fill(`[name="settings.letterheads.${kop}.address"]`, visitor.fromForm);
    await save(page);
    await page.waitForURL(/tersimpan=profil/);
    expect(await page.textContent('main')).toContain('Kota Uji');
    expect(await page.textContent('main')).toContain(visitor.fromForm);

    // Who wrote meanwhile is not overwritten: an old version is shown beside what was typed.
    await page.goto(`${at}/ubah`);
    for (const [name, value] of [
      ['version', '0'],
      ['filled', ''],
    ] as const)
      await page
        .locator(`main form input[name=${name}]`)
        .evaluate((input, written) => input.setAttribute('value', written), value);
    await page.fill('input[name="settings.placeOfSigning"]', 'Kota Lain');
    await save(page);
    expect(await page.textContent('main')).toMatch(/Kota Lain[^]*Kota Uji/);

    await page.goto(`${at}/pejabat/baru`);
    if (visitor.script) await expectAccessible(page);
    await page.selectOption('select[name=letterhead]', kop);
    await page.fill('input[name=post]', `Ahli Uji ${kop}`);
    await page.fill('input[name=name]', 'Nama Contoh Uji');
    await page.fill('input[name=nip]', '19700101 199503 1 001');
    await save(page);
    await page.waitForURL(/tersimpan=pejabat/);
    expect(await page.textContent('#pejabat')).toContain('NIP. 19700101 199503 1 001');

    const upload = page.locator(`#lambang form:has(input[value="${emblem}"])`).first();
    await upload
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('GIF89a') });
    await upload.locator('button').click();
    expect(await page.textContent('main')).toMatch(/PNG/);
    await upload
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: PNG });
    await upload.locator('button').click();
    await page.waitForURL(/tersimpan=lambang/);
    expect(await page.locator(`#lambang img[src*="${emblem}"]`).count()).toBe(1);
    if (visitor.script) await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const pdf = await download(page, `a[href*="kop=${kop}"][href*="bentuk=pdf"]`);
    expect(pdf.name).toMatch(/^\d{4}-\d\d-\d\d_[\dA-Za-z-]+_[\dA-Za-z-]+_konsep1\.pdf$/);
    expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const docx = await download(page, `a[href*="kop=${kop}"]:not([href*="bentuk"])`);
    expect(docx.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    await leave();
  },
);

test('How another office writes is refused, in every form and file', async () => {
  const { page, leave } = await visit(journey(), { as: 'ende' });
  await page.goto('/kantor?wilayah=53.71');
  const office = await page
    .locator('main .tree a')
    .first()
    .evaluate((link) => new URL((link as HTMLAnchorElement).href).pathname);
  for (const path of [
    'surat',
    'surat/ubah',
    'surat/pejabat/baru',
    'surat/contoh?kop=K2',
    'surat/lambang/regional',
  ])
    expect([path, (await page.request.get(`${office}/${path}`)).status()]).toEqual([path, 403]);
  const headers = { origin: journey().server.base };
  for (const path of ['surat?/upload', 'surat?/remove', 'surat/ubah?/save', 'surat/pejabat/baru?/save'])
    expect([
      path,
      (await page.request.post(`${office}/${path}`, { headers, form: { kind: 'regional' } })).status(),
    ]).toEqual([path, 403]);
  await leave();
});
