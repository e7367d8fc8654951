import { expect, test } from 'vitest';
import { opened, rowsOf, sheetFile, workbook } from './fixture-workbook.ts';
import type { CellValue } from './types.ts';

const MATRIX = [
  'No',
  'Mitra',
  'Program',
  'Kegiatan',
  'Bidang',
  'Kab/Kota',
  'Kecamatan',
  'Desa',
  'Tahun',
  'Rencana (Rp)',
  'Realisasi (Rp)',
];
const REGISTER = ['No', 'Nama Lembaga', 'Jenis', 'Negara Asal', 'Wilayah Kerja', 'Anggaran'];

test('A merged or blank partner goes on downwards, amounts do not', () => {
  const file = sheetFile(
    [
      MATRIX,
      [1, 'Plan', 'P1', 'K1', 'Kesehatan', 'Ende', 'Ndori', 'A', 2021, 'Rp 1.000.000', null],
      [2, null, null, 'K2', 'Kesehatan', 'Ende', 'Ndori', 'B', 'TA 2022', null, null],
      [3, null, 'P2', 'K3', 'Kesehatan', 'Ende', 'Ndori', 'C', 2021, 5_000_000, null],
      [4, 'Lontar', null, 'K4', 'Kesehatan', 'Ende', 'Ndori', 'D', 2021, 'belum ada', null],
    ],
    [
      { startRow: 1, endRow: 2, startCol: 1, endCol: 1 },
      { startRow: 1, endRow: 2, startCol: 9, endCol: 9 },
    ],
  );
  const { rows, problems, questions } = rowsOf(file);
  expect(rows.map((row) => [row.partner?.text, row.partner?.filled, row.programme?.text])).toEqual([
    ['Plan', undefined, 'P1'],
    ['Plan', 'merged', 'P1'],
    ['Plan', 'blank', 'P2'],
    ['Lontar', undefined, undefined],
  ]);
  expect(rows.map((row) => row.planned?.state)).toEqual(['read', undefined, 'read', 'unknown']);
  expect(rows[1]).toMatchObject({
    at: 'S!A3',
    row: 3,
    year: { value: { from: '2022-01-01', to: '2022-12-31' }, at: 'I3', text: 'TA 2022' },
  });
  expect(problems).toEqual([
    { at: 'S!J2', code: 'amountMerged', parameters: { rows: '2', written: 'Rp 1.000.000' } },
  ]);
  expect(questions).toEqual([]);
});

test('Dittos take the value above, a lone stroke is unknown', () => {
  const { rows } = rowsOf(
    sheetFile([
      MATRIX,
      [1, 'Plan', 'P', 'K1', 'Kesehatan', 'Ende', 'Ndori', 'A', 2021, 1_000_000, '-'],
      [2, 'sda', 'idem', 'K2', '"', 's.d.a.', "''", 'B', 'sda', 'sda', '-'],
    ]),
  );
  expect(rows[1]).toMatchObject({
    partner: { text: 'Plan', filled: 'ditto' },
    places: { regency: { text: 'Ende', at: 'F3' }, district: { text: 'Ndori' } },
    planned: { state: 'read', value: { amount: '1000000.00', currency: 'IDR' } },
    spent: { state: 'unknown' },
  });
  expect(rows[1]?.fields).toMatchObject([{ state: 'read', value: 'u2' }]);
});

test('Regency and district written once for a group of villages hold for the villages below', () => {
  const row = (...cells: CellValue[]): CellValue[] => [
    null,
    'Plan',
    'P',
    'K',
    'Kesehatan',
    ...cells,
    2021,
    1_000_000,
  ];
  const { rows } = rowsOf(
    sheetFile([
      MATRIX,
      row('Ende', 'Ndori', 'A'),
      row(null, null, 'B'),
      row(null, 'Detusoko', 'C'),
      row('Sikka', null, 'D'),
    ]),
  );
  expect(rows.map(({ places }) => [places.regency?.text, places.district?.text])).toEqual([
    ['Ende', 'Ndori'],
    ['Ende', 'Ndori'],
    ['Ende', 'Detusoko'],
    ['Sikka', undefined],
  ]);
});

