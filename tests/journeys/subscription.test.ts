/** A person puts the calendar of their office on their telephone: an address that nobody else knows, until it is taken back. */
import { expect, test } from 'vitest';
import { m } from '#messages/messages.js';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();
const VISITORS = [
  { language: 'id', script: true, phone: true },
  { language: 'en', script: false, phone: false },
] as const;

test.for(VISITORS)(
  'The bureau makes the address of its calendar, subscribes, and takes it back: $language, script $script',
  async ({ language, script, phone }) => {
    const words = [{}, { locale: language }] as const;
    const { page, leave } = await visit(journey(), { as: 'biro', language, script, phone });
    await page.goto('/kalender');
    await page.locator('main a[href$="kalender/langganan"]').click();
    await page.waitForURL(/\/langganan$/);
    expect(await page.textContent('main')).toContain(m.subscriptionNone(...words));
    await page.locator('main input[value=all]').check();
    await page.locator('main form[action="?/make"] button').click();
    const address = await page.inputValue('[name=address]');
    expect(new URL(address).pathname).toMatch(/^\/kalender\/langganan\/[\w-]{43}\.ics$/);
    await expectNoSidewaysScroll(page);
    if (script) await expectAccessible(page);

    // The telephone has no cookie and asks again and again.
    const feed = await fetch(address);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(feed.headers.get('set-cookie')).toBeNull();
    const text = await feed.text();
    expect(text).toContain(`${m.calendarKindRecommendation(...words)}: `);
    expect(text.match(/^BEGIN:VEVENT/gm)?.length).toBe(text.match(/^UID:/gm)?.length);
    const again = await fetch(address, { headers: { 'if-none-match': feed.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect((await fetch(address, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);

    await page.goto('/kalender/langganan');
    expect(await page.textContent('main')).not.toContain(m.subscriptionNever(...words));
    expect(await page.content()).not.toContain(new URL(address).pathname);
    await page.locator('main details.confirm > summary').click();
    await page.locator('main form[action="?/withdraw"] button').click();
    await page.waitForURL(/tersimpan=dicabut/);
    expect((await fetch(address)).status).toBe(404);
    await leave();
  },
);

test('Who is not signed in is led to sign in', async () => {
  const { page, leave } = await visit(journey());
  await page.goto('/kalender/langganan');
  await page.waitForURL(/\/masuk\?kembali=/);
  await page.goto('/kalender');
  expect(await page.locator('main a[href$="kalender/langganan"]').count()).toBe(0);
  await leave();
});
