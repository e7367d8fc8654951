import { openXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { opened, workbook } from './fixture-workbook.ts';
import { markWorkbook } from './mark-workbook.ts';

test('The sender gets the same workbook back with remarks on the cells', async () => {
  const rows = [
    ['Mitra', 'Jenis', 'Nilai'],
    ['A', 'NGO', 5],
    [null, 'LSM', 6],
  ];
  const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }];
  const bytes = await workbook({ name: 'Satu', rows, merges }, { name: 'Dua', rows: [['x']] });
  const marked = await markWorkbook(bytes, [
    { sheet: 'Satu', ref: 'C2', text: 'Sel ini ragu.' },
    { sheet: 'Satu', ref: 'C2', text: 'Juga ini.' },
    { sheet: 'Dua', ref: 'D9', text: '=cmd()' },
  ]);
  expect((await opened(marked)).sheets.map((sheet) => [sheet.name, sheet.merges])).toEqual([
    ['Satu', merges],
    ['Dua', []],
  ]);
  expect((await opened(marked)).sheets[0]?.rows).toEqual((await opened(bytes)).sheets[0]?.rows);
  const [first, second] = (await openXlsx(marked, { readStyles: true })).sheets;
  expect(first?.cells?.get('1,2')).toMatchObject({
    comment: { text: 'Sel ini ragu.\nJuga ini.' },
    style: { fill: { fgColor: { rgb: expect.stringContaining('FFEB9C') as string } } },
  });
  expect(second?.cells?.get('8,3')).toMatchObject({ comment: { text: '=cmd()' } });
});

test('A CSV gets a last column, and no remark of ours can run as a formula', async () => {
  const marked = await markWorkbook(Buffer.from('sep=;\r\nMitra;Jenis\r\nA;"NG;O"\r\nB;LSM\r\n'), [
    { sheet: 'CSV', ref: 'B3', text: '+1' },
  ]);
  expect(Buffer.from(marked).toString()).toBe('\ufeffsep=;\r\nMitra;Jenis\r\nA;"NG;O"\r\nB;LSM;B3: +1\r\n');
});

test('A file that cannot be opened is refused', async () => {
  await expect(markWorkbook(Buffer.from('504b030400', 'hex'), [])).rejects.toThrow(RangeError);
});
