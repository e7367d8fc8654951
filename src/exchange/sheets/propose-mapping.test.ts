import { expect, test } from 'vitest';
import { adoptMapping } from './adopt-mapping.ts';
import { findHeader } from './find-header.ts';
import { opened, sheetFile, workbook } from './fixture-workbook.ts';
import { planSheets, proposeMapping } from './propose-mapping.ts';
import { recogniseHeading } from './recognise-heading.ts';
import type { CellValue, Mapping, Sheet } from './types.ts';

const sheetOf = (rows: CellValue[][], name = 'S'): Sheet => ({
  name,
  hidden: false,
  rows,
  merges: [],
  hiddenRows: [],
});
const meanings = (mapping: Mapping): string[] => mapping.columns.map((column) => column.meaning);

test.each([
  ['No.', 'number'],
  ['Nama Lembaga', 'partner'],
  ['NAMA\nMITRA', 'partner'],
  ['Jenis', 'partnerClass'],
  ['Negara Asal', 'country'],
  ['Bidang Kegiatan', 'field'],
  ['Wilayah Kerja', 'places'],
  ['Kab/Kota', 'regency'],
  ['Kec.', 'district'],
  ['Desa/Kel.', 'village'],
  ['Desa / Kelurahan', 'village'],
  ['TA', 'year'],
  ['Waktu Pelaksanaan', 'period'],
  ['Pagu', 'planned'],
  ['Rencana (Rp)', 'planned'],
  ['Realisasi (Rp)', 'spent'],
  ['Laki-laki', 'male'],
  ['L', 'male'],
  ['P', 'female'],
  ['KK', 'households'],
  ['Penerima Manfaat', 'beneficiaries'],
  ['Penerima Manfaat L', 'male'],
  ['Kendala/Permasalahan', 'obstacle'],
  ['Tindak Lanjut', 'followUp'],
  ['Ket.', 'remark'],
  ['OPD Mitra', 'leadAgency'],
  ['No. MSP', 'agreement'],
  ['Izin Prinsip', 'permitPrinciple'],
  ['PIC', 'contact'],
  ['Kecamatn', 'district'],
  ['Realisasi (%)', 'ignore'],
  ['Partner', 'partner'],
  ['Name of Organisation', 'partner'],
  ['Country of origin', 'country'],
  ['Planned budget (USD)', 'planned'],
  ['Subdistrict', 'district'],
  ['Beneficiaries (F)', 'beneficiaries'],
  ['End date', 'end'],
])('The heading %j means %s', (heading, meaning) => {
  expect(recogniseHeading(heading)[0]?.meaning).toBe(meaning);
});

test.each([
  ['Anggaran (dalam juta)', { scale: 6 }],
  ['Pagu (ribu rupiah)', { currency: 'IDR', scale: 3 }],
  ['Budget (USD)', { currency: 'USD' }],
  ['Anggaran (Rp. Juta)', { currency: 'IDR', scale: 6 }],
  ['Planned (IDR million)', { currency: 'IDR', scale: 6 }],
  ['Anggaran (Rp 000)', { currency: 'IDR', scale: 3 }],
  ['Nilai (Rp M)', { currency: 'IDR', scale: 9 }],
  ['Budget in USD', { currency: 'USD' }],
  ['Total Budget (US$)', { currency: 'USD' }],
  ['Lokasi (Kab/Kota)', undefined],
])('The unit of %j is %j', (heading, unit) => {
  expect(recogniseHeading(heading)[0]?.unit).toEqual(unit);
});

test('The header is found under titles, and a row of column numbers belongs to it', () => {
  const header = findHeader(
    sheetOf([
      ['DAFTAR LEMBAGA MITRA INTERNASIONAL (LMI)'],
      ['PROVINSI BALI TAHUN 2020'],
      [],
      ['No', 'Nama Mitra', 'Jenis', 'Negara'],
      ['(1)', '(2)', '(3)', '(4)'],
      [1, 'A', 'NGO', 'Jepang'],
    ]),
  );
  expect(header).toMatchObject({ headerRow: 3, firstRow: 5 });
});

test('Two rows of headings are joined, also without merged cells, and years below amounts are kept', () => {
  const rows: CellValue[][] = [
    ['No', 'Mitra', 'Kegiatan', 'Lokasi', null, 'Anggaran (Rp)', null, 'Penerima Manfaat', null, null],
    [null, null, null, 'Kab/Kota', 'Desa', '2021', 2022, 'L', 'P', 'Jumlah'],
    [1, 'A', 'K', 'Ende', 'X', 1_000_000, 2_000_000, 1, 2, 3],
  ];
  const mapping = proposeMapping(sheetOf(rows));
  expect(meanings(mapping)).toEqual([
    'number',
    'partner',
    'activity',
    'regency',
    'village',
    'planned',
    'planned',
    'male',
    'female',
    'beneficiaries',
  ]);
  expect(mapping.columns.map((column) => column.year)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    2021,
    2022,
    undefined,
    undefined,
    undefined,
  ]);
  expect(mapping).toMatchObject({ kind: 'matrix', headerRow: 0, firstRow: 2 });
});

