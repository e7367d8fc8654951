import { brotliCompressSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();

const PAGES = [
  '/',
  '/mitra',
  '/kegiatan',
  '/sebaran',
  '/sebaran?wilayah=53',
  '/wilayah',
  '/wilayah?q=ende',
  '/wilayah/53',
  '/wilayah/53.08',
  '/wilayah/53.08.01',
  '/cara-membaca',
  '/masuk',
];
const KILOBYTE = 1024;

test.for(['id', 'en'] as const)(
  'Public pages in %s open without an account, on a phone and a desk, for everybody',
  async (language) => {
    for (const phone of [true, false]) {
      const { page, leave } = await visit(journey(), { language, phone });
      for (const path of PAGES) {
        const response = await page.goto(path);
        expect([path, response?.status()]).toEqual([path, 200]);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        await expectNoSidewaysScroll(page);
        if (phone) await expectAccessible(page);
      }
      await leave();
    }
  },
);

test('A public page weighs at most 60 KB on the line, with everything it brings, and needs no script', async () => {
  const { page, leave } = await visit(journey(), { script: false });
  const heavy: string[] = [];
  for (const path of PAGES) {
    let bytes = 0;
    const count = async (response: Response): Promise<void> => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      bytes += brotliCompressSync(body).length;
    };
    const counted: Promise<void>[] = [];
    const listen = (response: Response): void => {
      counted.push(count(response));
    };
    page.on('response', listen);
    await page.goto(path, { waitUntil: 'networkidle' });
    await Promise.all(counted);
    page.off('response', listen);
    if (bytes > 60 * KILOBYTE) heavy.push(`${path}: ${String(Math.round(bytes / KILOBYTE))} KB`);
    expect(await page.title()).not.toBe('');
    expect((await page.textContent('main h1'))?.trim()).not.toBe('');
  }
  expect(heavy).toEqual([]);
  await leave();
});

test('The language is switched by a button and stays', async () => {
  const { page, leave } = await visit(journey(), { script: false });
  await page.goto('/mitra');
  await page.click('form[action$="/bahasa"] button');
  expect(new URL(page.url()).pathname).toBe('/mitra');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await page.goto('/kegiatan');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await leave();
});

test('Without an account there are no contacts, no internal activities, no imports', async () => {
  const { page, leave } = await visit(journey());
  await page.goto('/impor');
  expect(new URL(page.url()).pathname).toBe('/masuk');
  await page.goto('/pengaturan');
  expect(new URL(page.url()).pathname).toBe('/masuk');
  for (const path of [
    '/mitra/00000000-0000-7000-8000-000000000000',
    '/kegiatan/x',
    '/wilayah/99.99',
    '/nothing',
  ]) {
    const response = await page.goto(path);
    expect([path, response?.status()]).toEqual([path, 404]);
  }
  await leave();
});
