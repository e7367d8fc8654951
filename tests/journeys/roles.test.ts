/** What each role comes to do, in both languages, on a phone and at a desk, with and without script. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cookie, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { m } from '#messages/messages.js';
import { explainedRows, explainedTotal, figuresOfFile, figuresOfPage, takeCoverage } from '#tests/figures.ts';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';
import {
  answerPlace,
  changeBudget,
  followTotal,
  forge,
  openActivity,
  openCoverage,
  registerPartner,
  sendFile,
  storeFile,
  undoLast,
} from '#tests/tasks.ts';
import { formatMoney } from '#ui/format.ts';

const journey = useJourney();
const folder = mkdtempSync(join(tmpdir(), 'sinergi-roles-'));

interface Cell {
  readonly language: 'id' | 'en';
  readonly phone: boolean;
  readonly script: boolean;
}
const CELLS: readonly Cell[] = (['id', 'en'] as const).flatMap((language) =>
  [true, false].flatMap((phone) => [true, false].map((script) => ({ language, phone, script }))),
);
/** Half of them, in which any two conditions still meet. */
const HALF = CELLS.filter(({ language, phone, script }) => (language === 'en') === (phone === script));
const OTHER_HALF = CELLS.filter((cell) => !HALF.includes(cell));

const placeOf = ({ language, phone, script }: Cell): string =>
  `${language}, ${phone ? 'phone' : 'desk'}, ${script ? 'with' : 'without'} script`;

/** Two at a time, since a machine has more than one core and they do not touch each other's records. */
function inPairs<Run extends Cell & { readonly as: string }>(runs: readonly Run[]) {
  return runs
    .map((run, index) => [run, runs[index + 1] ?? run])
    .filter((_, index) => index % 2 === 0)
    .map((pair) => ({
      pair,
      who: pair.map((run) => `${run.as} (${placeOf(run)})`).join(' and '),
    }));
}

const sessions = new Map<string, Promise<Cookie[]>>();

/** Signs in once as each; later browsers bring the cookies. */
function sessionOf(as: string): Promise<Cookie[]> {
  const known = sessions.get(as) ?? signInOnce(as);
  sessions.set(as, known);
  return known;
}

async function signInOnce(as: string): Promise<Cookie[]> {
  const { page, leave } = await visit(journey(), { as });
  const cookies = await page.context().cookies();
  await leave();
  return cookies.filter(({ name }) => name !== 'sinergi_language');
}

/** Opens the product as somebody, or as nobody. */
async function enter(as: string | undefined, { language, phone, script }: Cell) {
  const viewport = phone ? { width: 390, height: 844 } : { width: 1280, height: 900 };
  const entered = await visit(journey(), { language, script, viewport });
  if (as !== undefined) await entered.page.context().addCookies(await sessionOf(as));
  return entered;
}

interface Office {
  readonly as: string;
  /** Regency, district and village in its area. */
  readonly place: readonly [string, string, string];
  /** Another regency of its area; its own, where it has one only. */
  readonly beside: string;
}
const ENDE: Office = { as: 'ende', place: ['Kab. Ende', 'Ndori', 'Maubasa'], beside: 'Ende' };
const KUPANG: Office = {
  as: 'kupang',
  place: ['Kota Kupang', 'Kelapa Lima', 'Oesapa Barat'],
  beside: 'Kota Kupang',
};
const BUREAU: Office = { as: 'biro', place: ENDE.place, beside: 'Sikka' };

/** Each run has a year of its own before the demonstration's, so that its figures are known to the rupiah. */
const OFFICE_RUNS = [
  ...HALF.map((cell) => ({ ...cell, ...ENDE })),
  ...OTHER_HALF.slice(0, 2).map((cell) => ({ ...cell, ...KUPANG })),
  ...OTHER_HALF.map((cell) => ({ ...cell, ...BUREAU })), // the first hour of a bureau walks the others
].map((run, index) => ({ ...run, year: 2001 + index }));

const PARTNERS = ['Fjeldheim', 'Brattvik', 'Ostermoor', 'Lundquay', 'Zandhoek', 'Wexcombe'];
const NOWHERE = ['Qadrix', 'Xylofor', 'Zwartjem', 'Vloxen', 'Pfurzel', 'Kjolmar'];
const pick = (words: readonly string[], year: number): string => words[year % words.length] ?? '';

