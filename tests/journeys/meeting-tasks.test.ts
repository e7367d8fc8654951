/** What people come to do around a meeting takes no more than twelve interactions, each counted. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type Hands, handsOn } from '#tests/hands.ts';
import { expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';
import { PDF } from '#tests/sample-files.ts';

const journey = useJourney();
const ID = '[0-9a-f-]{36}';
const MOST = 12;
const WALKS = [
  { language: 'id', phone: true, script: false, day: '2027-06-15', place: 'area=53.08&field=water' },
  { language: 'en', phone: false, script: true, day: '2027-06-22', place: 'area=53.71&field=child' },
] as const;

const opened = (page: Page, path: string): Promise<void> => page.waitForURL(new RegExp(path));
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

async function menu(hands: Hands, page: Page, path: string): Promise<void> {
  const fold = page.locator('header details.menu > summary');
  const isPhone = await fold.isVisible();
  if (isPhone) await hands.click(fold);
  await hands.click(page.locator(`header ${isPhone ? 'details.menu' : '.nav-bar'} a[href$="${path}"]`));
  await page.waitForURL((url) => url.pathname === path);
}

/** The next Rakor of a series, from the home page to invitations that are out. */
async function planAndInvite(page: Page, day: string, locale: Locale): Promise<string> {
  const hands = handsOn(page);
  await menu(hands, page, '/rakor');
  await hands.click(page.locator('main a[href$="/rakor/baru"]'));
  await hands.click(page.locator('main a[href*="sesudah="]', { hasText: '2019' }));
  await opened(page, 'sesudah=');
  await hands.fill(page.locator('input[name=title]'), `Rakor LMI ${day}`);
  await hands.fill(page.locator('input[name=firstDay]'), day);
  await hands.fill(page.locator('input[name=city]'), 'Kupang');
  await hands.click(button(page, m.actionSave({}, { locale })));
  await opened(page, `/rakor/${ID}\\?tersimpan=baru`);
  const rakor = new URL(page.url()).pathname;
  // The agenda and the invited of last time are there already.
  expect(await page.locator('#peserta tbody tr').count()).toBeGreaterThan(25);
  expect(await page.textContent('#persiapan')).toContain(m.preparationOpen({}, { locale }));
  await expectNoSidewaysScroll(page);
  await hands.click(page.locator('#persiapan a[href$="/undangan"]'));
  await hands.click(button(page, m.preparationAnnounceInvite({}, { locale })));
  await opened(page, 'tersimpan=tautan');
  await hands.click(page.locator('#surat details > summary').first());
  await hands.click(button(page, m.noticesSend({}, { locale })));
  await opened(page, 'tersimpan=surat');
  expect(hands.done.length, hands.done.join('\n')).toBeLessThanOrEqual(MOST);
  return rakor;
}

async function makeBook(page: Page, rakor: string, locale: Locale): Promise<void> {
  const hands = handsOn(page);
  await page.goto('/');
  await menu(hands, page, '/rakor');
  await hands.click(page.locator(`main a[href$="${rakor}"]`).first());
  await hands.click(page.locator('#persiapan a[href$="/bahan"]'));
  await opened(page, '/bahan$');
  await hands.click(button(page, m.briefingMake({}, { locale })));
  await page.waitForSelector('#buku', { timeout: 60_000 });
  expect(await page.locator('a[href*="bentuk=pdf"]').count()).toBeGreaterThan(0);
  expect(hands.done.length + 1, hands.done.join('\n')).toBeLessThanOrEqual(MOST);
}

/** From the message with the link to a delegate and slides. */
async function nameDelegate(page: Page, link: string, locale: Locale): Promise<void> {
  const hands = handsOn(page);
  await page.goto(link);
  await hands.click(page.locator('input[name=answer][value=attends]'));
  await hands.fill(page.locator('input[name="persons.0.name"]'), 'Rambu Contoh');
  await hands.fill(page.locator('input[name="persons.0.post"]'), 'Manajer Program');
  await hands.click(button(page, m.invitationsSend({}, { locale })));
  await opened(page, 'tersimpan=jawaban');
  await hands.click(page.locator('#bahan details > summary'));
  await hands.attach(page.locator('#bahan input[name=file]'), {
    name: 'paparan.pdf',
    mimeType: 'application/pdf',
    buffer: PDF,
  });
  await hands.click(button(page, m.invitationsMaterialAdd({}, { locale })));
  await opened(page, 'tersimpan=bahan');
  await expectNoSidewaysScroll(page);
  // And the tap on the link itself.
  expect(hands.done.length + 1, hands.done.join('\n')).toBeLessThanOrEqual(MOST);
}

async function proposeDivision(page: Page, where: string, locale: Locale): Promise<void> {
  const hands = handsOn(page);
  await page.goto(`/tumpang-tindih?${where}&show=open`);
  await hands.click(
    page
      .locator('#overlaps')
      .getByRole('link', { name: m.negotiationPropose({}, { locale }) })
      .first(),
  );
  await opened(page, '/usulan/baru');
  await hands.fill(page.locator('textarea[name=body]'), 'Kegiatan dibagi menurut desa.');
  const lines = page.locator('textarea[name^="lines."]');
  for (let i = 0; i < (await lines.count()); i++)
    await hands.fill(lines.nth(i), `Desa bagian ${String(i + 1)}`);
  await hands.fill(
    page.locator('input[name=answerBy]'),
    new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
  );
  await hands.click(button(page, m.negotiationSend({}, { locale })));
  await opened(page, `/usulan/${ID}\\?tersimpan=kirim`);
  expect(hands.done.length + 1, hands.done.join('\n')).toBeLessThanOrEqual(MOST);
}

/** What a Rakor decided, for anybody. */
async function readDecisions(page: Page): Promise<void> {
  const hands = handsOn(page);
  await page.goto('/');
  await menu(hands, page, '/rakor');
  await hands.click(page.locator('main a', { hasText: 'Mitra Luar Negeri' }).first());
  await opened(page, `/rakor/${ID}`);
  expect(await page.locator('#rekomendasi tbody tr').count()).toBe(6);
  expect(hands.done.length, hands.done.join('\n')).toBeLessThanOrEqual(3);
}

test.for(WALKS)('The tasks around a meeting: $language, phone $phone', { timeout: 240_000 }, async (walk) => {
  const { language: locale, phone, script, day } = walk;
  const of = (as?: string) => visit(journey(), { ...(as && { as }), language: locale, phone, script });
  const biro = await of('biro');
  const rakor = await planAndInvite(biro.page, day, locale);
  await biro.page.goto(`${rakor}/undangan`);
  const text = biro.page.locator('tbody tr', { hasText: 'Aoba' }).first().locator('textarea').first();
  const link = /https?:\/\/\S+\/u\/[\w-]{44}/.exec(await text.inputValue())?.[0] ?? '';
  const partner = await of();
  await nameDelegate(partner.page, link, locale);
  await readDecisions(partner.page);
  await makeBook(biro.page, rakor, locale);
  await proposeDivision(biro.page, walk.place, locale);
  await biro.page.goto(rakor);
  expect(await biro.page.textContent('#persiapan')).toContain(
    m.preparationLinks({ made: 28, all: 28, answered: 1 }, { locale }),
  );
  for (const visitor of [biro, partner]) await visitor.leave();
});
