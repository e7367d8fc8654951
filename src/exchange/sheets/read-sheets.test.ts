import { expect, test } from 'vitest';
import { rawWorkbook } from './fixture-workbook.ts';
import { readSheets, type ReadSheets } from './read-sheets.ts';
import { readWritten } from './read-written.ts';

const HEAD = 'Mitra;Kegiatan;Desa;Rencana (Rp)';
const NOTHING = { confirmed: null, remembered: [], answers: [] } as const;

const read = (text: string, choices: Parameters<typeof readSheets>[2] = NOTHING, timeout?: number) =>
  readSheets(Buffer.from(text), 'x.csv', choices, timeout);

function onlySheet(result: ReadSheets) {
  if ('refused' in result) throw new Error(result.refused.code);
  const [sheet] = result.sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

test('Every row of a long table comes over from the thread, in its order', async () => {
  const rows = Array.from({ length: 1_234 }, (_, i) => `A;Sumur ${String(i)};D;Rp ${String(i)}00`);
  const sheet = onlySheet(await read([HEAD, ...rows].join('\n')));
  expect(sheet.rows.map((row) => row.activity?.text)).toEqual(rows.map((_, i) => `Sumur ${String(i)}`));
  expect(sheet.rows.at(-1)).toMatchObject({ at: 'CSV!A1235', planned: { value: { amount: '123300.00' } } });
});

test('Questions of every row come over, and their answers settle them', async () => {
  const rows = Array.from({ length: 450 }, (_, i) => `A;Sumur ${String(i)};D;${String(i + 2)} J`);
  const asked = onlySheet(await read([HEAD, ...rows].join('\n')));
  expect(asked.questions.length).toBeGreaterThan(400);
  const [first] = asked.questions;
  const answers = [[first?.key ?? '', 'unknown']] as const;
  const settled = onlySheet(await read([HEAD, ...rows].join('\n'), { ...NOTHING, answers }));
  expect(settled.questions).toHaveLength(asked.questions.length - 1);
});

test('A confirmed mapping is read with, and a remembered one where the headings are the same', async () => {
  const text = `${HEAD}\nA;Sumur;D;100`;
  const { mapping } = onlySheet(await read(text));
  const columns = mapping.columns.map((column) =>
    column.meaning === 'village' ? { ...column, meaning: 'remark' as const } : column,
  );
  const chosen = { ...mapping, columns };
  for (const choices of [
    { ...NOTHING, confirmed: [chosen] },
    { ...NOTHING, remembered: [chosen] },
  ])
    expect(onlySheet(await read(text, choices)).rows[0]).toMatchObject({ remark: { text: 'D' }, places: {} });
});

test('Reading that takes too long is given up', async () => {
  const result = await read(`${HEAD}\n${'A;B;C;1\n'.repeat(90_000)}`, NOTHING, 1);
  expect(result).toEqual({ refused: { at: '', code: 'tooSlow', parameters: { seconds: '0.001' } } });
});

test('A zip bomb is refused as too large, also when it lies about its size', async () => {
  const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'A'.repeat(220_000_000)}</t></is></c></row>`;
  for (const claimed of [undefined, 10])
    expect(await readSheets(rawWorkbook(row, undefined, claimed), 'x.xlsx', NOTHING)).toMatchObject({
      refused: { code: 'tooLarge' },
    });
});

test('The thread that reads a long table leaves this one free', async () => {
  const text = [
    HEAD,
    ...Array.from({ length: 20_000 }, (_, i) => `A;Sumur ${String(i)};D;Rp ${String(i)}00`),
  ];
  const bytes = Buffer.from(text.join('\n'));
  let last = performance.now();
  let longest = 0;
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const sheet = onlySheet(await readSheets(bytes, 'x.csv', NOTHING));
  clearInterval(beat);
  expect(sheet.rows).toHaveLength(20_000);
  expect(longest).toBeLessThan(300);
});

test('A row is found again as it was written, with its headings and what it shares with rows above', async () => {
  const text = `Daftar kegiatan\n${HEAD}\nA;"Sumur\nbor";Maubasa;Rp 1.000.000\nB;Kebun;;250 jt`;
  const { mapping } = onlySheet(await read(text));
  const found = await readWritten({ bytes: Buffer.from(text), name: 'x.csv', mappings: [mapping] }, [
    'CSV!A4',
    'CSV!A3',
    'Lain!A3',
    'CSV!3:3',
  ]);
  expect(found).toEqual({
    written: [
      {
        at: 'CSV!A4',
        cells: [
          { ref: 'A4', heading: 'Mitra', text: 'B' },
          { ref: 'B4', heading: 'Kegiatan', text: 'Kebun' },
          { ref: 'C4', heading: 'Desa', text: '' },
          { ref: 'D4', heading: 'Rencana (Rp)', text: '250 jt' },
        ],
      },
      {
        at: 'CSV!A3',
        cells: [
          { ref: 'A3', heading: 'Mitra', text: 'A' },
          { ref: 'B3', heading: 'Kegiatan', text: 'Sumur\nbor' },
          { ref: 'C3', heading: 'Desa', text: 'Maubasa' },
          { ref: 'D3', heading: 'Rencana (Rp)', text: 'Rp 1.000.000' },
        ],
      },
    ],
  });
});

test('A text in merged cells is said to stand in the first of them', async () => {
  const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const bytes = rawWorkbook(
    `<row r="1">${text('A1', 'Mitra')}${text('B1', 'Kegiatan')}${text('C1', 'Desa')}</row>` +
      `<row r="2">${text('A2', 'Lontar')}${text('B2', 'Sumur')}</row><row r="3">${text('B3', 'Kebun')}</row>` +
      `</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells><sheetData>`,
  );
  const found = await readWritten({ bytes, name: 'x.xlsx', mappings: [] }, ['S!A3']);
  expect(found).toMatchObject({
    written: [
      {
        cells: [
          { ref: 'A3', heading: 'Mitra', text: 'Lontar', from: 'A2' },
          { ref: 'B3', heading: 'Kegiatan', text: 'Kebun' },
          { ref: 'C3', heading: 'Desa', text: '' },
        ],
      },
    ],
  });
});
