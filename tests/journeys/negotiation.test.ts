/** From an overlap to an agreed division, as those who take part, and where it stands in the calendar. */
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
    ...{ query: 'area=53.08&field=water', place: 'Ndori', day: '2027-03-10' },
    ...{ partner: 'air', regency: 'ende', office: 'Kabupaten Ende', stranger: 'kupang' },
  },
  {
    language: 'en',
    script: false,
    phone: true,
    ...{ query: 'area=53.71&field=child', place: 'Kupang', day: '2027-05-10' },
    ...{ partner: 'anak', regency: 'kupang', office: 'Kota Kupang', stranger: 'ende' },
  },
] as const;
type Walk = (typeof WALKS)[number];

/** A day to answer by. */
const inADay = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const opened = (page: Page, path: string): Promise<void> => page.waitForURL(new RegExp(path));

async function planRakor(page: Page, { day }: Walk, locale: Locale): Promise<string> {
  await openFromMenu(page, '/rakor');
  await page.locator('main a[href$="/rakor/baru"]').click();
  await page.fill('input[name=title]', `Rakor pembagian ${day}`);
  await page.fill('input[name=firstDay]', day);
  await press(page, m.actionSave({}, { locale }));
  await opened(page, `/rakor/${ID}`);
  await press(page, m.meetingsAnnounce({}, { locale }));
  await opened(page, 'tersimpan=umumkan');
  return new URL(page.url()).pathname;
}

/** The overlap in the place, among those of the field in the kab/kota. */
const overlapIn = (page: Page, place: string) =>
  page.locator('#overlaps > ul > li', { hasText: place }).first();
const overlaps = ({ query }: Walk, show: string): string => `/tumpang-tindih?${query}&show=${show}`;

async function propose(page: Page, walk: Walk, rakor: string, locale: Locale): Promise<string> {
  const { place } = walk;
  await page.goto(overlaps(walk, 'open'));
  await overlapIn(page, place)
    .getByRole('link', { name: m.negotiationPropose({}, { locale }) })
    .click();
  await opened(page, '/usulan/baru');
  expect(await page.locator('main .panel').count()).toBeGreaterThanOrEqual(2);
  await page.fill('textarea[name=body]', `Kegiatan di ${place} dibagi menurut desa.`);
  const lines = page.locator('textarea[name^="lines."]');
  for (let i = 0; i < (await lines.count()); i++) await lines.nth(i).fill(`Desa bagian ${String(i + 1)}`);
  await page.fill('input[name=answerBy]', inADay());
  await page.selectOption('select[name=meetingId]', rakor.split('/').at(-1) ?? '');
  await press(page, m.negotiationSend({}, { locale }));
  await opened(page, `/usulan/${ID}\\?tersimpan=kirim`);
  return new URL(page.url()).pathname;
}

/** From the task on the home page to an answer. */
async function answer(
  page: Page,
  proposal: string,
  kind: string,
  body: string,
  locale: Locale,
): Promise<void> {
  await page.goto('/');
  await page.locator('main a[href$="/tumpang-tindih/usulan"]').first().click();
  await page.locator(`main a[href$="${proposal.split('/').at(-1) ?? ''}"]`).click();
  await page.locator(`input[name=kind][value=${kind}]`).check();
  if (body !== '') await page.fill('textarea[name=body]', body);
  await press(page, m.negotiationAnswerSend({}, { locale }));
  await opened(page, 'tersimpan=jawab');
}

/** The days of a proposal and of its meeting, from the menu to the month and back to what stands there. */
async function seeInCalendar(
  page: Page,
  entry: string,
  month: string,
  check: () => Promise<void>,
): Promise<void> {
  await openFromMenu(page, '/kalender');
  await page.goto(`/kalender?bulan=${month}`);
  await check();
  const link = page.locator(`.calendar a[href$="${entry.split('/').at(-1) ?? ''}"]`).first();
  await link.click();
  await page.waitForURL((url) => url.pathname === entry);
}

/** The bureau notes what partners without an office said in writing. */
async function noteOthers(page: Page, proposal: string, locale: Locale): Promise<void> {
  await page.goto(proposal);
  for (let i = 0; i < 5; i++) {
    const left = page.locator('#jawaban tbody tr', { hasText: m.negotiationAnswerNone({}, { locale }) });
    if ((await left.count()) === 0) return;
    const name = (await left.first().locator('a').first().textContent()) ?? '';
    const form = page.locator('#jawaban details', { hasText: name });
    await form.locator('summary').click();
    await form.locator('input[value=agree]').check();
    await form.locator('textarea').fill('Surat nomor 14 tanggal 3 Februari 2027.');
    await form.getByRole('button', { name: m.negotiationAnswerSend({}, { locale }) }).click();
    await opened(page, 'tersimpan=jawab');
  }
}