test('A single blank regency is left blank rather than guessed', () => {
  const row = (...cells: CellValue[]): CellValue[] => [
    null,
    'Plan',
    'P',
    'K',
    'Kesehatan',
    ...cells,
    2021,
    1_000_000,
  ];
  const filled = Array.from({ length: 9 }, (_, index) => row('Ende', 'Ndori', `V${index}`));
  const { rows } = rowsOf(sheetFile([MATRIX, ...filled, row(null, 'Ndori', 'X')]));
  expect(rows.at(-1)?.places.regency).toBeUndefined();
});

test('Totals, remarks, repeated headers and signatures are no rows, but a wrong total is reported', () => {
  const file = sheetFile([
    MATRIX,
    [1, 'Plan', 'P', 'K1', 'Kesehatan', 'Ende', 'Ndori', 'A', 2021, 1_000_000, 500_000],
    [2, 'Plan', 'P', 'K2', 'Kesehatan', 'Ende', 'Ndori', 'B', 2021, 2_000_000, null],
    [null, 'Sub Total', null, null, null, null, null, null, null, 3_000_000, 500_000],
    MATRIX,
    [3, 'Lontar', 'P', 'K3', 'Kesehatan', 'Ende', 'Ndori', 'C', 2021, 4_000_000, null],
    [null, 'Sub Jumlah Lontar', null, null, null, null, null, null, null, 'Rp 4.500.000'],
    [null, 'JUMLAH', null, null, null, null, null, null, null, 7_000_000],
    [],
    ['Keterangan: angka sementara'],
    [null, 'Kupang, 12 Oktober 2021'],
    [null, 'Kepala Biro'],
  ]);
  const { rows, skipped, problems } = rowsOf(file);
  expect(rows.map((row) => row.activity?.text)).toEqual(['K1', 'K2', 'K3']);
  expect(skipped.map(({ at, why }) => `${at} ${why}`)).toEqual([
    'S!A4 total',
    'S!A5 header',
    'S!A7 total',
    'S!A8 total',
    'S!A9 empty',
    'S!A10 remark',
    'S!A11 remark',
    'S!A12 remark',
  ]);
  expect(problems).toEqual([
    {
      at: 'S!J7',
      code: 'totalMismatch',
      parameters: { written: '4500000', computed: '4000000', difference: '500000' },
    },
  ]);
});

test('A count that disagrees with the rows of a register is reported, a right one is not', () => {
  const rows: CellValue[][] = [
    REGISTER,
    [1, 'A', 'NGO', 'Jepang', 'Ende', 1_000_000],
    [2, 'B', 'NGO', 'Jepang', 'Ende', 2_000_000],
  ];
  expect(rowsOf(sheetFile([...rows, [null, 'Jumlah', 2]])).problems).toEqual([]);
  expect(rowsOf(sheetFile([...rows, [null, 'Jumlah', 3]])).problems).toEqual([
    { at: 'S!C4', code: 'countMismatch', parameters: { written: '3', computed: '2' } },
  ]);
});

test('A partner may be called Total', () => {
  expect(
    rowsOf(sheetFile([REGISTER, [1, 'Total Aid', 'NGO', 'Prancis', 'Ende', 1_000_000]])).rows,
  ).toHaveLength(1);
});

test('Group lines give class, partner, regency and district to the rows below them', () => {
  const register = rowsOf(
    sheetFile([
      ['No', 'Nama Mitra', 'Negara', 'Bidang'],
      ['A. NGO INTERNASIONAL'],
      [1, 'X', 'Jepang', 'Kesehatan'],
      ['B. BILATERAL'],
      [2, 'Y', 'Jepang', 'Kesehatan'],
    ]),
  );
  expect(register.rows.map((row) => row.partnerClass)).toMatchObject([
    { value: 'internationalNgo', at: 'A2' },
    { value: 'bilateral', at: 'A4' },
  ]);
  const matrix = rowsOf(
    sheetFile([
      ['No', 'Kegiatan', 'Desa', 'Tahun', 'Pagu'],
      ['KABUPATEN ENDE'],
      ['I. Plan Flores'],
      [1, 'K1', 'A', 2021, 9_000_000],
      ['Mitra: Lontar'],
      [2, 'K2', 'B', 2021, 9_000_000],
    ]),
  );
  expect(
    matrix.rows.map((row) => [row.partner?.text, row.partner?.filled, row.places.regency?.text]),
  ).toEqual([
    ['Plan Flores', 'heading', 'KABUPATEN ENDE'],
    ['Lontar', 'heading', 'KABUPATEN ENDE'],
  ]);
});

