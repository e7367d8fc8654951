/** The evening before a Rakor: the bureau makes its briefing book, sees it grow, reads it and takes both forms along. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();
/** Not on every machine. */
const READER = '/usr/bin/pdftotext';

const VISITORS = [
  {
    language: 'id',
    script: true,
    phone: false,
    title: 'Buku bahan',
    planned: 'Rencana',
    partners: 'Mitra dengan kegiatan',
    file: 'Buku-bahan',
  },
  {
    language: 'en',
    script: false,
    phone: true,
    title: 'Briefing book',
    planned: 'Planned',
    partners: 'Partners with activities',
    file: 'Briefing-book',
  },
] as const;

const RAKOR = 'Rapat Koordinasi Lembaga Mitra Internasional di Provinsi';

async function openRakor(page: Page): Promise<string> {
  await page.goto('/rakor');
  const href = await page
    .locator('main a', { hasText: RAKOR })
    .first()
    .evaluate((link) => new URL((link as HTMLAnchorElement).href).pathname);
  await page.goto(href);
  return href;
}

async function download(page: Page, form: 'docx' | 'pdf'): Promise<{ name: string; bytes: Buffer }> {
  // Written when it is asked for; the journey does not time it.
  const waiting = page.waitForEvent('download', { timeout: 60_000 });
  await page.locator(`.actions a[href*="bentuk=${form}"], a.button[href*="bentuk=${form}"]`).first().click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What the leaf says beside a label, as far as the first bracket. */
async function fact(page: Page, label: string): Promise<string> {
  const text = await page
    .locator('#buku dt', { hasText: label })
    .first()
    .evaluate((term) => term.nextElementSibling?.textContent ?? '');
  return (text.split('(')[0] ?? '').trim();
}

test.for(VISITORS)(
  'The bureau makes the book of its Rakor, reads it and downloads it: $language, script $script, phone $phone',
  async ({ title, planned, partners, file, ...visitor }) => {
    const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });
    const meeting = await openRakor(page);
    await page.locator('#persiapan a[href$="/bahan"]').click();
    await page.waitForURL(/\/bahan$/);
    expect(await page.textContent('h1')).toContain(title);
    const form = page.locator('main form.form');
    if (!(await form.isVisible())) await page.locator('main details:has(form.form) > summary').click();
    await form.locator('button').click();
    await page.waitForURL(/\?buku=/);
    // How far it is: said until it is ready, with a script and without.
    if ((await page.locator('#buku').count()) === 0) {
      expect(await page.locator('[data-waiting] progress').count()).toBe(1);
      await page.waitForSelector('#buku', { timeout: 30_000 });
    }
    const book = new URL(page.url());
    expect(await page.textContent('#buku')).toContain(RAKOR);
    await expectNoSidewaysScroll(page);
    if (visitor.script) await expectAccessible(page);

    await page.locator('#buku a[rel=next]').first().click();
    await page.locator('#buku .list-plain a', { hasText: 'Kabupaten Ende' }).click();
    expect(await page.textContent('#buku h2, #buku h3')).toBeTruthy();
    const figures = { planned: await fact(page, planned), partners: await fact(page, partners) };
    await expectNoSidewaysScroll(page);
    if (visitor.script) await expectAccessible(page);

    const paper = await download(page, 'docx');
    expect(paper.name).toMatch(new RegExp(`^[\\d-]+_${file}_[\\dA-Za-z-]+\\.docx$`));
    expect(paper.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    const printed = await download(page, 'pdf');
    expect(printed.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    if (existsSync(READER)) {
      const text = execFileSync(READER, ['-layout', '-', '-'], {
        input: printed.bytes,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      expect(text).toContain(figures.planned);
    }

    await page.goto('/wilayah/53.08');
    const tiles = await page.locator('main .tiles').innerHTML();
    expect(tiles).toContain(figures.planned);
    expect(await page.locator('main .tiles').innerText()).toContain(figures.partners);

    // The book is another office's secret, also by its address.
    const other = await visit(journey(), { as: 'ende' });
    expect((await other.page.request.get(book.pathname + book.search)).status()).toBe(403);
    expect((await other.page.request.get(`${meeting}/bahan/unduh${book.search}`)).status()).toBe(404);
    await other.leave();

    // A book that is no longer needed goes; its address then leads to none.
    await page.goto(`${meeting}/bahan`);
    await page.locator('main details.confirm > summary').first().click();
    await page.locator('main form[action="?/remove"] button').first().click();
    await page.waitForURL(/tersimpan=dihapus/);
    const gone = await page.request.get(`${meeting}/bahan/unduh${book.search}`);
    expect(gone.status()).toBe(404);
    await leave();
  },
);

test('A day that has not come is refused with what to do, and what was chosen stays', async () => {
  const { page, leave } = await visit(journey(), { as: 'biro', script: false });
  const meeting = await openRakor(page);
  await page.goto(`${meeting}/bahan`);
  const details = page.locator('main details:has(form.form)');
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  await page.fill('input[name=per]', '2199-01-01');
  await page.locator('main form.form button').click();
  expect(await page.textContent('main')).toContain('Tanggal ini belum tiba');
  expect(await page.inputValue('input[name=per]')).toBe('2199-01-01');
  await leave();
});