async function settle(
  page: Page,
  { office }: Walk,
  { proposal, task }: Record<'proposal' | 'task', string>,
  locale: Locale,
): Promise<void> {
  await page.goto(proposal);
  await page.locator('main a[href$="/sepakat"]').click();
  await opened(page, '/sepakat$');
  await page.fill('textarea[name=summary]', 'Dibagi menurut desa, berlaku mulai tahun depan.');
  await page.fill('textarea[name=text]', task);
  await page.selectOption('select[name=owner]', { label: `Bagian Kerja Sama ${office}` });
  await page.fill('input[name=due]', '2027-12-30');
  await press(page, m.negotiationSettle({}, { locale }));
  await opened(page, 'tersimpan=sepakat');
}

test.for(WALKS)('An overlap is divided by agreement: $language, script $script', async (walk) => {
  const { language: locale, script, phone, place } = walk;
  const of = (as?: string) => visit(journey(), { ...(as && { as }), language: locale, script, phone });
  const check = async (page: Page) => {
    await expectNoSidewaysScroll(page);
    if (script) await expectAccessible(page);
  };
  const biro = await of('biro');
  const rakor = await planRakor(biro.page, walk, locale);
  await biro.page.goto(`${rakor}/tumpang-tindih`);
  expect(await biro.page.locator('#overlaps li').count()).toBeGreaterThan(0);
  await check(biro.page);
  const proposal = await propose(biro.page, walk, rakor, locale);
  await check(biro.page);
  await biro.page.goto(rakor);
  expect(
    await biro.page.locator(`#tumpang-tindih a[href$="${proposal.split('/').at(-1) ?? ''}"]`).count(),
  ).toBe(1);

  const partner = await of(walk.partner);
  await answer(partner.page, proposal, 'change', 'Kami mulai dari desa bagian dua.', locale);
  expect(await partner.page.locator('main a[href$="/sepakat"]').count()).toBe(0);
  await check(partner.page);
  await seeInCalendar(partner.page, proposal, inADay().slice(0, 7), () => check(partner.page));
  await seeInCalendar(biro.page, rakor, walk.day.slice(0, 7), () => check(biro.page));
  const regency = await of(walk.regency);
  await answer(regency.page, proposal, 'agree', '', locale);
  const stranger = await of(walk.stranger);
  expect((await stranger.page.goto(proposal))?.status()).toBe(404);
  const nobody = await of();
  await nobody.page.goto(proposal);
  await opened(nobody.page, '/masuk');

  await noteOthers(biro.page, proposal, locale);
  await biro.page.goto('/');
  expect(await biro.page.textContent('main')).toContain(m.negotiationTaskAnswered({}, { locale }));
  const task = `Pembagian desa di ${place} dilaksanakan.`;
  await settle(biro.page, walk, { proposal, task }, locale);
  await check(biro.page);
  await biro.page.goto(overlaps(walk, 'open'));
  expect(await biro.page.locator(`#overlaps a[href$="${proposal.split('/').at(-1) ?? ''}"]`).count()).toBe(0);
  await biro.page.goto(overlaps(walk, 'confirmed'));
  expect(await overlapIn(biro.page, place).textContent()).toContain('berlaku mulai tahun depan');

  await regency.page.goto('/tindak-lanjut?own=ya');
  await regency.page.locator('main a', { hasText: task }).click();
  await opened(regency.page, `/tindak-lanjut/${ID}`);
  await partner.page.goto(proposal);
  expect(await partner.page.textContent('main')).toContain(m.negotiationStateAgreed({}, { locale }));
  for (const visitor of [biro, partner, regency, stranger, nobody]) await visitor.leave();
});

test('A partner plans a visit with offices, which they find in their calendar', async () => {
  const air = await visit(journey(), { as: 'air' });
  await openFromMenu(air.page, '/rakor');
  await air.page.locator('main a[href$="/rakor/baru"]').click();
  expect(await air.page.locator('select[name=kind] option').count()).toBe(3);
  await air.page.fill('input[name=title]', 'Kunjungan bersama sumur Ndori');
  await air.page.selectOption('select[name=kind]', 'visit');
  await air.page.selectOption('select[name=areaCode]', { label: 'Nusa Tenggara Timur' });
  await air.page.fill('input[name=firstDay]', '2027-02-16');
  await press(air.page, m.actionSave({}, { locale: 'id' }));
  await opened(air.page, `/rakor/${ID}`);
  await press(air.page, m.meetingsAnnounce({}, { locale: 'id' }));
  await opened(air.page, 'tersimpan=umumkan');
  const event = new URL(air.page.url()).pathname;
  const biro = await visit(journey(), { as: 'biro' });
  await seeInCalendar(biro.page, event, '2027-02', () => expectAccessible(biro.page));
  expect(await biro.page.textContent('main')).toContain('Open Well Trust');
  expect(await biro.page.locator(`main a[href$="${event}/ubah"]`).count()).toBe(0);
  const feed = await biro.page.request.get('/kalender.ics?kind=visit');
  expect(await feed.text()).toContain('DTSTART;VALUE=DATE:20270216');
  const nobody = await visit(journey());
  expect(await (await nobody.page.request.get('/kalender.ics')).text()).not.toContain('20270216');
  for (const visitor of [air, biro, nobody]) await visitor.leave();
});
