/** From planning the next Rakor to a follow-up that somebody else has verified, as those who take part. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';
import { openFromMenu } from '#tests/tasks.ts';

const journey = useJourney();
const ID = '[0-9a-f-]{36}';
const WALKS = [
  {
    language: 'id',
    script: true,
    phone: false,
    day: '2027-03-10',
    title: 'Rakor LMI Nusa Tenggara Timur Maret 2027',
  },
  {
    language: 'en',
    script: false,
    phone: true,
    day: '2027-05-10',
    title: 'Rakor LMI Nusa Tenggara Timur Mei 2027',
  },
] as const;

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const opened = (page: Page, path: string): Promise<void> => page.waitForURL(new RegExp(path));

async function planRakor(page: Page, walk: (typeof WALKS)[number], locale: Locale): Promise<string> {
  await openFromMenu(page, '/rakor');
  await page.locator('main a[href$="/rakor/baru"]').click();
  await page.fill('input[name=title]', walk.title);
  await page.fill('input[name=firstDay]', walk.day);
  await page.fill('input[name=city]', 'Kupang');
  await page.selectOption('select[name=followsId]', { label: await labelOf(page, /2019/) });
  await page.locator('input[name=visibility][value=internal]').check();
  await page.locator('#field-agenda > details > summary').first().click();
  await page.fill('input[name="agenda.0.begins"]', '09.00');
  await page.fill('input[name="agenda.0.title"]', 'Pembukaan');
  await press(page, m.actionSave({}, { locale }));
  await opened(page, `/rakor/${ID}`);
  return new URL(page.url()).pathname;
}

async function labelOf(page: Page, part: RegExp): Promise<string> {
  const labels = await page.locator('select[name=followsId] option').allTextContents();
  return labels.find((label) => part.test(label)) ?? '';
}

async function inviteAndAnnounce(page: Page, rakor: string, locale: Locale): Promise<void> {
  await page.locator('main a[href$="/peserta"]').click();
  for (const group of ['regencies', 'allPartners', 'partners'])
    if ((await page.locator(`input[name=groups][value=${group}]`).count()) > 0)
      await page.locator(`input[name=groups][value=${group}]`).check();
  await press(page, m.meetingsFillDo({}, { locale }));
  await opened(page, `${rakor}\\?tersimpan=isi`);
  expect(await page.locator('#peserta tbody tr').count()).toBeGreaterThanOrEqual(35);
  await press(page, m.meetingsAnnounce({}, { locale }));
  await opened(page, 'tersimpan=umumkan');
}

async function recordFor(page: Page, owner: string, text: string, locale: Locale): Promise<string> {
  await page.locator('main a[href$="/rekomendasi"]').click();
  await page.fill('textarea[name=text]', text);
  await page.selectOption('select[name=owner]', { label: owner });
  await page.fill('input[name=due]', '2027-12-30');
  await press(page, m.actionSave({}, { locale }));
  await opened(page, 'tersimpan=ubah');
  await page.locator('#rekomendasi a', { hasText: text }).click();
  await opened(page, `/tindak-lanjut/${ID}`);
  return new URL(page.url()).pathname;
}

test.for(WALKS)(
  'A Rakor is planned, filled, announced and followed up: $language, script $script',
  async (walk) => {
    const { language: locale, script } = walk;
    const of = (as?: string) =>
      visit(journey(), { ...(as && { as }), language: locale, script, phone: walk.phone });
    const text = `Data mitra dimutakhirkan tiap semester ${walk.day}`;

    const biro = await of('biro');
    const rakor = await planRakor(biro.page, walk, locale);
    const nobody = await of();
    expect((await nobody.page.goto(rakor))?.status()).toBe(404);
    // What the meeting of 2019 left open stands first; the second of the walks finds it taken over by the first.
    const backlog = biro.page.locator('form[action="?/carry"]');
    if ((await backlog.count()) > 0) {
      await press(biro.page, m.meetingsCarry({}, { locale }));
      await opened(biro.page, 'tersimpan=bawa');
      expect(await biro.page.locator('#rekomendasi tbody tr').count()).toBeGreaterThan(0);
    }
    await inviteAndAnnounce(biro.page, rakor, locale);
    const task = await recordFor(biro.page, 'Bagian Kerja Sama Kabupaten Ende', text, locale);
    await expectNoSidewaysScroll(biro.page);
    if (script) await expectAccessible(biro.page);

    const ende = await of('ende');
    await ende.page.goto(task);
    expect(await ende.page.locator('form[action="?/step"]').count()).toBe(1);
    await ende.page.fill('input[name=progress]', '100');
    await ende.page.fill('textarea[name=body]', 'Data semester pertama disampaikan.');
    await press(ende.page, m.meetingsStepReport({}, { locale }));
    await opened(ende.page, 'tersimpan=langkah');
    expect(await ende.page.textContent('main')).toContain(m.meetingsStateReported({}, { locale }));

    const fasker = await of('fasker');
    await fasker.page.goto('/');
    await fasker.page.locator('main a[href*="/tindak-lanjut?state=reported"]').click();
    await fasker.page.locator('main a', { hasText: text }).click();
    const verify = fasker.page.locator('form', { has: fasker.page.locator('input[value=verify]') });
    await verify.locator('textarea').fill('Data diperiksa.');
    await verify.locator('button').click();
    await opened(fasker.page, 'tersimpan=langkah');
    expect(await fasker.page.textContent('main')).toContain(m.meetingsStateDone({}, { locale }));

    await ende.page.goto(rakor);
    expect(await ende.page.textContent('#rekomendasi')).toContain(m.meetingsStateDone({}, { locale }));
    await expectNoSidewaysScroll(ende.page);
    if (script) await expectAccessible(ende.page);
    expect((await nobody.page.goto(rakor))?.status()).toBe(404);
    for (const visitor of [biro, ende, fasker, nobody]) await visitor.leave();
  },
);

test('Anybody reads what the meetings of the demonstration recommended, and takes the calendar along', async () => {
  const { page, leave } = await visit(journey(), { phone: true });
  await page.goto('/tindak-lanjut');
  expect(await page.locator('main h2 + .print-wide tbody tr').count()).toBe(9);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const feed = await page.request.get('/rakor/kalender');
  expect(await feed.text()).toContain('DTSTART;VALUE=DATE:20240918');
  await leave();
});

test('What the public reads of a recommendation is what was told last', async () => {
  const nobody = await visit(journey());
  const biro = await visit(journey(), { as: 'biro' });
  await nobody.page.goto('/tindak-lanjut?year=2024');
  await nobody.page.locator('main a', { hasText: 'Memperkuat jejaring' }).click();
  await opened(nobody.page, `/tindak-lanjut/${ID}`);
  expect(await nobody.page.textContent('main')).not.toContain('Jejaring provinsi sudah dipetakan');
  await biro.page.goto(new URL(nobody.page.url()).pathname);
  await biro.page.fill('input[name=progress]', '75');
  await biro.page
    .locator('form[action="?/step"] textarea')
    .first()
    .fill('Jejaring provinsi sudah dipetakan.');
  await press(biro.page, m.meetingsStepReport({}, { locale: 'id' }));
  await opened(biro.page, 'tersimpan=langkah');
  await nobody.page.reload();
  expect(await nobody.page.textContent('main')).toContain('Jejaring provinsi sudah dipetakan');
  for (const visitor of [nobody, biro]) await visitor.leave();
});
