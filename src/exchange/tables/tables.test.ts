import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { type Table, tableFile, tableResponse, type TableRow } from './index.ts';

const COLUMNS: Table['columns'] = [
  { key: 'title', heading: 'Kegiatan', kind: 'text' },
  { key: 'planned', heading: 'Rencana (Rp)', kind: 'money', currency: 'IDR', meaning: 'Anggaran tahun ini' },
  { key: 'share', heading: 'Porsi', kind: 'number' },
  { key: 'start', heading: 'Mulai', kind: 'date' },
  { key: 'people', heading: 'Jiwa', kind: 'count' },
];

function table(format: 'csv' | 'xlsx', rows: Table['rows']): Table {
  return {
    format,
    name: 'Sebaran Nusa Tenggara Timur / 2023',
    title: 'Sebaran kegiatan',
    locale: 'id',
    description: {
      filter: 'Air bersih di NTT, 2023, semua mitra',
      dataDate: '6 Januari 2026',
      licence: 'CC BY 4.0',
      source: 'Sinergi',
      remarks: ['Data demonstrasi.'],
    },
    columns: COLUMNS,
    rows,
  };
}

async function bytesOf(made: Table): Promise<Uint8Array> {
  return new Uint8Array(
    await new Response(tableFile(made).body as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  );
}

async function csvRows(rows: readonly TableRow[]): Promise<string[][]> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(table('csv', rows)));
  expect(text.startsWith('\uFEFF')).toBe(true);
  return Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data.slice(1);
}

const sheetsOf = async (rows: Table['rows']) =>
  (await readXlsx(await bytesOf(table('xlsx', rows)), { readStyles: true })).sheets;

const ROW: TableRow = {
  title: 'Sumur, "Ndori"\nkedua',
  planned: '123456789.37',
  share: '33.333333',
  start: '2023-07-01',
  people: 12,
};

test('CSV comes back as it was, with points in decimals and ISO dates', async () => {
  expect(await csvRows([ROW])).toEqual([
    ['Sumur, "Ndori"\nkedua', '123456789.37', '33.333333', '2023-07-01', '12'],
  ]);
});

test('Unknown is an empty cell, never 0', async () => {
  const empty: TableRow = { title: 'Sumur', planned: null, people: undefined };
  expect(await csvRows([empty])).toEqual([['Sumur', '', '', '', '']]);
  const [data] = await sheetsOf([empty]);
  expect(data?.rows[1]?.filter((cell) => cell !== null)).toEqual(['Sumur']);
});

test('A text that a spreadsheet would run as a formula is disarmed; a negative number is not', async () => {
  for (const bad of ['=HYPERLINK("http://x")', '+1', '-1+2', '@SUM(A1)', '\tx', '\rx']) {
    const [row] = await csvRows([{ title: bad, planned: '-5.00' }]);
    expect(row?.[0]).toBe(`'${bad}`);
    expect(row?.[1]).toBe('-5.00');
  }
  expect((await csvRows([{ title: 'x', planned: '=1+1' }]))[0]?.[1]).toBe("'=1+1");
});

test('Any text survives CSV', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 5 }),
      async (texts) => {
        const back = await csvRows(texts.map((title) => ({ title, people: 1 })));
        expect(back.map(([title]) => title?.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(texts);
      },
    ),
    { numRuns: 50 },
  );
});

test('A workbook has typed cells, a frozen heading and a sheet of notes', async () => {
  const [data, notes] = await sheetsOf([ROW, { title: '=1+1 <b>&', planned: '5', start: '2024-02-29' }]);
  expect(data?.rows[0]).toEqual(COLUMNS.map((column) => column.heading));
  expect(data?.rows[1]).toEqual([
    'Sumur, "Ndori"\nkedua',
    123456789.37,
    33.333333,
    new Date('2023-07-01T00:00:00Z'),
    12,
  ]);
  expect(data?.rows[2]?.[0]).toBe('=1+1 <b>&');
  expect(data?.rows[2]?.[3]).toEqual(new Date('2024-02-29T00:00:00Z'));
  expect(data?.freezePane).toMatchObject({ rows: 1 });
  expect(data?.cells?.get('1,3')?.style?.numFmt).toBe('dd/mm/yyyy');
  expect(notes?.name).toBe('Keterangan');
  const said = notes?.rows.map((row) => row.join(': ')).join('\n');
  for (const words of [
    'Air bersih di NTT, 2023',
    'Per tanggal: 6 Januari 2026',
    'CC BY 4.0',
    'Data demonstrasi.',
    'Rencana (Rp): Anggaran tahun ini (uang, IDR)',
  ]) {
    expect(said).toContain(words);
  }
});

