import { expect, test } from 'vitest';
import { writeOds } from 'hucre';
import { opened, rawWorkbook, rowsOf, sheetFile, workbook, zip } from './fixture-workbook.ts';
import { readTable } from './read-table.ts';

const refusal = async (bytes: Uint8Array | string): Promise<string> => {
  const result = await readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 'x.xlsx');
  return 'refused' in result ? result.refused.code : 'read';
};
const CSV = 'No;Nama Lembaga;Jenis;Nilai (Rp)\r\n1;Médecins;NGO;1.234,50\r\n';

test('The kind of a file is told by its content, whatever its name', async () => {
  expect((await opened(CSV, 'a.xlsx')).format).toBe('csv');
  expect((await opened(await workbook({ name: 'A', rows: [['x', 1]] }), 'a.csv')).format).toBe('xlsx');
  expect((await opened(await writeOds({ sheets: [{ name: 'A', rows: [['x', 1]] }] }), 'a.xls')).format).toBe(
    'ods',
  );
});

test('Dates, numbers with a currency, merges and hidden rows come through', async () => {
  const date = new Date(Date.UTC(2023, 2, 12));
  const file = await opened(
    await workbook({
      name: 'A',
      rows: [
        [date, 'x\r\ny', null],
        [null, 1, true],
      ],
      merges: [{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }],
      hiddenRows: [1],
    }),
  );
  expect(file.sheets).toEqual([
    {
      name: 'A',
      hidden: false,
      rows: [
        [{ date: '2023-03-12' }, 'x\ny'],
        [null, 1, true],
      ],
      merges: [{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }],
      hiddenRows: [1],
    },
  ]);
});

test('Formulas give their stored result, failed and never calculated ones say so', async () => {
  const cells =
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>HYPERLINK("http://x")</f></c><c r="C1" t="e"><v>#REF!</v></c></row>';
  expect((await opened(rawWorkbook(cells))).sheets[0]?.rows).toEqual([
    [2, { error: 'uncalculated' }, { error: '#REF!' }],
  ]);
});

test.each([
  ['semicolons', CSV, 'utf-8'],
  ['a first line sep=;', `sep=;\r\n${CSV}`, 'utf-8'],
  ['a byte order mark', `\ufeff${CSV}`, 'utf-8'],
  ['tabs in UTF-16', `\ufeff${CSV.replaceAll(';', '\t')}`, 'utf16le'],
  ['windows-1252', CSV, 'latin1'],
] as const)('CSV with %s reads the same', async (_, text, encoding) => {
  const file = await opened(Buffer.from(text, encoding));
  expect(file.sheets[0]?.rows[1]).toEqual(['1', 'Médecins', 'NGO', '1.234,50']);
  expect(file.notices.map(({ code }) => code)).toEqual(encoding === 'latin1' ? ['encodingGuessed'] : []);
  expect(rowsOf(file).rows[0]).toMatchObject({
    at: 'CSV!A2',
    planned: { value: { amount: '1234.50', currency: 'IDR' } },
  });
});

test('Decimal commas do not pass for separators', async () => {
  const file = await opened('Mitra;Jenis;Lintang;Bujur\nA;NGO;-8,7;121,5\nB;NGO;-8,6;121,6\n');
  expect(file.sheets[0]?.rows[1]).toEqual(['A', 'NGO', '-8,7', '121,5']);
});

test('What is no sheet is refused with what it is', async () => {
  const what = async (bytes: string | Buffer): Promise<unknown> => {
    const result = await readTable(Buffer.from(bytes), 'daftar.xlsx');
    return 'refused' in result ? `${result.refused.code} ${result.refused.parameters['what'] ?? ''}` : 'read';
  };
  expect(await what('%PDF-1.7 …')).toBe('notASheet PDF');
  expect(await what('\n<html><table><tr><td>1</td></tr></table></html>')).toBe('notASheet HTML');
  expect(await what('<?xml version="1.0"?><a/>')).toBe('notASheet XML');
  expect(await what(Buffer.from([0, 1, 2, 3, 0]))).toBe('notASheet binary');
  expect(await what(zip({ 'word/document.xml': '<a/>' }))).toBe('notASheet ZIP');
  expect(await refusal('')).toBe('empty');
  expect(await refusal(' \n ')).toBe('empty');
  expect(await refusal(Buffer.from('504b030400000000', 'hex'))).toBe('unreadable');
  expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).not.toBe('read');
});

test('A zip that unpacks to more than 200 MB or has too many entries is refused unopened', async () => {
  const bomb = Buffer.alloc(210 * 1024 * 1024, 'A');
  expect(await refusal(zip({ 'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': bomb }))).toBe(
    'tooLarge',
  );
  const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`xl/${index}.xml`, '']));
  expect(await refusal(zip(many))).toBe('tooLarge');
});

test('A zip that lies about its sizes is refused as too large', async () => {
  const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'A'.repeat(30_000_000)}</t></is></c></row>`;
  expect(await refusal(rawWorkbook(row, undefined, 10))).toBe('tooLarge');
});

test('A cell in the last corner of a sheet is refused instead of filling the memory', async () => {
  const corner =
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
  expect(await refusal(rawWorkbook(corner))).toBe('tooLarge');
});

test('Entities of a document type are not expanded', async () => {
  const laughs =
    '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
  const strings = `${laughs}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&c;</t></si></sst>`;
  const result = await readTable(rawWorkbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings), 'x');
  expect(JSON.stringify(result)).not.toContain('haha');
});

test('More rows or columns than any table has are refused with the limit', async () => {
  expect(await refusal(`a,b\n${'1,2\n'.repeat(100_000)}`)).toBe('tooManyRows');
  expect(await refusal(`a,b\n${'1,'.repeat(1_000_000)}1\n`)).toBe('tooManyColumns');
  expect(await refusal(`Mitra,Jenis${','.repeat(500)}\nA,NGO${','.repeat(500)}\n`)).toBe('read');
});

test('A quote that never closes is refused with its row', async () => {
  const result = await readTable(Buffer.from('Mitra,Jenis\nA,NGO\nB,"NGO\nC,NGO\n'), 'x.csv');
  expect(result).toEqual({ refused: { at: '', code: 'unclosedQuote', parameters: { row: '3' } } });
});

test('A sheet made of merges alone does not hold up the reading', () => {
  const merges = Array.from({ length: 20_000 }, (_, index) => ({
    startRow: 1 + (index % 3),
    endRow: 90_000,
    startCol: index % 3,
    endCol: index % 3,
  }));
  const rows = [
    ['Mitra', 'Kegiatan', 'Desa'],
    ...Array.from({ length: 2_000 }, (_, index) => ['A', `K${index}`, 'D']),
  ];
  const start = performance.now();
  expect(rowsOf(sheetFile(rows, merges)).rows).toHaveLength(2_000);
  expect(performance.now() - start).toBeLessThan(15_000);
});
