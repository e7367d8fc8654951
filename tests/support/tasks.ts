/** What people do in the product, step by step, by what the pages offer: menu, links, buttons, fields. */
import type { Page } from 'playwright-core';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';

const ID = '[0-9a-f-]{36}';

/** Opens a page of the main menu, which on a phone is folded away. */
export async function openFromMenu(page: Page, path: string): Promise<void> {
  const fold = page.locator('header details.menu > summary');
  const isPhone = await fold.isVisible();
  if (isPhone) await fold.click();
  await page.locator(`header ${isPhone ? 'details.menu' : '.nav-bar'} a[href$="${path}"]`).click();
  await page.waitForURL((url) => url.pathname === path);
}

/** Registers a partner from the home page; where one with a like name exists, it is another all the same. */
export async function registerPartner(page: Page, name: string, locale: Locale): Promise<void> {
  await page.goto('/');
  await page.locator('main a[href$="/mitra/baru"]').click();
  await page.fill('input[name=name]', name);
  await page.selectOption('select[name=partnerClass]', 'internationalNgo');
  await page.selectOption('select[name=homeCountry]', 'NO');
  await save(page, locale);
  const likes = page.locator('button[name=anyway]');
  const heading = page.locator('main h1', { hasText: name });
  await likes.or(heading).first().waitFor();
  if (await likes.isVisible()) await likes.click();
  await page.waitForURL(new RegExp(`/mitra/${ID}`));
}

/** The button at the end of the form; a form may have one at its beginning for the Enter key. */
async function save(page: Page, locale: Locale): Promise<void> {
  await page
    .getByRole('button', { name: m.actionSave({}, { locale }), exact: true })
    .last()
    .click();
}

/** Sends a file and waits for what is said about it; nothing is stored yet. */
export async function sendFile(page: Page, file: string, script: boolean): Promise<void> {
  await openFromMenu(page, '/impor');
  await page.setInputFiles('input[type=file]', file);
  await page.locator('main form[enctype] button').click();
  await page.waitForURL(new RegExp(`/impor/${ID}`));
  await untilDone(page, script);
}

/** Takes the first village of the list for a place nobody knows. */
export async function answerPlace(page: Page, script: boolean): Promise<void> {
  await page.locator('select[name^="choice:place"]').selectOption({ index: 1 });
  await page.locator('form[action="?/answer"] button').click();
  await untilDone(page, script);
}

export async function storeFile(page: Page, script: boolean): Promise<void> {
  await page.locator('form[action="?/store"] button').click();
  await untilDone(page, script);
}

/** Waits until the file is no longer being worked on; without script by asking again. */
async function untilDone(page: Page, script: boolean): Promise<void> {
  const bar = page.locator('main progress:not([hidden])');
  if (script) {
    await bar.waitFor({ state: 'detached' });
    return;
  }
  for (let i = 0; i < 100 && (await bar.count()) > 0; i++) {
    await page.waitForTimeout(200);
    await page.reload();
  }
}

/** Coverage of the area one works in, for a year, in planned money. */
export async function openCoverage(page: Page, year: number): Promise<void> {
  await openFromMenu(page, '/sebaran');
  await page.locator('main details.filter > summary').click();
  await page.fill('main details.filter input[name=year]', String(year));
  await page.locator('main details.filter form > button').click();
  await page.waitForURL(/year=/);
  await page.locator('main nav a[href*="measure=planned"]').click();
  await page.waitForURL(/measure=planned/);
}

/** From the total of the table to the rows it was made of. */
export async function followTotal(page: Page): Promise<void> {
  await page.locator('main table.sticky-first tfoot tr').last().locator('a').first().click();
  await page.waitForURL(/\/sebaran\/angka/);
}

/** Opens an activity by its title, from any list of activities on the page. */
export async function openActivity(page: Page, title: string): Promise<void> {
  await page.locator('main a[href*="/kegiatan/"]', { hasText: title }).first().click();
  await page.waitForURL(new RegExp(`/kegiatan/${ID}$`));
}

/** Changes the first budget of the activity that is open. */
export async function changeBudget(page: Page, amount: string, locale: Locale): Promise<void> {
  await page.locator('main a[href$="/ubah"]').click();
  await page.waitForURL(/\/ubah$/);
  await page.fill('input[name="budgets.0.amount"]', amount);
  await save(page, locale);
  await page.waitForURL(/tersimpan=ubah/);
}

/** Takes back the last change of the activity that is open. */
export async function undoLast(page: Page): Promise<void> {
  const question = page.locator('#riwayat details', { has: page.locator('form[action="?/undo"]') });
  await question.locator('summary').click();
  await question.locator('form button').click();
  await page.waitForURL(/tersimpan=urung/);
}

/** A form sent by hand, past what the pages offer. @returns the status it is answered with */
export async function forge(page: Page, path: string, form: Record<string, string>): Promise<number> {
  const origin = new URL(page.url()).origin;
  const response = await page.request.post(path, { form, headers: { origin }, maxRedirects: 0 });
  return response.status();
}
