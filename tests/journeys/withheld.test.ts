/** Fields that fewer may know than the rest of their record: closed by the bureau, read by the partner, named to the others. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { m } from '#messages/messages.js';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit, type Visitor } from '#tests/journey.ts';

const journey = useJourney();

const VISITORS = [
  { language: 'id', script: true, phone: false, nth: 0 },
  { language: 'en', script: false, phone: true, nth: 1 },
] as const;

/** Follows the register to the water partner's page; gives its address. */
async function openPartner(page: Page): Promise<string> {
  await page.goto('/mitra');
  await page.locator('main table tbody a[href*="/mitra/"]', { hasText: 'Open Well Trust' }).first().click();
  await page.waitForURL(/\/mitra\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Opens the folded part of the form that the field is in. */
async function unfold(page: Page, field: string): Promise<void> {
  const fold = page.locator(`main form details:not([open]):has([name="${field}"]) > summary`);
  if ((await fold.count()) > 0) await fold.click();
}

async function save(page: Page, address: string): Promise<void> {
  await page.locator('main form button.primary').last().click();
  await page.waitForURL((url) => url.pathname === address);
}

test.for(VISITORS)(
  'A field of an activity is closed to most: $language, script $script, phone $phone',
  async ({ nth, ...visitor }) => {
    const words = { locale: visitor.language };
    const check = async (page: Page): Promise<void> => {
      await expectNoSidewaysScroll(page);
      if (visitor.script) await expectAccessible(page);
    };
    const told = async (address: string, as?: string): Promise<string> => {
      const { page, leave } = await visit(journey(), { ...visitor, as } as Visitor);
      expect((await page.goto(address))?.status()).toBe(200);
      await check(page);
      const text = (await page.textContent('main')) ?? '';
      await leave();
      return text;
    };
    const secret = `Sengketa lahan ${visitor.language}`;
    const settled = `Sengketa selesai ${visitor.language}`;

    const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });
    await openPartner(page);
    const link = page.locator('main a[href*="/kegiatan/"]').nth(nth);
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).pathname;
    await page.goto(`${address}/ubah`);
    await unfold(page, 'obstacle');
    await check(page);
    await page.check('input[name=visibility][value=public]');
    await page.fill('textarea[name=obstacle]', secret);
    await page.selectOption('select[name="withheld.obstacle"]', 'restricted');
    await save(page, address);
    expect(await page.textContent('main')).toContain(secret);
    await page.goto(`${address}/ubah`);
    await unfold(page, 'obstacle');
    expect(await page.inputValue('select[name="withheld.obstacle"]')).toBe('restricted');
    await page.fill('textarea[name=obstacle]', settled);
    await save(page, address);
    const newest = page.locator('#riwayat .history > li').first();
    expect(await newest.locator('del').textContent()).toBe(secret);
    expect(await newest.locator('ins').textContent()).toBe(settled);
    await check(page);
    await leave();

    const open = await told(address);
    expect(open).toContain(m.withheldNotOpen({}, words));
    expect(open).not.toMatch(new RegExp(`${secret}|${settled}`));
    expect(await told(address, 'air')).toContain(settled);
    const planner = await told(address, 'bappeda');
    expect(planner).toContain(m.withheldNotOpen({}, words));
    expect(planner).toContain(m.withheldWho({ field: m.activitiesObstacle({}, words) }, words)); // the history
    expect(planner).not.toMatch(new RegExp(`${secret}|${settled}`));
  },
);

test('A partner’s own officer writes a closed fact, and does not decide who may know it', async () => {
  const bureau = await visit(journey(), { as: 'biro' });
  const address = await openPartner(bureau.page);
  await bureau.page.goto(`${address}/ubah`);
  await unfold(bureau.page, 'website');
  await bureau.page.fill('input[name=website]', 'https://tertutup.example.org');
  await bureau.page.selectOption('select[name="withheld.website"]', 'restricted');
  await save(bureau.page, address);
  await bureau.leave();

  const nobody = await visit(journey());
  await nobody.page.goto(address);
  expect(await nobody.page.textContent('main')).toContain('Tidak dibuka untuk umum');
  expect(await nobody.page.content()).not.toContain('tertutup.example.org');
  await nobody.leave();

  const own = await visit(journey(), { as: 'air' });
  await own.page.goto(`${address}/ubah`);
  await unfold(own.page, 'website');
  expect(await own.page.inputValue('input[name=website]')).toBe('https://tertutup.example.org');
  expect(await own.page.locator('select[name="withheld.website"]').count()).toBe(0);
  await expectAccessible(own.page);
  await own.page.fill('input[name=website]', 'https://pindah.example.org');
  await save(own.page, address);
  expect(await own.page.textContent('main')).toContain('https://pindah.example.org');
  await own.leave();

  const again = await visit(journey());
  await again.page.goto(address);
  expect(await again.page.content()).not.toContain('pindah.example.org');
  await again.leave();
});
