/** The papers of a meeting: filled in, downloaded as Word and PDF, refused while something is open, and made final. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { m } from '#messages/messages.js';
import { qrImage } from '#papers/index.ts';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** What an address gives as a file: its name and first bytes. */
async function fileAt(page: Page, path: string): Promise<{ name: string; head: string; size: number }> {
  const response = await page.request.get(path);
  expect(response.status()).toBe(200);
  const bytes = await response.body();
  return {
    name: response.headers()['content-disposition'] ?? '',
    head: bytes.subarray(0, 4).toString('latin1'),
    size: bytes.length,
  };
}

async function openMeeting(page: Page): Promise<string> {
  await page.goto('/rakor');
  await page
    .locator('main a', { hasText: 'Rapat Koordinasi Lembaga Mitra Internasional di Provinsi' })
    .first()
    .click();
  await page.waitForURL(/\/rakor\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test.for([
  { locale: 'en', script: false, phone: true },
  { locale: 'id', script: true, phone: false },
] as const)('The bureau writes its papers: $locale, script $script', async ({ locale, script, phone }) => {
  const { page, leave } = await visit(journey(), { as: 'biro', language: locale, script, phone });
  const words = { locale };
  const rakor = await openMeeting(page);
  await page.locator('#persiapan a', { hasText: m.meetingPapersTitle({}, words) }).click();
  await page.waitForURL(/\/surat$/);
  await expectNoSidewaysScroll(page);
  if (script) await expectAccessible(page);
  await page.goto(`${rakor}/surat/undangan`);
  await page.fill('input[name=contact]', 'Bagian Kerja Sama Luar Negeri');
  await press(page, m.meetingPapersSave({}, words));
  await page.waitForURL(/tersimpan=konsep/);
  expect(await page.inputValue('input[name=contact]')).toBe('Bagian Kerja Sama Luar Negeri');
  expect(await page.textContent('main')).toContain(m.papersStillOpen({}, words));
  await expectNoSidewaysScroll(page);
  if (script) await expectAccessible(page);

  const download = `${rakor}/surat/undangan/unduh`;
  expect(await fileAt(page, download)).toMatchObject({ head: 'PK\u0003\u0004' });
  const pdf = await fileAt(page, `${download}?bentuk=pdf`);
  expect(pdf.head).toBe('%PDF');
  expect(pdf.name).toContain('konsep');
  const copy = await page.locator('a[href*="bentuk=pdf&penerima="]').nth(1).getAttribute('href');
  expect((await fileAt(page, `${download}?${copy?.split('?')[1] ?? ''}`)).head).toBe('%PDF');
  expect((await page.request.get(`${download}?penerima=siapa`)).status()).toBe(404);

  if (!script) {
    // Without an emblem nothing becomes final, and what was typed is kept.
    await page.locator('#final details > summary').click();
    await page.fill('#final input[name=number]', '000.1/15/2026');
    await page.fill('#final input[name=day]', '2026-11-20');
    await press(page, m.meetingPapersFinish({}, words));
    await page.getByText(m.papersOpenEmblem({ what: 'Biro Kerja Sama' }, words)).waitFor();
    expect(await page.inputValue('#final input[name=number]')).toBe('000.1/15/2026');
    return leave();
  }
  const square = qrImage('lambang');
  await page.goto(`${rakor}/surat`);
  await page.getByRole('link', { name: m.meetingPapersProfile({}, words) }).click();
  const upload = page.locator('#lambang form:has(input[value="regional"])').first();
  await upload.locator('input[type=file]').setInputFiles({
    name: 'lambang.png',
    mimeType: 'image/png',
    buffer: Buffer.from(square.type === 'svg' ? (square.png ?? '') : '', 'base64'),
  });
  await upload.locator('button').click();
  await page.waitForURL(/tersimpan=lambang/);
  await page.goto(`${rakor}/surat/undangan`);
  await page.locator('#final details > summary').click();
  await page.fill('#final input[name=number]', '000.1/14/2026');
  await page.fill('#final input[name=day]', '2026-11-20');
  await press(page, m.meetingPapersFinish({}, words));
  await page.waitForURL(/tersimpan=final/);
  const final = await fileAt(page, `${download}?bentuk=pdf`);
  expect([final.head, final.name.includes('konsep'), final.name.includes('2026-11-20')]).toEqual([
    '%PDF',
    false,
    true,
  ]);
  expect(await page.locator('#versi code, #versi .code').first().textContent()).toMatch(/^[0-9a-f]{64}$/);
  await expectAccessible(page);
  const other = await visit(journey(), { as: 'ende', language: locale });
  expect((await other.page.goto(`${rakor}/surat`))?.status()).toBe(403);
  expect((await other.page.request.get(`${download}?bentuk=pdf`)).status()).toBe(403);
  await other.leave();
  return leave();
});