test('Money in a workbook is exact: a number while 15 digits carry it, else the text itself', async () => {
  const amounts = [
    '0.01',
    '999999999999999',
    '9999999999999.99',
    '12345678901234567.89',
    '1000000000000000000',
    '-7.5',
  ];
  const [data] = await sheetsOf(amounts.map((planned) => ({ title: 'x', planned })));
  expect(data?.rows.slice(1).map((row) => row[1])).toEqual([
    0.01,
    999999999999999,
    9999999999999.99,
    '12345678901234567.89',
    1e18,
    -7.5,
  ]);
});

test('Amounts of up to 15 digits come back from a workbook unchanged', async () => {
  const amount = fc.tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 99 }));
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 30 }), async (list) => {
      const texts = list.map(([whole, cents]) => `${String(whole)}.${String(cents).padStart(2, '0')}`);
      const [data] = await sheetsOf(texts.map((planned) => ({ title: 'x', planned })));
      expect(
        data?.rows.slice(1).map((row) => (row[1] as number).toFixed(2).replace('-0.00', '0.00')),
      ).toEqual(texts.map((text) => (text === '-0.00' ? '0.00' : text)));
    }),
    { numRuns: 10 },
  );
});

test('The answer is an attachment under a safe name', async () => {
  const response = tableResponse(table('xlsx', [ROW]));
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="sebaran-nusa-tenggara-timur-2023.xlsx"',
  );
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000);
});

test('A fault while rows are read breaks the download instead of ending it early', async () => {
  const rows = function* (): Generator<TableRow> {
    yield ROW;
    throw new Error('the database went away');
  };
  await expect(bytesOf(table('xlsx', rows()))).rejects.toThrow('the database went away');
  await expect(bytesOf(table('csv', rows()))).rejects.toThrow('the database went away');
});

test('A reader who leaves closes the source of the rows', async () => {
  let closed = false;
  const rows = async function* (): AsyncGenerator<TableRow> {
    try {
      for (;;) yield await Promise.resolve(ROW);
    } finally {
      closed = true;
    }
  };
  const reader = tableFile(table('csv', rows())).body.getReader();
  await reader.read();
  await reader.cancel();
  expect(closed).toBe(true);
});

test('100,000 rows need little memory', async () => {
  const rows = function* (): Generator<TableRow> {
    for (let i = 0; i < 100_000; i++) yield { ...ROW, title: `Kegiatan ${String(i)}`, people: i };
  };
  for (const format of ['csv', 'xlsx'] as const) {
    const before = process.memoryUsage().rss;
    let peak = 0;
    let size = 0;
    for await (const piece of tableFile(table(format, rows())).body) {
      size += piece.length;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(size).toBeGreaterThan(1_000_000);
    expect((peak - before) / 1e6).toBeLessThan(150);
  }
});

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

test.skipIf(office === undefined)(
  'LibreOffice reads the workbook',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-table-'));
    writeFileSync(join(folder, 't.xlsx'), await bytesOf(table('xlsx', [ROW])));
    execFileSync(office ?? '', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'csv',
      '--outdir',
      folder,
      join(folder, 't.xlsx'),
    ]);
    const text = readFileSync(join(folder, 't.csv'), 'utf8');
    rmSync(folder, { recursive: true, force: true });
    // A date, shown in the order of the office program's own language.
    expect(text).toMatch(/(01\/07|07\/01)\/2023/);
    expect(text).toContain('123456789.37');
  },
  90_000,
);