test('A matrix that names no partner anywhere has one problem, not one a row', () => {
  const { rows, problems } = rowsOf(
    sheetFile([
      ['Kegiatan', 'Desa', 'Tahun', 'Pagu'],
      ['K1', 'A', 2021, 9_000_000],
      ['K2', 'B', 2021, 9_000_000],
    ]),
  );
  expect(rows).toHaveLength(2);
  expect(problems.map(({ code }) => code)).toEqual(['noPartnerColumn']);
});

test('Several lines of one partner in a register are one partner with more places', () => {
  const { rows } = rowsOf(
    sheetFile([
      REGISTER,
      [1, 'A', 'NGO', 'Jepang', 'Ende', 1_000_000],
      [null, null, null, null, 'Kab. Sikka\n, Ngada', null],
      [2, 'B', 'NGO', 'Jepang', 'Alor', 1_000_000],
    ]),
  );
  expect(rows.map((row) => row.places.list.map((place) => `${place.text} ${place.at}`))).toEqual([
    ['Ende E2', 'Kab. Sikka E3', 'Ngada E3'],
    ['Alor E4'],
  ]);
});

test('Cells that share a doubt are asked once and settled by one answer', () => {
  const rows: CellValue[][] = [
    ['Program', 'Donor', 'Status', 'Total'],
    ['A', 'X', 'merah', '8,70 M'],
    ['B', 'X', 'Merah', '0,32 M'],
    ['C', 'X', 'Closed', '1,5 M'],
  ];
  const { questions } = rowsOf(sheetFile(rows));
  const question = questions.find((each) => each.kind === 'amountScale');
  const status = questions.find((each) => each.kind === 'status');
  expect(questions).toHaveLength(2);
  expect(question).toMatchObject({
    kind: 'amountScale',
    written: '8,70 M',
    at: ['S!D2', 'S!D3', 'S!D4'],
    proposals: [
      { value: 'miliar', sample: 'IDR 8700000000.00' },
      { value: 'million', sample: 'IDR 8700000.00' },
    ],
  });
  expect(status).toMatchObject({ kind: 'status', at: ['S!C2', 'S!C3'] });
  const settled = rowsOf(
    sheetFile(rows),
    new Map([
      [question?.key ?? '', 'miliar'],
      [status?.key ?? '', '6'],
    ]),
  );
  expect(settled.questions).toEqual([]);
  expect(settled.rows.map((row) => [row.planned, row.status])).toMatchObject([
    [{ value: { amount: '8700000000.00' } }, { value: '6' }],
    [{ value: { amount: '320000000.00' } }, { value: '6' }],
    [{ value: { amount: '1500000000.00' } }, { value: '4' }],
  ]);
});

test('An unknown field is a question with the cell, its answer a field code', () => {
  const rows: CellValue[][] = [
    ['Nama Mitra', 'Jenis', 'Bidang'],
    ['A', 'NGO', 'Kesehatan, Antariksa'],
    ['B', 'NGO', 'antariksa'],
  ];
  const { questions } = rowsOf(sheetFile(rows));
  expect(questions).toMatchObject([
    { key: 'field:antariksa', kind: 'field', at: ['S!C2', 'S!C3'], written: 'Antariksa' },
  ]);
  expect(rowsOf(sheetFile(rows), new Map([['field:antariksa', 'u16']])).rows[0]?.fields).toMatchObject([
    { value: 'u2' },
    { value: 'u16' },
  ]);
});