/** A matrix as offices keep it: a village that does not exist, a row without one, an amount that is not there. */
function matrixFile({ place, beside, year }: Office & { year: number }, partner: string): string {
  const own = place.slice(0, 2).join(';');
  const rows = [
    'No;Mitra;Program;Kegiatan;Bidang;Kab/Kota;Kecamatan;Desa/Kelurahan;Tahun;Rencana (Rp);Realisasi (Rp);L;P;Status',
    `1;${partner};Program Uji;Sumur bersama;Air bersih & sanitasi;${place.join(';')};${String(year)};Rp 120.000.000;Rp 90.000.000;30;40;Selesai`,
    `2;${partner};Program Uji;Kebun gizi;Gizi/Stunting;${own};Desa ${pick(NOWHERE, year)} ${String(year)};${String(year)};250 jt;;10;60;Selesai`,
    `3;${partner};Program Uji;Pelatihan kader;Kesehatan;${beside};;;${String(year)};belum ada;;5;20;Selesai`,
  ];
  const path = join(folder, `matriks-${String(year)}.csv`);
  writeFileSync(path, rows.join('\n'));
  return path;
}

async function walkOffice(run: (typeof OFFICE_RUNS)[number]): Promise<void> {
  const { language, script, year } = run;
  const { page, leave } = await enter(run.as, run);
  const partner = `${pick(PARTNERS, year)} ${String(year)} Trust`;
  await registerPartner(page, partner, language);
  expect(await page.textContent('h1')).toContain(partner);

  await sendFile(page, matrixFile(run, partner), script);
  expect(await page.textContent('main')).toContain(pick(NOWHERE, year));
  await expectNoSidewaysScroll(page);
  await answerPlace(page, script);
  await storeFile(page, script);
  expect(await page.textContent('main .facts')).toContain('3');

  await openCoverage(page, year);
  await expectNoSidewaysScroll(page);
  const csv = await expectSameInFiles(page, language);
  expect(Object.values(figuresOfFile(csv, 'activities', language)).at(-1)).toBe('3');

  await followTotal(page);
  expect(await explainedRows(page)).toEqual({ count: 3, sum: 370_000_000, total: 370_000_000 });
  const explained = page.url();
  await openActivity(page, 'Sumur bersama');
  await expectEditTakenBack(page, explained, language);
  await expectNoSidewaysScroll(page);
  await leave();
}

/** The files of a coverage page say what the page says. @returns the lines of the CSV */
async function expectSameInFiles(page: Page, language: 'id' | 'en') {
  const figures = await figuresOfPage(page, language);
  expect(Object.keys(figures).length).toBeGreaterThan(0);
  const csv = await takeCoverage(page, 'csv');
  expect(figuresOfFile(csv, 'planned', language)).toEqual(figures);
  expect(figuresOfFile(await takeCoverage(page, 'xlsx'), 'planned', language)).toEqual(figures);
  return csv;
}

/** The open activity's budget of 120 million becomes 150, and 120 again; its history and the number it is part of follow. */
async function expectEditTakenBack(page: Page, explained: string, language: 'id' | 'en'): Promise<void> {
  const entries = page.locator('#riwayat .history > li');
  const [before, number] = [await entries.count(), await explainedTotal(page, explained)];
  await changeBudget(page, '150000000', language);
  expect(await entries.count()).toBe(before + 1);
  expect(await page.textContent('#riwayat')).toContain(formatMoney('150000000', 'IDR', language));
  expect(await explainedTotal(page, explained)).toBe(number + 30_000_000);
  await undoLast(page);
  expect(await entries.count()).toBe(before + 2);
  expect(await explainedTotal(page, explained)).toBe(number);
}

test.for(inPairs(OFFICE_RUNS))(
  'An office registers, imports, sees its area, follows a number, exports, takes an edit back: $who',
  async ({ pair }) => {
    await Promise.all(pair.map(walkOffice));
  },
);

