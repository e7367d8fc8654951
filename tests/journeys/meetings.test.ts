/** From planning the next Rakor to a follow-up that somebody else has verified, as those who take part. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';
import { openFromMenu } from '#tests/tasks.ts';

const journey = useJourney();
const ID = '[0-9a-f-]{36}';
const TODAY = Temporal.Now.plainDateISO('Asia/Makassar').toString();
const WALKS = [
  {
    language: 'id',
    script: true,
    phone: false,
    title: 'Rakor LMI Nusa Tenggara Timur pertama',
  },
  {
    language: 'en',
    script: false,
    phone: true,
    title: 'Rakor LMI Nusa Tenggara Timur kedua',
  },
] as const;

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const opened = (page: Page, path: string): Promise<void> => page.waitForURL(new RegExp(path));

async function planRakor(page: Page, walk: (typeof WALKS)[number], locale: Locale): Promise<string> {
  await openFromMenu(page, '/rakor');
  await page.locator('main a[href$="/rakor/baru"]').click();
  await page.fill('input[name=title]', walk.title);
  await page.fill('input[name=firstDay]', TODAY);
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
  await page.locator('#persiapan a[href$="/peserta"]').click();
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

const linkIn = (text: string): string => /https?:\/\/\S+\/u\/[\w-]{44}/.exec(text)?.[0] ?? '';
const PARTNER = 'Aoba Technical Cooperation Office';

/** The link of one of the invited, from the message that is sent with it. */
async function linkOf(page: Page, rakor: string, name: string, locale: Locale): Promise<string> {
  await page.goto(`${rakor}/undangan`);
  await press(page, m.invitationsMake({}, { locale }));
  await opened(page, 'tersimpan=tautan');
  const row = page.locator('tbody tr', { hasText: name }).first();
  await row.locator('details > summary').first().click();
  return linkIn(await row.locator('textarea').first().inputValue());
}

async function answer(page: Page, name: string, locale: Locale): Promise<void> {
  await page.locator('input[name=answer][value=attends]').check();
  await page.fill('input[name="persons.0.name"]', name);
  await page.fill('input[name="persons.0.post"]', 'Manajer Program');
  await press(page, m.invitationsSend({}, { locale }));
  await opened(page, 'tersimpan=jawaban');
}

async function makeBook(page: Page, rakor: string): Promise<void> {
  await page.goto(`${rakor}/bahan`);
  const form = page.locator('main form.form');
  if (!(await form.isVisible())) await page.locator('main details:has(form) > summary').click();
  await form.locator('button').click();
  await page.waitForSelector('#buku', { timeout: 60_000 });
  expect(await page.locator('a[href*="bentuk=docx"]').count()).toBeGreaterThan(0);
}

