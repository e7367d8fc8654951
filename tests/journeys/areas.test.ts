/** A change of the administrative tree: looked at, confirmed, seen on the areas' pages, and taken back. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();

async function look(page: Page, script: boolean): Promise<void> {
  await expectNoSidewaysScroll(page);
  if (script) await expectAccessible(page);
}

const main = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';

const VISITORS = [
  {
    language: 'id',
    script: true,
    phone: false,
    words: {
      check: 'Periksa dahulu',
      record: 'Catat perubahan',
      undo: 'Urungkan',
      ended: 'tidak berlaku lagi sejak 1 Juni 2025',
    },
  },
  {
    language: 'en',
    script: false,
    phone: true,
    words: {
      check: 'Check first',
      record: 'Record the change',
      undo: 'Undo',
      ended: 'no longer holds since 1 June 2025',
    },
  },
] as const;

test.for(VISITORS)(
  'A bureau records a split, sees it and takes it back: $language, script $script, phone $phone',
  async ({ words, ...visitor }) => {
    const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });
    const press = (name: string) =>
      page.locator('main').getByRole('button', { name, exact: true }).last().click();

    await page.goto('/wilayah/53.08');
    await page.locator('main a[href*="/wilayah/perubahan/baru"]').click();
    await page.check('input[name=kind][value=split]');
    await look(page, visitor.script);
    await page.locator('main form button').last().click();
    await page.waitForURL(/kind=split/);
    await look(page, visitor.script);

    await page.fill('input[name=date]', '2025-06-01');
    await page.fill('input[name=basis]', 'UU Nomor 1 Tahun 2025 tentang Pembentukan Kabupaten Lio');
    await page.fill('input[name="newAreas.0.code"]', '53.09');
    await page.fill('input[name="newAreas.0.name"]', 'Lio');
    await page.selectOption('select[name="to.53.08.17"]', '0');
    await press(words.check);
    await page.waitForURL(/preview/);
    // the code is another regency's; what was typed is still there
    expect(await page.inputValue('input[name="newAreas.0.name"]')).toBe('Lio');
    expect(await page.getAttribute('input[name="newAreas.0.code"]', 'aria-invalid')).toBe('true');
    await look(page, visitor.script);

    await page.fill('input[name="newAreas.0.code"]', '53.30');
    await press(words.check);
    await page.waitForSelector('input[name=digest]', { state: 'attached' });
    expect(await main(page)).toContain('53.30.17');
    await look(page, visitor.script);
    expect((await page.request.get('/wilayah/53.30')).status()).toBe(404);

    await press(words.record);
    await page.waitForURL(/\/wilayah\/perubahan\/[0-9a-f-]{36}/);
    const change = new URL(page.url()).pathname;
    await look(page, visitor.script);

    await page.goto('/wilayah/53.08.17');
    expect(await main(page)).toContain(words.ended);
    await page.locator('main .notice a[href*="53.30.17"]').click();
    await page.waitForURL(/53\.30\.17$/);
    expect(await main(page)).toContain('Kabupaten Lio');
    await look(page, visitor.script);
    const typed = await page.request.get('/wilayah/cari?q=ndori, lio');
    expect(await typed.json()).toMatchObject([{ code: '53.30.17' }]);

    await page.goto('/wilayah/perubahan');
    await page.locator(`main a[href$="${change.split('/').pop() ?? ''}"]`).click();
    await page.waitForURL(`**${change}`);
    await page.locator('details.confirm summary').click();
    await page.fill('input[name=reason]', 'salah catat');
    await press(words.undo);
    await page.waitForURL(/selesai=urung/);
    await look(page, visitor.script);
    expect((await page.request.get('/wilayah/53.30')).status()).toBe(404);
    await page.goto('/wilayah/53.08.17');
    expect(await main(page)).not.toContain(words.ended);
    await leave();
  },
);

test('The public reads the list of changes and is not offered to record one', async () => {
  const { page, leave } = await visit(journey());
  await page.goto('/wilayah/perubahan');
  await expectAccessible(page);
  expect(await page.locator('main a[href*="perubahan/baru"]').count()).toBe(0);
  await page.goto('/wilayah/perubahan/baru');
  expect(new URL(page.url()).pathname).toBe('/masuk');
  await leave();
});

test('A regency is refused, and a province outside its own area', async () => {
  const { page, leave } = await visit(journey(), { as: 'ende' });
  expect((await page.goto('/wilayah/perubahan/baru?area=53.08&kind=rename'))?.status()).toBe(403);
  await leave();
  const bureau = await visit(journey(), { as: 'biro' });
  await bureau.page.goto('/wilayah/perubahan/baru?area=52.01&kind=rename');
  expect(await bureau.page.locator('input[name=basis]').count()).toBe(0);
  await bureau.leave();
});