const PARTNER_RUNS = HALF.map((cell, index) => ({
  ...cell,
  year: 1991 + index,
  ...(cell.phone
    ? { as: 'air', organisation: 'Open Well Trust', type: 21 }
    : { as: 'anak', organisation: 'Children of the Nations Programme', type: 40 }),
}));

/** What a partner publishes: an activity of its own, and one of somebody else that came along. */
function iatiFile({ as, organisation, type, year }: (typeof PARTNER_RUNS)[number]): string {
  const activity = (reporter: string, ref: string, title: string): string => `
    <iati-activity default-currency="IDR" xml:lang="en">
      <iati-identifier>${ref}-${String(year)}</iati-identifier>
      <reporting-org ref="${ref}" type="${String(type)}"><narrative>${reporter}</narrative></reporting-org>
      <title><narrative>${title}</narrative><narrative xml:lang="id">${title}</narrative></title>
      <participating-org role="1" ref="${ref}" type="${String(type)}"><narrative>${reporter}</narrative></participating-org>
      <activity-status code="4"/>
      <activity-date type="2" iso-date="${String(year)}-01-01"/><activity-date type="4" iso-date="${String(year)}-12-31"/>
      <recipient-country code="ID" percentage="100"/>
      <location><name><narrative>Maubasa, Ndori, Ende</narrative></name></location>
      <sector code="14030" percentage="100"/>
      <budget><period-start iso-date="${String(year)}-01-01"/><period-end iso-date="${String(year)}-12-31"/>
        <value value-date="${String(year)}-01-01">120000000</value></budget>
    </iati-activity>`;
  const path = join(folder, `iati-${String(year)}.xml`);
  const own = activity(organisation, `XM-DEMO-${as}`, 'Wells as published');
  const other = activity('Somebody Else Abroad', 'XM-DEMO-else', 'Not ours');
  writeFileSync(
    path,
    `<?xml version="1.0"?><iati-activities version="2.03">${own}${other}</iati-activities>`,
  );
  return path;
}

async function walkPartner(run: (typeof PARTNER_RUNS)[number]): Promise<void> {
  const { language, script, year } = run;
  const { page, leave } = await enter(run.as, run);
  await page.goto('/');
  await expectNotOffered(page, ['/', '/mitra'], ['/mitra/baru', '/mitra/kembar']);
  expect(await forge(page, '/mitra/baru', NEW_PARTNER)).toBe(403);

  await sendFile(page, iatiFile(run), script);
  const preview = (await page.textContent('main')) ?? '';
  expect(preview).toContain('XM-DEMO-else');
  expect(preview).toContain(`1 ${m.importCreated({}, { locale: language })}`);
  await expectNoSidewaysScroll(page);
  if (script) await expectAccessible(page);
  await storeFile(page, script);

  await openCoverage(page, year);
  await expectSameInFiles(page, language);
  await followTotal(page);
  expect(await explainedRows(page)).toEqual({ count: 1, sum: 120_000_000, total: 120_000_000 });
  const explained = page.url();
  await openActivity(page, 'Wells as published');
  await expectEditTakenBack(page, explained, language);
  if (script) await expectAccessible(page);

  await page.goto('/kegiatan?area=53.08&year=2023');
  const other = page.locator('main tr', { hasNotText: /OWT|CNP/ }).locator('a[href*="/kegiatan/"]');
  await other.first().click();
  await page.waitForURL(ACTIVITY);
  const { pathname } = new URL(page.url());
  await expectNotOffered(page, [pathname], ['/ubah', '?/undo', '?/remove']);
  expect((await page.goto(`${pathname}/ubah`))?.status()).toBe(403);
  expect(await forge(page, `${pathname}?/remove`, { version: '1' })).toBe(403);
  await leave();
}

test.for(inPairs(PARTNER_RUNS))(
  'A partner brings in what it publishes, sees it counted, takes an edit back, changes nothing of others: $who',
  async ({ pair }) => {
    await Promise.all(pair.map(walkPartner));
  },
);

const ACTIVITY = /\/kegiatan\/[0-9a-f-]{36}$/;
const NEW_PARTNER = { name: 'Forged Partner', partnerClass: 'internationalNgo', homeCountry: 'NO' };