/** What was said is written down, signed and locked; a recommendation of it goes to the ledger. */
async function takeMinutes(page: Page, rakor: string, recommendation: string): Promise<void> {
  await page.goto(`${rakor}/notula`);
  const fresh = () => page.locator('form.minute').last();
  const add = async (kind: string, words: Record<string, string>) => {
    await fresh().locator('select[name=kind]').selectOption(kind);
    for (const [name, text] of Object.entries(words)) await fresh().locator(`[name=${name}]`).fill(text);
    await fresh().locator('.minute-save').click();
    await opened(page, 'tersimpan=butir');
  };
  await add('decision', { body: 'Rakor berikutnya di Ende.' });
  await add('recommendation', { body: recommendation, owner: PARTNER, due: '2027-12-30' });
  await page
    .locator('form.minute', { has: page.locator('textarea', { hasText: recommendation }) })
    .locator('.minute-outcome')
    .click();
  await opened(page, 'tersimpan=rekomendasi');
  const step = async (kind: string, fields: Record<string, string> = {}) => {
    await page.goto(`${rakor}/notula/naskah`);
    const form = page.locator(`form:has(input[name=kind][value=${kind}])`);
    for (const [name, text] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(text);
    await form.locator('button').click();
    await opened(page, 'tersimpan=langkah');
  };
  await step('circulate', { until: '2099-12-31' });
  await step('sign', { signer: 'Nama Ketua', post: 'Asisten II', signedOn: '2027-06-12' });
  await step('lock');
  expect(await page.textContent('main')).toMatch(/SHA-256 [0-9a-f]{64}/);
}

async function verify(page: Page, text: string, locale: Locale): Promise<void> {
  await page.goto('/');
  await page.locator('main a[href*="/tindak-lanjut?state=reported"]').click();
  await page.locator('main a', { hasText: text }).first().click();
  const form = page.locator('form', { has: page.locator('input[value=verify]') });
  await form.locator('textarea').fill('Data diperiksa.');
  await form.locator('button').click();
  await opened(page, 'tersimpan=langkah');
  expect(await page.textContent('main')).toContain(m.meetingsStateDone({}, { locale }));
}

test.for(WALKS)(
  'A Rakor from its plan to follow-ups that others have verified: $language, script $script',
  { timeout: 300_000 },
  async (walk) => {
    const { language: locale, script } = walk;
    const of = (as?: string, more: { script?: boolean; phone?: boolean } = {}) =>
      visit(journey(), { ...(as && { as }), language: locale, script, phone: walk.phone, ...more });
    const text = `Data mitra dimutakhirkan tiap semester: ${walk.title}`;
    const asked = `Mitra menyampaikan peta kebutuhan air: ${walk.title}`;

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
    const link = await linkOf(biro.page, rakor, PARTNER, locale);
    await makeBook(biro.page, rakor);

    // The partner answers from a telephone without an account, the kab/kota from its own.
    const partner = await of(undefined, { phone: true });
    await partner.page.goto(link);
    await answer(partner.page, 'Rambu Contoh', locale);
    const ende = await of('ende');
    await ende.page.goto(rakor);
    await ende.page.locator('main a[href*="/jawab/"]').first().click();
    await answer(ende.page, 'Petrus Contoh', locale);
    // On the day.
    await partner.page.goto(link);
    await partner.page.fill('#hadir input[name=name]', 'Rambu Contoh');
    await press(partner.page, m.attendanceGuestHere({}, { locale }));
    await opened(partner.page, 'tersimpan=hadir');
    await biro.page.goto(`${rakor}/hadir`);
    await biro.page.locator('input[name=persons]').first().check();
    await press(biro.page, m.attendanceEnter({}, { locale }));
    await opened(biro.page, 'tersimpan=hadir');
    expect(await biro.page.locator('tfoot .number').nth(1).textContent()).toBe('2');
    const notes = await of('biro', { script: false });
    await takeMinutes(notes.page, rakor, asked);

    await biro.page.goto(rakor);
    const task = await recordFor(biro.page, 'Bagian Kerja Sama Kabupaten Ende', text, locale);
    await expectNoSidewaysScroll(biro.page);
    if (script) await expectAccessible(biro.page);
    await ende.page.goto(task);
    expect(await ende.page.locator('form[action="?/step"]').count()).toBe(1);
    await ende.page.fill('input[name=progress]', '100');
    await ende.page.fill('textarea[name=body]', 'Data semester pertama disampaikan.');
    await press(ende.page, m.meetingsStepReport({}, { locale }));
    await opened(ende.page, 'tersimpan=langkah');
    expect(await ende.page.textContent('main')).toContain(m.meetingsStateReported({}, { locale }));
    // What the minutes asked of the partner it tells by link.
    await biro.page.goto(rakor);
    await biro.page.locator('#rekomendasi a', { hasText: asked }).first().click();
    await opened(biro.page, `/tindak-lanjut/${ID}`);
    await press(biro.page, m.invitationsTaskLinkMake({}, { locale }));
    await partner.page.goto(linkIn(await biro.page.locator('#tautan textarea').inputValue()));
    await partner.page.fill('input[name=progress]', '100');
    await partner.page.fill('textarea[name=body]', 'Peta disampaikan.');
    await press(partner.page, m.meetingsStepReport({}, { locale }));
    await opened(partner.page, 'tersimpan=laporan');

    const fasker = await of('fasker');
    await verify(fasker.page, text, locale);
    await verify(fasker.page, asked, locale);

    await ende.page.goto(rakor);
    expect(await ende.page.textContent('#rekomendasi')).toContain(m.meetingsStateDone({}, { locale }));
    await expectNoSidewaysScroll(ende.page);
    if (script) await expectAccessible(ende.page);
    expect((await nobody.page.goto(rakor))?.status()).toBe(404);
    for (const visitor of [biro, ende, fasker, nobody, partner, notes]) await visitor.leave();
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
