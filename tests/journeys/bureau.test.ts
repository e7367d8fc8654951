/** A bureau's first hour, in both languages, with and without script: register, import, look, follow a number, export. */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();
const folder = mkdtempSync(join(tmpdir(), 'sinergi-bureau-'));

/** A matrix as a bureau keeps it: one village that does not exist, one amount that is not there. */
function matrixFile(partner: string, village: string): string {
  const path = join(folder, `${partner.replaceAll(' ', '-')}.csv`);
  const rows = [
    'No;Mitra;Program;Kegiatan;Bidang;Kab/Kota;Kecamatan;Desa/Kelurahan;Tahun;Rencana (Rp);Realisasi (Rp);L;P;Status',
    `1;${partner};Program Uji;Sumur bersama;Air bersih & sanitasi;Kab. Ende;Ndori;Maubasa;2024;Rp 120.000.000;Rp 90.000.000;30;40;Berjalan`,
    `2;${partner};Program Uji;Kebun gizi;Gizi/Stunting;Kab. Ende;Ndori;${village};2024;250 jt;;10;60;Berjalan`,
    `3;${partner};Program Uji;Pelatihan kader;Kesehatan;Sikka;;;2024;belum ada;;5;20;Rencana`,
  ];
  writeFileSync(path, rows.join('\n'));
  return path;
}

/** Waits until the file is no longer being worked on; without script by asking again. */
async function untilDone(page: Page, script: boolean): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if ((await page.locator('main progress').count()) === 0) return;
    await page.waitForTimeout(500);
    if (!script) await page.reload();
  }
  throw new Error('the import did not end');
}

const VISITORS = [
  { language: 'id', script: true, phone: false, village: 'Desa Entah', store: 'Simpan' },
  { language: 'id', script: false, phone: true, village: 'Desa Qubra', store: 'Simpan' },
  { language: 'en', script: true, phone: true, village: 'Desa Xylofa', store: 'Store' },
  { language: 'en', script: false, phone: false, village: 'Desa Zwartje', store: 'Store' },
] as const;

test.for(VISITORS)(
  'A bureau works its first hour: $language, script $script, phone $phone',
  async ({ store, village, ...visitor }) => {
    const partner = `Pantai Uji ${visitor.language} ${visitor.script ? 'Satu' : 'Dua'} Trust`;
    const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });

    await page.goto('/mitra/baru');
    await page.fill('input[name=name]', partner);
    await page.selectOption('select[name=partnerClass]', 'internationalNgo');
    await page.selectOption('select[name=homeCountry]', 'NO');
    await page.locator('main form button:not([name])').last().click();
    if (await page.locator('[name=anyway]').count()) await page.locator('button[name=anyway]').click();
    await page.waitForURL(/\/mitra\/[0-9a-f-]{36}/);
    expect(await page.textContent('h1')).toContain(partner);
    await expectNoSidewaysScroll(page);

    await page.goto('/impor');
    await page.setInputFiles('input[type=file]', matrixFile(partner, village));
    await page.locator('main form button').first().click();
    await page.waitForURL(/\/impor\/[0-9a-f-]{36}/);
    await untilDone(page, visitor.script);
    expect(await page.textContent('main')).toContain(village);
    expect(await page.textContent('main')).toContain('belum ada');
    if (visitor.script) await expectAccessible(page);
    await page.locator('select[name^="choice:place"]').selectOption({ index: 1 });
    await page.locator('form[action="?/answer"] button').click();
    await untilDone(page, visitor.script);
    await page.getByRole('button', { name: store, exact: true }).click();
    await untilDone(page, visitor.script);
    expect(await page.locator('main .facts').textContent()).toContain('3');

    await page.goto('/sebaran?area=53.08&level=district&year=2024&measure=planned');
    await expectNoSidewaysScroll(page);
    if (visitor.script) await expectAccessible(page);
    const number = page.locator('a[href*="/sebaran/angka"]').first();
    await number.click();
    await page.waitForURL(/\/sebaran\/angka/);
    expect(await page.locator('main table tbody tr').count()).toBeGreaterThan(0);
    await page.locator('main table a[href*="/kegiatan/"]').first().click();
    await page.waitForURL(/\/kegiatan\/[0-9a-f-]{36}/);
    await expectNoSidewaysScroll(page);

    await page.goto('/sebaran?area=53.08&level=district&year=2024');
    const download = page.waitForEvent('download');
    await page.locator('a[href*="/sebaran/ekspor"][href*="csv"]').click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toContain('Ndori');
    await leave();
  },
);

test('Each role signs in and sees what is its own', async () => {
  const expected: Record<string, { imports: boolean; register: boolean }> = {
    fasker: { imports: false, register: false },
    biro: { imports: true, register: true },
    ende: { imports: true, register: true },
    air: { imports: true, register: false },
  };
  for (const [as, may] of Object.entries(expected)) {
    const { page, leave } = await visit(journey(), { as });
    await page.goto('/');
    await expectAccessible(page);
    expect([as, (await page.goto('/impor'))?.status()]).toEqual([as, may.imports ? 200 : 403]);
    expect([as, (await page.goto('/mitra/baru'))?.status()]).toEqual([as, may.register ? 200 : 403]);
    await page.goto('/pengaturan');
    await expectAccessible(page);
    await leave();
  }
});

test('A form of somebody else is refused', async () => {
  const { page, leave } = await visit(journey(), { as: 'kupang' });
  await page.goto('/kegiatan?area=53.07');
  const other = await page
    .locator('main a[href*="/kegiatan/"]')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? '').find((href) => /[0-9a-f-]{36}$/.test(href)),
    );
  const response = await page.goto(`${new URL(other ?? '', page.url()).pathname}/ubah`);
  expect(response?.status()).toBe(403);
  await leave();
});