/** None of these pages has a link or a form to any of these addresses. */
async function expectNotOffered(page: Page, paths: readonly string[], addresses: readonly string[]) {
  for (const path of paths) {
    const html = await (await page.request.get(path)).text();
    const offered = [...html.matchAll(/<(?:a|form|button)\b[^>]*?\b(?:href|action|formaction)="([^"]*)"/g)];
    expect(offered.length).toBeGreaterThan(5);
    const found = offered.flatMap(([, to = '']) => (addresses.some((one) => to.includes(one)) ? [to] : []));
    expect([path, found]).toEqual([path, []]);
  }
}

/** Everything that changes the register; who only reads is offered none of it, and refused all of it. */
async function expectReadsOnly(page: Page): Promise<void> {
  await page.goto('/kegiatan?area=53.08&year=2023');
  await page.locator('main a[href*="/kegiatan/"]').first().click();
  await page.waitForURL(ACTIVITY);
  const activity = new URL(page.url()).pathname;
  const partner = new URL(
    (await page.locator('main a[href*="/mitra/"]').first().getAttribute('href')) ?? '',
    page.url(),
  ).pathname;
  await expectNotOffered(
    page,
    ['/', '/mitra', partner, '/kegiatan', activity, '/tumpang-tindih', '/pengaturan/kurs'],
    ['/baru', '/ubah', '/kembar', '/impor', '/batas', '?/'],
  );
  const forged: [string, Record<string, string>][] = [
    ['/mitra/baru', NEW_PARTNER],
    [`${partner}/ubah`, NEW_PARTNER],
    ['/kegiatan/baru', { 'title.id': 'Kegiatan palsu', status: '2', partnerId: partner.slice(-36) }],
    [`${activity}/ubah`, { 'title.id': 'Kegiatan palsu', version: '1' }],
    [`${activity}?/undo`, { version: '1' }],
    [`${activity}?/remove`, { version: '1' }],
    ['/impor', { file: '' }],
    ['/impor/unggah?nama=x.csv', { any: 'thing' }],
    ['/tumpang-tindih?/decide', { key: 'gap:53:water', decision: 'confirmed' }],
    [
      '/pengaturan/kurs?/enter',
      { 'rates.0.currency': 'USD', 'rates.0.date': '2026-01-01', 'rates.0.rate': '1' },
    ],
  ];
  for (const [path, form] of forged) expect([path, await forge(page, path, form)]).toEqual([path, 403]);
}

/** The year's table of the province, down to a regency, to the rows of its number and to the files. */
async function readCoverage(page: Page, language: 'id' | 'en'): Promise<void> {
  await openCoverage(page, 2023);
  await page.locator('main table.sticky-first tbody a', { hasText: 'Kabupaten Ende' }).click();
  await page.waitForURL(/area=53\.08/);
  const csv = await expectSameInFiles(page, language);
  await followTotal(page);
  const { count, sum, total } = await explainedRows(page);
  expect(sum).toBe(total);
  expect(Object.values(figuresOfFile(csv, 'activities', language)).at(-1)).toBe(String(count));
  await expectNoSidewaysScroll(page);
}

/** @returns how many activities the home page counts */
async function walkReader(as: string | undefined, cell: Cell): Promise<number> {
  const { page, leave } = await enter(as, cell);
  await page.goto('/');
  const counted = Number(await page.locator('main .figure-value').first().textContent());
  await readCoverage(page, cell.language);
  if (cell.script && cell.phone) await expectAccessible(page);
  await page.locator('main tbody a[href*="/kegiatan/"]').first().click();
  await page.waitForURL(ACTIVITY);
  expect(await page.locator('#riwayat .history > li').count()).toBe(as === undefined ? 0 : 1);
  await expectNoSidewaysScroll(page);
  if (cell.phone) await expectReadsOnly(page);
  await leave();
  return counted;
}

test.for(HALF.map((cell) => ({ cell, where: placeOf(cell) })))(
  'The ministry reads more than the public, and neither changes anything: $where',
  async ({ cell }) => {
    const [ministry, nobody] = await Promise.all([walkReader('fasker', cell), walkReader(undefined, cell)]);
    expect(ministry).toBeGreaterThan(nobody);
  },
);