test('Households are not persons', () => {
  const { rows } = rowsOf(
    sheetFile([
      ['Mitra', 'Kegiatan', 'Desa', 'Penerima Manfaat'],
      ['A', 'K', 'D', '120 KK (480 jiwa)'],
      ['A', 'L', 'D', '50 KK'],
      ['A', 'M', 'D', 'L: 5, P: 7'],
    ]),
  );
  expect(
    rows.map((row) => [
      row.beneficiaries?.state === 'read' && row.beneficiaries.value,
      row.households?.state === 'read' && row.households.value,
    ]),
  ).toEqual([
    [480, 120],
    [false, 50],
    [false, false],
  ]);
  expect(rows[2]).toMatchObject({ male: { value: 5 }, female: { value: 7 } });
});

test('Amounts by year, by currency and under a title with the unit', () => {
  const { rows } = rowsOf(
    sheetFile([
      ['DATA MITRA (dalam juta rupiah)'],
      ['Nama Mitra', 'Jenis', 'Negara', 'Anggaran 2020', 'Anggaran 2021', 'Realisasi (USD)'],
      ['A', 'NGO', 'Jepang', 100, '200,5', '16.200'],
    ]),
  );
  expect(rows[0]?.plannedByYear).toMatchObject([
    { year: 2020, value: { amount: '100000000.00' } },
    { year: 2021, value: { amount: '200500000.00' } },
  ]);
});

test('An English sheet with several sheets, two units and hidden rows', async () => {
  const file = await opened(
    await workbook({
      name: 'Activities',
      hiddenRows: [3],
      rows: [
        ['LIST OF ACTIVITIES IN EAST NUSA TENGGARA PROVINCE'],
        [],
        [
          'Partner',
          'Activity',
          'Sector',
          'Regency',
          'Village',
          'Start date',
          'Budget (IDR million)',
          'Spent (USD)',
          'Women',
          'Status',
        ],
        [
          'Horizon',
          'Wells',
          'Water and sanitation',
          'Ende',
          'Maubasa',
          new Date(Date.UTC(2021, 0, 15)),
          8.7,
          '16,200',
          '1,250',
          'Ongoing',
        ],
        [
          'Karang',
          'Teachers',
          'Education',
          'Alor',
          'Toang',
          '31 December 2022',
          'n/a',
          1200,
          null,
          'Completed',
        ],
      ],
    }),
  );
  const { rows, mapping, problems } = rowsOf(file);
  expect(mapping).toMatchObject({
    language: 'en',
    kind: 'matrix',
    context: { province: 'EAST NUSA TENGGARA' },
  });
  expect(rows[0]).toMatchObject({
    hidden: true,
    start: { value: '2021-01-15' },
    planned: { value: { amount: '8700000.00', currency: 'IDR' } },
    spent: { value: { amount: '16200.00', currency: 'USD' } },
    female: { value: 1250 },
    status: { value: '2' },
  });
  expect(rows[1]).toMatchObject({ start: { value: '2022-12-31' }, planned: { state: 'unknown' } });
  expect(problems).toEqual([{ at: 'Activities', code: 'hiddenRows', parameters: { count: '1' } }]);
});

test('A failed formula is a problem in its cell and no text', () => {
  const { rows, problems } = rowsOf(
    sheetFile([
      MATRIX,
      [
        1,
        'Plan',
        'P',
        'K',
        'Kesehatan',
        'Ende',
        'Ndori',
        { error: '#REF!' },
        2021,
        { error: 'uncalculated' },
        1,
      ],
    ]),
  );
  expect(rows[0]?.places.village).toBeUndefined();
  expect(problems).toMatchObject([{ at: 'S!J2', code: 'formulaError' }]);
});

test('An M under English headings is asked where other cells are written in Indonesian', () => {
  const header = ['Partner', 'Activity', 'Village', 'Budget (IDR)'];
  const plain = rowsOf(
    sheetFile([header, ['A', 'Wells', 'V', '8,70 M'], ['A', 'Roads', 'V', 'Rp 5.000.000']]),
  );
  expect(plain.rows[0]?.planned).toMatchObject({ value: { amount: '8700000.00', currency: 'IDR' } });
  const mixed = rowsOf(sheetFile([header, ['A', 'Wells', 'V', '8,70 M'], ['A', 'Roads', 'V', '250 jt']]));
  expect(mixed.questions).toMatchObject([{ kind: 'amountScale', at: ['S!D2'] }]);
});
