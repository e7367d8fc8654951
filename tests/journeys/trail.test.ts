/** Who did what: an edit, its history, its undoing, the register as it was known yesterday, the trail; on paper too. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();

/** Yesterday in the middle zone. */
function yesterday(): string {
  const today = Temporal.Now.instant().toZonedDateTimeISO('Asia/Makassar').toPlainDate();
  return today.subtract({ days: 1 }).toString();
}

const VISITORS = [
  { language: 'id', script: true, phone: false, undo: 'Urungkan', known: 'Sebagaimana diketahui pada' },
  { language: 'en', script: false, phone: true, undo: 'Undo', known: 'As known on' },
] as const;

test.for(VISITORS)(
  'An edit is found in the history, undone there, and both stand in the trail: $language, script $script, phone $phone',
  async ({ undo, known, ...visitor }) => {
    const { page, leave } = await visit(journey(), { ...visitor, as: 'ende' });
    const check = async (): Promise<void> => {
      await expectNoSidewaysScroll(page);
      if (visitor.script) await expectAccessible(page);
    };
    await page.goto('/kegiatan?area=53.08&sort=title');
    const found = await page
      .locator('main a[href*="/kegiatan/"]')
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute('href') ?? '').find((href) => /[0-9a-f-]{36}$/.test(href)),
      );
    const address = new URL(found ?? '', page.url()).pathname;

    const programme = `Program uji ${visitor.language}`;
    await page.goto(`${address}/ubah`);
    await page.fill('input[name=programme]', programme);
    await page.locator('main form button.primary').last().click();
    await page.waitForURL((url) => url.pathname === address);
    const newest = page.locator('#riwayat .history > li').first();
    const edited = (await newest.textContent()) ?? '';
    expect(edited).toContain('Bagian Kerja Sama');
    expect(edited).toContain('Operator Kerja Sama');
    expect(await newest.locator('ins').textContent()).toBe(programme);
    await check();

    await page.locator('#riwayat form[action="?/undo"]').evaluate((form) => {
      form.closest('details')?.setAttribute('open', '');
    });
    await page.locator('#riwayat form[action="?/undo"] button').click();
    await page.waitForURL(/tersimpan=urung/);
    expect(await page.textContent('main')).not.toContain(`${programme} ·`);
    expect(await newest.locator('del').textContent()).toBe(programme);

    await page.goto(`${address}?per=${yesterday()}`);
    expect(await page.locator('main .notice').first().textContent()).toContain(known); // not in the register yet
    expect(new URL(page.url()).searchParams.get('belum')).toBe(yesterday());
    await page.goto(`/mitra?per=${yesterday()}`);
    expect(await page.locator('main .notice').first().textContent()).toContain(known);
    expect(await page.locator('main table tbody a[href*="/mitra/"]').count()).toBe(0);
    await check();
    await page.goto(`/sebaran?area=53.08&per=${yesterday()}`);
    expect(await page.locator('main .notice').first().textContent()).toContain(known);
    await check();
    await page.locator('main .notice a.button').click();
    expect(new URL(page.url()).searchParams.has('per')).toBe(false);
    expect(await page.locator('main table tbody tr').count()).toBeGreaterThan(3);

    await page.goto('/pengaturan');
    await page.locator('main a[href*="/jejak"]').click();
    await page.waitForURL(/\/jejak$/);
    await check();
    await page.goto('/jejak?action=undo-edit');
    const row = page.locator('main table tbody tr').first();
    expect(await row.textContent()).toContain('Operator Kerja Sama');
    await row.locator('a[href*="/jejak/"]').click();
    await page.waitForURL(/\/jejak\/\d+$/);
    expect(await page.locator('main del').textContent()).toBe(programme);
    expect(await page.locator('main dd.code').last().textContent()).toMatch(/^[0-9a-f]{64}$/);
    await check();

    await page.goto('/jejak?action=undo-edit');
    const download = page.waitForEvent('download');
    await page.locator('a[href*="/jejak/ekspor"]').click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toContain('Bagian Kerja Sama');
    expect(csv.trim().split('\n').length).toBeGreaterThan(1);
    expect(undo).not.toBe('');
    await leave();
  },
);

test('The trail of an office is not for another office, and no trail is for the public', async () => {
  const { page, leave } = await visit(journey(), { as: 'ende' });
  await page.goto('/jejak');
  const own = await page.locator('main table tbody a[href*="/jejak/"]').first().getAttribute('href');
  const path = new URL(own ?? '', page.url()).pathname;
  expect((await page.goto(path))?.status()).toBe(200);
  await leave();
  const other = await visit(journey(), { as: 'air' });
  expect((await other.page.goto(path))?.status()).toBe(404);
  await other.leave();
  const nobody = await visit(journey());
  await nobody.page.goto('/jejak');
  expect(new URL(nobody.page.url()).pathname).toBe('/masuk');
  expect((await nobody.page.goto(`/sebaran?area=53&per=${yesterday()}`))?.status()).toBe(403);
  await nobody.leave();
});
