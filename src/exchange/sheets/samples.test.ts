import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fieldByName, opened, rowsOf } from './fixture-workbook.ts';
import { markWorkbook } from './mark-workbook.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/data');
const here = existsSync(FOLDER);
const sample = (path: string): Buffer => readFileSync(join(FOLDER, path));

test.skipIf(!here)(
  'The register sample gives 27 partners, 6 bilateral, 7 multilateral, 14 NGO, without a question',
  async () => {
    const { rows, mapping, questions, problems, skipped } = rowsOf(
      await opened(sample('sheets/daftar-lmi-ntt-2019.xlsx')),
    );
    const count = (wanted: string): number =>
      rows.filter((row) => row.partnerClass?.state === 'read' && row.partnerClass.value === wanted).length;
    expect([rows.length, count('bilateral'), count('multilateral'), count('internationalNgo')]).toEqual([
      27, 6, 7, 14,
    ]);
    expect(mapping).toMatchObject({
      kind: 'register',
      language: 'id',
      context: { province: 'NUSA TENGGARA TIMUR', years: { from: 2019, to: 2019 } },
    });
    expect([questions, problems]).toEqual([[], []]);
    expect(skipped.map(({ why }) => why)).toEqual(['empty', 'total', 'remark']);
    expect(
      rows.every(
        (row) =>
          row.country?.state === 'read' &&
          row.period?.state === 'read' &&
          row.planned?.state === 'read' &&
          row.fields.length === 2,
      ),
    ).toBe(true);
    expect(rows[2]).toMatchObject({
      planned: { value: { amount: '8700000000.00', currency: 'IDR' } },
      country: { value: 'CH' },
    });
  },
);

test.skipIf(!here)('The matrix sample gives 387 activities with the amounts of the truth file', async () => {
  const { rows, questions } = rowsOf(await opened(sample('sheets/matriks-kegiatan-per-desa.xlsx')));
  const truth = sample('sheets/matriks-kegiatan-truth.csv')
    .toString()
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  expect([rows.length, questions]).toEqual([387, []]);
  const wrong = rows.filter((row, index) => {
    const [number, partner, , year, rupiah] = truth[index] ?? [];
    const planned = row.planned?.state === 'read' ? row.planned.value : undefined;
    // `0,32 M` says no more than ten million exactly; dollars are not in the truth file.
    const slack = row.planned?.text.endsWith(' M') === true ? 5_000_000 : 0;
    const amountIsRight =
      planned === undefined
        ? row.planned?.state === 'unknown'
        : planned.currency === 'USD' || Math.abs(Number(planned.amount) - Number(rupiah)) <= slack;
    const yearIsRight = row.year?.state === 'read' && row.year.value.from === `${year}-01-01`;
    return row.number?.text !== number || row.partner?.text !== partner || !yearIsRight || !amountIsRight;
  });
  expect(wrong).toEqual([]);
});

test.skipIf(!here)('The matrix sample keeps its merges and rows when it is marked', async () => {
  const bytes = sample('sheets/matriks-kegiatan-per-desa.xlsx');
  const [before] = (await opened(bytes)).sheets;
  const [after] = (
    await opened(await markWorkbook(bytes, [{ sheet: 'Matriks', ref: 'H4', text: 'Desa tidak ditemukan.' }]))
  ).sheets;
  expect([after?.merges.length, after?.rows]).toEqual([54, before?.rows]);
});

test.skipIf(!here)('The HXL samples need no mapping', async () => {
  for (const [name, count] of [
    ['hxl/rowca-3w-hxl.csv', 244],
    ['hxl/unhcr-3w.csv', 2250],
  ] as const) {
    const { rows, mapping } = rowsOf(await opened(sample(name)));
    expect([mapping.kind, rows.length]).toEqual(['hxl', count]);
    expect(rows.every((row) => row.partner !== undefined && row.fields.length > 0)).toBe(true);
  }
  expect(fieldByName('x')).toBeUndefined();
});
