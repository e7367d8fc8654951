import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner } from '#tests/people.ts';
import { storeFixture } from './cells.fixture.ts';
import { printCoverage, printOverlaps } from './print-reports.ts';
import { coverageReport } from './report-coverage.ts';
import { overlapsReport } from './report-overlaps.ts';

const database = useDatabase();

beforeAll(async () => {
  for (const name of ['Alfa', 'Beta'])
    await storeFixture(database(), {
      partnerId: await makePartner(database(), name),
      hasSpent: name === 'Beta',
      cells: [
        { area: '53.08.05', field: 'water', year: 2023, planned: '1500000.50', spent: '250000' },
        { area: '53', field: 'nutrition', year: 2023, planned: '1' },
      ],
    });
});

test('The report of the command line says figures by area and field, with the names in both languages', async () => {
  const report = await coverageReport(deskOf(database(), SYSTEM), {
    area: '53',
    level: 'regency',
    year: 2023,
  });
  expect(report).toMatchObject({
    area: { code: '53', name: 'Nusa Tenggara Timur' },
    level: 'regency',
    year: 2023,
    currency: 'IDR',
  });
  expect(report.total).toMatchObject({
    partners: 2,
    activities: 2,
    planned: '3000003.00',
    spent: '250000.00',
    withoutSpent: 1,
  });
  expect(report.rows.map((row) => [row.code, row.planned, row.fields.map((f) => f.field)])).toEqual([
    ['53.08', '3000001.00', ['water']],
    [null, '2.00', ['nutrition']],
  ]);
});

test('The text table keeps zero and not recorded apart', async () => {
  const desk = deskOf(database(), SYSTEM);
  const printed = printCoverage(await coverageReport(desk, { area: '53', field: 'nutrition' }), 'id');
  expect(printed.split('\n').at(-1)).toMatch(/^ +Jumlah +2 +2 +2 +0$/);
  const words = printCoverage(await coverageReport(desk, { area: '53', year: 1999 }), 'en');
  expect(words.split('\n').at(-1)).toMatch(/^ +Total +0 +0 +not recorded +not recorded$/);
});

test('Overlaps and gaps come with their sentences', async () => {
  const report = await overlapsReport(deskOf(database(), SYSTEM), { area: '53' });
  expect(report.overlaps.total).toBe(1);
  const printed = printOverlaps(report, 'en').split('\n');
  expect(printed[0]).toMatch(/^Two partners, .+, same district/);
  expect(printed.some((line) => line.includes('no partner'))).toBe(true);
});
