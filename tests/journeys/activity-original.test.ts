/** An activity that came from a file: its original, the whole of it in forms, and what others may see of the file. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();
const folder = mkdtempSync(join(tmpdir(), 'sinergi-original-'));

function transaction(n: number): string {
  const date = `20${String(20 + (n % 5))}-0${String(1 + (n % 9))}-15`;
  return `<transaction><transaction-type code="3"/><transaction-date iso-date="${date}"/><value value-date="${date}">${String(1000 + n)}.25</value>
      <description><narrative>Payment ${String(n)}
        for wells</narrative></description></transaction>`;
}

function indicator(n: number): string {
  const periods = [2021, 2022].map(
    (
      year,
    ) => `<period><period-start iso-date="${String(year)}-01-01"/><period-end iso-date="${String(year)}-12-31"/>
        <target value="${String(n * 10)}"/><actual value="${String(n)} of ${String(n * 10)}"/></period>`,
  );
  return `<indicator measure="1"><title><narrative>Wells in use ${String(n)}</narrative></title>
      <baseline year="2019" value="${String(n)}"/>${periods.join('')}</indicator>`;
}

/** An IATI file of two activities; the second is the one looked at, with 300 transactions and five indicators. */
function iatiFile(identifier: string, title: string): string {
  const head = (id: string, name: string) => `<iati-activity default-currency="USD" xml:lang="en">
    <iati-identifier>${id}</iati-identifier>
    <reporting-org ref="GB-COH-55" type="21"><narrative>Open Shore Trust</narrative></reporting-org>
    <title><narrative>${name}</narrative></title>`;
  const places = `<activity-status code="2"/><activity-date type="2" iso-date="2020-01-01"/>
    <recipient-country code="ID" percentage="100"/>
    <location><name><narrative>Ende</narrative></name><administrative vocabulary="G1" level="2" code="53.08"/></location>`;
  const path = join(folder, `${identifier}.xml`);
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<iati-activities version="2.03">
  ${head(`${identifier}-0`, 'Another')}${places}</iati-activity>
  ${head(identifier, title)}
    <description type="1"><narrative>One &lt;script&gt;alert(1)&lt;/script&gt;

Two</narrative></description>
    ${places}
    ${Array.from({ length: 300 }, (_, n) => transaction(n)).join('\n')}
    <result type="1"><title><narrative>Clean water</narrative></title>${[1, 2, 3, 4, 5].map(indicator).join('')}</result>
  </iati-activity>
</iati-activities>`,
  );
  return path;
}

async function untilDone(page: Page, script: boolean): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if ((await page.locator('main progress').count()) === 0) return;
    await page.waitForTimeout(500);
    if (!script) await page.reload();
  }
  throw new Error('the import did not end');
}

async function bringIn(page: Page, path: string, script: boolean): Promise<void> {
  await page.goto('/impor');
  await page.setInputFiles('input[type=file]', path);
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/impor\/[0-9a-f-]{36}/);
  await untilDone(page, script);
  await page.locator('form[action="?/store"] button').click();
  await page.waitForTimeout(300);
  await untilDone(page, script);
}

/** Opens the one activity a search finds. @returns its path */
async function open(page: Page, search: string): Promise<string> {
  await page.goto(`/kegiatan?search=${encodeURIComponent(search)}`);
  await page.locator('main table a[href*="/kegiatan/"]').first().click();
  await page.waitForURL(/\/kegiatan\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

const save = (page: Page) => page.locator('form.form > .form-actions button').last().click();

const VISITORS = [
  { language: 'id', script: true, phone: false, amount: '77.777,25', shown: '77.777,25' },
  { language: 'en', script: false, phone: true, amount: '77,777.25', shown: '77,777.25' },
] as const;

test.for(VISITORS)(
  'An imported activity keeps its original, and every transaction and indicator is within reach: $language, script $script',
  async ({ amount, shown, ...visitor }) => {
    const { script, language } = visitor;
    const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });
    const identifier = `GB-COH-55-${language}`;
    const title = `Sumur ${language === 'id' ? 'Satu' : 'Dua'} Pantai`;
    await bringIn(page, iatiFile(identifier, title), script);
    const path = await open(page, title);

    await page.locator(`a[href$="/asli"]`).click();
    await page.waitForURL(/\/asli$/);
    const lines = page.locator('.source li');
    expect(await page.locator('.source ol').getAttribute('start')).toBe('9');
    expect(await lines.first().textContent()).toBe('<iati-activity default-currency="USD" xml:lang="en">');
    expect(await page.locator('.source').textContent()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(await page.locator('main script').count()).toBe(0);
    await expectNoSidewaysScroll(page);
    if (script) await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.locator('a[href$="/asli/unduh"]').click();
    const xml = readFileSync(await (await download).path(), 'utf8');
    expect(xml.startsWith('<iati-activity ') && xml.endsWith('</iati-activity>')).toBe(true);
    expect(xml).toContain(`<iati-identifier>${identifier}</iati-identifier>`);

    // The form is saved as it was drawn: the history knows of no change.
    await page.goto(`${path}/ubah`);
    expect(
      await page.locator('[name$=".measure"]:not([name^="results.0.indicators.5"])').count(),
    ).toBeGreaterThan(4);
    await save(page);
    await page.waitForURL(/tersimpan=ubah/);
    expect(await page.locator('.history > li').count()).toBe(1);

    await page.goto(`${path}/transaksi`);
    expect(await page.locator('main tbody tr').count()).toBe(50);
    await expectNoSidewaysScroll(page);
    if (script) await expectAccessible(page);
    await page.goto(`${path}/transaksi?page=6`);
    await page.locator('main tbody a').last().click();
    await page.waitForURL(/\/transaksi\/\d+$/);
    await page.fill('[name="row.0.currency"]', 'US');
    await save(page);
    expect(await page.locator('.error-summary a').count()).toBe(1);
    await page.fill('[name="row.0.currency"]', 'USD');
    await page.fill('[name="row.0.amount"]', amount);
    await save(page);
    await page.waitForURL(/\/transaksi\?tersimpan=ubah/);
    await page.goto(`${path}/transaksi/baru`);
    await page.fill('[name="row.0.amount"]', '5');
    await page.fill('[name="row.0.date"]', '2025-03-01');
    await save(page);
    await page.waitForURL(/tersimpan=ubah/);
    expect(await page.locator('.pager').textContent()).toContain('301');

    await page.goto(`${path}/hasil/1`);
    await page.locator('details:has([name="row.0.indicators.4.title"]) > summary').first().click();
    await page.fill('[name="row.0.indicators.4.periods.1.actual"]', '49 of 50');
    await page.fill('[name="row.0.indicators.4.baselines.0.value"]', '6');
    if (script) await expectAccessible(page);
    await save(page);
    await page.waitForURL(/tersimpan=hasil/);
    expect(await page.locator('#hasil').textContent()).toContain('49 of 50');

    await page.goto(`${path}/asli`);
    const changes = page.locator('.with-side > section').nth(1);
    expect(await changes.locator('.code').allTextContents()).toEqual([
      'transaction',
      'transaction',
      'result',
    ]);
    expect(await changes.textContent()).toContain(shown);
    expect(await changes.textContent()).toContain('5 of 50');

    await page.goto(`${path}/transaksi/301`);
    await page.locator('details.confirm > summary').click();
    await page.locator('details.confirm button').click();
    await page.waitForURL(/tersimpan=hapus/);
    expect(await page.locator('.pager').textContent()).toContain('300');
    await leave();
  },
);

test('Others learn whose file it is and get nothing of it; a sheet shows its row', async () => {
  const biro = await visit(journey(), { as: 'biro' });
  const csv = join(folder, 'matriks-asli.csv');
  writeFileSync(
    csv,
    [
      'No;Mitra;Program;Kegiatan;Bidang;Kab/Kota;Kecamatan;Desa/Kelurahan;Tahun;Rencana (Rp);Status',
      '1;Open Shore Trust;Program Asli;Kebun Bakau Asli;Perikanan;Kab. Ende;Ndori;Maubasa;2024;Rp 120.000.000;Berjalan',
    ].join('\n'),
  );
  await bringIn(biro.page, csv, true);
  const path = await open(biro.page, 'Kebun Bakau Asli');
  await biro.page.goto(`${path}/asli`);
  const row = biro.page.locator('main table');
  expect(await row.textContent()).toContain('Rp 120.000.000');
  expect(await row.textContent()).toContain('Desa/Kelurahan');
  await expectAccessible(biro.page);
  await biro.leave();

  const ende = await visit(journey(), { as: 'ende', language: 'id' });
  await ende.page.goto(`${path}/asli`);
  expect(await ende.page.textContent('main')).toContain('Biro Kerja Sama Provinsi Nusa Tenggara Timur');
  expect(await ende.page.textContent('main')).not.toContain('Rp 120.000.000');
  await expectAccessible(ende.page);
  await ende.leave();

  const nobody = await visit(journey(), { language: 'en', script: false });
  const original = await open(nobody.page, 'Sumur Satu Pantai');
  await nobody.page.goto(`${original}/asli`);
  expect(await nobody.page.textContent('main')).toContain('open only to the office that imported it');
  expect((await nobody.page.request.get(`${original}/asli/unduh`)).status()).toBe(403);
  await nobody.page.goto('/kegiatan?area=53.07');
  await nobody.page.locator('main table a[href*="/kegiatan/"]').first().click();
  await nobody.page.waitForURL(/\/kegiatan\/[0-9a-f-]{36}$/);
  expect(await nobody.page.locator('#sumber').textContent()).toContain('Demonstration data');
  expect(await nobody.page.locator('a[href$="/asli"]').count()).toBe(0);
  await nobody.leave();
});

test.for([true, false])(
  'The list is narrowed down by a partner and keeps every filter in its address: script %s',
  async (script) => {
    const { page, leave } = await visit(journey(), { script, language: 'id' });
    await page.goto('/kegiatan?search=air&sort=title');
    await page.locator('details.filter > summary').click();
    await page.selectOption('select[name=status]', '4');
    await page.selectOption('select[name=partnerId]', { index: 2 });
    const partner = (await page.locator('select[name=partnerId] option:checked').textContent()) ?? '';
    await page.locator('details.filter form button').click();
    await page.waitForURL(/partnerId=/);
    const address = new URL(page.url()).searchParams;
    expect([address.get('search'), address.get('sort'), address.get('status')]).toEqual([
      'air',
      'title',
      '4',
    ]);
    const chip = page.locator('.filter-chip', { hasText: partner.replace(/ \([^()]*\)$/, '') });
    expect(await chip.count()).toBe(1);
    await chip.click();
    await page.waitForURL((url) => !url.searchParams.has('partnerId'));
    expect(new URL(page.url()).searchParams.get('status')).toBe('4');

    await page.goto(`/kegiatan?status=4&partner=${encodeURIComponent(partner)}`);
    expect(new URL(page.url()).searchParams.get('partnerId')).toBe(address.get('partnerId'));
    expect(new URL(page.url()).searchParams.get('status')).toBe('4');
    await page.goto('/kegiatan?partner=tidak+ada+yang+begini');
    expect(await page.locator('.notice').textContent()).toContain('tidak ada yang begini');
    await leave();
  },
);