test('Titles tell years, province, regency, partner and unit', () => {
  const mapping = proposeMapping(
    sheetOf([
      ['MATRIKS KEGIATAN'],
      ['KABUPATEN ENDE PROVINSI NUSA TENGGARA TIMUR TAHUN 2019-2023'],
      ['Mitra: Plan Flores'],
      ['(dalam jutaan rupiah)'],
      ['No', 'Kegiatan', 'Desa', 'Anggaran'],
    ]),
  );
  expect(mapping.context).toEqual({
    years: { from: 2019, to: 2023 },
    regency: 'KABUPATEN ENDE',
    province: 'NUSA TENGGARA TIMUR',
    partner: 'Plan Flores',
    unit: { currency: 'IDR', scale: 6 },
  });
  const english = proposeMapping(
    sheetOf([
      ['List of partners in East Nusa Tenggara Province, 2021'],
      ['Partner', 'Type', 'Country', 'Sector'],
    ]),
  );
  expect(english).toMatchObject({
    language: 'en',
    kind: 'register',
    context: { province: 'East Nusa Tenggara', years: { from: 2021, to: 2021 } },
  });
});

test('What a vague heading means is decided by what stands under it', () => {
  expect(
    meanings(
      proposeMapping(
        sheetOf([
          ['Mitra', 'Kegiatan', 'Jenis', 'Kode'],
          ['A', 'K', 'Fisik', '53.08.05.2001'],
          ['B', 'L', 'Nonfisik', '53.08.05.2002'],
        ]),
      ),
    ),
  ).toEqual(['partner', 'activity', 'ignore', 'areaCode']);
  expect(
    meanings(
      proposeMapping(
        sheetOf([
          ['Donor', 'Implementing Partner', 'Activity', 'District', 'Subdistrict'],
          ['A', 'B', 'C', 'Ende', 'Ndori'],
        ]),
      ),
    ),
  ).toEqual(['partner', 'implementer', 'activity', 'regency', 'district']);
});

test('A list with one row per partner is a register although it names activities', () => {
  const rows: CellValue[][] = [
    ['Nama Mitra', 'Jenis', 'Negara', 'Kegiatan'],
    ['A', 'NGO', 'Jepang', 'x'],
    ['B', 'NGO', 'Jepang', 'y'],
  ];
  expect(proposeMapping(sheetOf(rows)).kind).toBe('register');
});

test('Sheets without a table and hidden sheets are left out with a notice', async () => {
  const header = ['Nama Lembaga', 'Jenis', 'Negara Asal'];
  const file = await opened(
    await workbook(
      { name: 'Sampul', rows: [['Daftar']] },
      { name: 'LMI', rows: [header, ['A', 'NGO', 'Jepang']] },
      { name: 'Lama', hidden: true, rows: [header, ['B', 'NGO', 'Jepang']] },
    ),
  );
  const { mappings, notices } = planSheets(file);
  expect(mappings.map((mapping) => mapping.sheet)).toEqual(['LMI']);
  expect(notices.map(({ at, code }) => [at, code])).toEqual([
    ['Sampul', 'noHeader'],
    ['Lama', 'hiddenSheet'],
  ]);
});

test('A confirmed mapping is known again in another order of columns and another year', () => {
  const [first] = sheetFile([
    ['Nama Mitra', 'Jenis', 'Catatan khusus', 'Anggaran 2021'],
    ['A', 'NGO', 'x', 1],
  ]).sheets.map(proposeMapping);
  const [next] = sheetFile([
    ['Judul'],
    ['JENIS', 'Nama  Mitra', 'Anggaran 2022', 'Catatan khusus'],
    ['NGO', 'A', 1, 'x'],
  ]).sheets.map(proposeMapping);
  if (!first || !next) throw new Error('no mapping');
  const confirmed: Mapping = {
    ...first,
    language: 'en',
    columns: first.columns.map((column) =>
      column.index === 2 ? { ...column, meaning: 'obstacle' } : column,
    ),
  };
  expect(next.signature).toBe(first.signature);
  const adopted = adoptMapping(next, confirmed);
  expect(meanings(adopted)).toEqual(['partnerClass', 'partner', 'planned', 'obstacle']);
  expect(adopted).toMatchObject({ headerRow: 1, language: 'en' });
  expect(adopted.columns[2]?.year).toBe(2022);
  expect(adoptMapping({ ...next, signature: 'other' }, confirmed).columns[3]?.meaning).not.toBe('obstacle');
});
