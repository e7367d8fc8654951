import { describe, expect, test } from 'vitest';
import { readPeople } from './read-count.ts';
import { readCountry } from './read-country.ts';
import { readPartnerClass } from './read-partner-class.ts';
import { readStatus } from './read-status.ts';
import { splitList, splitPlaces } from './split-list.ts';
import type { CellValue, Outcome } from './types.ts';

const said = <T>(outcome: Outcome<T>): unknown =>
  outcome.state === 'read'
    ? outcome.value
    : outcome.state === 'question'
      ? `? ${outcome.proposals.map((each) => each.value).join(' ')}`.trim()
      : outcome.state === 'problem'
        ? outcome.code
        : outcome.state;

test.each([
  ['NGO Internasional', 'internationalNgo'],
  ['NGO', 'internationalNgo'],
  ['INGO', 'internationalNgo'],
  ['LSM Internasional', 'internationalNgo'],
  ['Ormas Asing', 'internationalNgo'],
  ['Bilateral', 'bilateral'],
  ['BILATERAL', 'bilateral'],
  ['Lembaga Bilateral', 'bilateral'],
  ['Multilateral', 'multilateral'],
  ['Lembaga multilateral', 'multilateral'],
  ['PBB', 'multilateral'],
  ['Multilateral/PBB', 'multilateral'],
  ['UN Agency', 'multilateral'],
  ['Sister City', 'foreignRegion'],
  ['Universitas', 'education'],
  ['Swasta', 'foreignBusiness'],
  ['Filantropi', 'philanthropy'],
  ['Multilatral', 'multilateral'],
  ['-', 'unknown'],
  ['NGO Lokal', '?'],
])('Class %s is %s', (written, expected) => {
  expect(said(readPartnerClass(written))).toBe(expected);
});

test.each([
  ['Rencana', '1'],
  ['Berjalan', '2'],
  ['berjalan', '2'],
  ['SELESAI', '4'],
  ['Tertunda', '6'],
  ['Batal', '5'],
  ['on-going', '2'],
  ['Completed', '4'],
  ['Planned', '1'],
  ['Slesai', '4'],
  ['belum ada', 'unknown'],
  ['merah', '?'],
])('Status %s is %s', (written, expected) => {
  expect(said(readStatus(written))).toBe(expected);
});

test.each([
  ['Amerika Serikat', 'US'],
  ['AS', 'US'],
  ['Korea Selatan', 'KR'],
  ['Inggris', 'GB'],
  ['Belanda', 'NL'],
  ['Selandia Baru', 'NZ'],
  ['Swiss', 'CH'],
  ['Jepang', 'JP'],
  ['Kanada', 'CA'],
  ['Jerman', 'DE'],
  ['Tiongkok', 'CN'],
  ['United Kingdom', 'GB'],
  ['South Korea', 'KR'],
  ['Côte d’Ivoire', 'CI'],
  ['AU', 'AU'],
  ['Negeri Belanda', 'NL'],
  ['Internasional', 'unknown'],
  ['-', 'unknown'],
  ['Belanda dan Jerman', '? NL DE'],
  ['Atlantis', '?'],
])('Country %s is %s', (written, expected) => {
  expect(said(readCountry(written))).toBe(expected);
});

test('A word that was asked is settled by its answer', () => {
  expect(said(readCountry('Atlantis', new Map([['country:atlantis', 'GR']])))).toBe('GR');
  expect(said(readStatus('merah', new Map([['status:merah', '6']])))).toBe('6');
  expect(said(readPartnerClass('NGO Lokal', new Map([['partnerClass:ngo lokal', 'other']])))).toBe('other');
});

describe('People', () => {
  test.each<[CellValue, unknown]>([
    [298, { persons: 298 }],
    ['1.250', { persons: 1250 }],
    ['1,250 orang', { persons: 1250 }],
    ['± 300', { persons: 300 }],
    ['50 KK', { households: 50 }],
    ['120 KK (480 jiwa)', { households: 120, persons: 480 }],
    ['L: 150, P: 120', { male: 150, female: 120 }],
    ['150 L / 120 P', { male: 150, female: 120 }],
    ['belum ada', 'unknown'],
    ['banyak', 'countUnreadable'],
    [3.5, 'countUnreadable'],
    [-1, 'countUnreadable'],
    ['100-200', '? 100 200'],
  ])('%j is %j', (value, expected) => {
    expect(said(readPeople(value))).toEqual(expected);
  });
});

describe('Lists', () => {
  const known = new Set([
    'Air bersih & sanitasi',
    'Kesehatan',
    'Pendidikan',
    'Gizi/Stunting',
    'Water and Sanitation',
  ]);
  test.each([
    ['Air bersih & sanitasi, Kebencanaan', ['Air bersih & sanitasi', 'Kebencanaan']],
    ['Kesehatan dan Pendidikan', ['Kesehatan', 'Pendidikan']],
    ['Kesehatan & Pendidikan', ['Kesehatan', 'Pendidikan']],
    ['Gizi/Stunting; Kesehatan', ['Gizi/Stunting', 'Kesehatan']],
    ['Water and Sanitation\nHealth', ['Water and Sanitation', 'Health']],
  ])('of fields: %j', (text, expected) => {
    expect(splitList(text, (name) => known.has(name))).toEqual(expected);
  });

  test.each([
    ['Sikka\n, Nagekeo, Manggarai Timur\n', ['Sikka', 'Nagekeo', 'Manggarai Timur']],
    ['SUMBA TENGAH\n; KOTA KUPANG', ['SUMBA TENGAH', 'KOTA KUPANG']],
    ['Ende, Sikka, dan Ngada', ['Ende', 'Sikka', 'Ngada']],
    ['1. Sikka\n2. Ende', ['Sikka', 'Ende']],
    ['1) Sikka 2) Ende', ['Sikka', 'Ende']],
    ['- Sikka\n- Ende', ['Sikka', 'Ende']],
    ['3 Kabupaten: Ende, Sikka dan Ngada', ['Ende', 'Sikka', 'Ngada']],
    ['NTT (Ende, Sikka)', ['Ende', 'Sikka']],
    ['Kupang (Kota)', ['Kupang (Kota)']],
    ['Pangkajene dan Kepulauan', ['Pangkajene dan Kepulauan']],
    ['Sikka/Ende & Alor', ['Sikka', 'Ende', 'Alor']],
    ['Kabupaten/Kota Kupang', ['Kabupaten/Kota Kupang']],
  ])('of places: %j', (text, expected) => {
    expect(splitPlaces(text)).toEqual(expected);
  });
});
