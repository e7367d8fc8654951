/** Figures as pages show them and as the files taken from those pages have them. */
import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatMoneyShort, formatNumber } from '#ui/format.ts';

export type Measure = 'partners' | 'activities' | 'planned' | 'spent';

/** Where the file of a coverage table has area, field and figures, counted from nought. */
const PLACE = { area: 2, field: 5, partners: 6, activities: 7, planned: 8, spent: 9 } as const;

type Lines = readonly (readonly (string | number | null)[])[];

/** Takes the file by the link on the page. */
export async function takeCoverage(page: Page, format: 'csv' | 'xlsx'): Promise<Lines> {
  const download = page.waitForEvent('download');
  await page.locator(`main a[href*="/sebaran/ekspor"][href*="format=${format}"]`).click();
  const bytes = await readFile(await (await download).path());
  if (format === 'csv') {
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
    return Papa.parse<string[]>(text, { skipEmptyLines: true }).data.slice(1);
  }
  const [sheet] = (await readXlsx(bytes)).sheets;
  return (sheet?.rows ?? [])
    .slice(1)
    .map((row) => row.map((cell) => (cell instanceof Date ? null : plain(cell))));
}

function plain(cell: unknown): string | number | null {
  return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
}

/** The figures of a file by area and field, in the words of the page; what is not recorded is left out. */
export function figuresOfFile(lines: Lines, measure: Measure, locale: Locale): Record<string, string> {
  const figures: Record<string, string> = {};
  for (const line of lines) {
    const value = String(line[PLACE[measure]] ?? '');
    if (value === '' || Number(value) === 0) continue;
    const isMoney = measure === 'planned' || measure === 'spent';
    const key = `${String(line[PLACE.area])} | ${String(line[PLACE.field])}`.toLowerCase();
    figures[key] = isMoney ? formatMoneyShort(value, 'IDR', locale) : formatNumber(value, locale);
  }
  return figures;
}

/** The same of the table on the page. */
export async function figuresOfPage(page: Page, locale: Locale): Promise<Record<string, string>> {
  const rows = await page
    .locator('main table.sticky-first')
    .evaluate((table) =>
      [...(table as HTMLTableElement).rows].map((row) =>
        [...row.cells].map((cell) => (cell.querySelector('a') ?? cell).textContent.trim()),
      ),
    );
  const total = m.coverageTotal({}, { locale });
  const [head = [], ...body] = rows;
  const figures: Record<string, string> = {};
  for (const [name = '', ...cells] of body)
    for (const [index, text] of cells.entries()) {
      if (text === '–') continue;
      const area = name === m.coverageTotalAll({}, { locale }) ? total : name.replaceAll('\u200b', '');
      figures[`${area} | ${head[index + 1] ?? ''}`.toLowerCase()] = text;
    }
  return figures;
}

/** What the rows behind a number say: how many they are, and their planned money with the total below them, in rupiah. */
export async function explainedRows(page: Page): Promise<{ count: number; sum: number; total: number }> {
  const locale = (await page.getAttribute('html', 'lang')) === 'en' ? 'en' : 'id';
  const heading = m.coverageMeasurePlanned({}, { locale });
  const planned = await page.locator(`main tbody td[data-label="${heading}"]`).allTextContents();
  const total = await page.locator('main tfoot td.number').first().textContent();
  return {
    count: planned.length,
    sum: planned.reduce((sum, text) => sum + cents(text, locale), 0) / 100,
    total: cents(total, locale) / 100,
  };
}

/** The planned money below the rows of a number, read anew from its address without leaving the page. */
export async function explainedTotal(page: Page, address: string): Promise<number> {
  const html = await (await page.request.get(address)).text();
  return cents(html.slice(html.indexOf('<tfoot')), /<html lang="en"/.test(html) ? 'en' : 'id') / 100;
}

/** The first amount of a text, in cents; what is not recorded adds nothing. */
function cents(text: string | null, locale: Locale): number {
  const written = /Rp([\d.,]*\d)/.exec(text ?? '')?.[1] ?? '0';
  const plainly =
    locale === 'id' ? written.replaceAll('.', '').replace(',', '.') : written.replaceAll(',', '');
  return Math.round(Number(plainly) * 100);
}
