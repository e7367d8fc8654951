import { expect, test } from 'vitest';
import {
  affairName,
  affairOfField,
  AFFAIRS,
  DAC_PURPOSES,
  fieldByName,
  fieldName,
  fieldOfSector,
  FIELDS,
  isField,
  sectorName,
} from './index.ts';

test('There are 32 affairs and each of them is a field; narrower fields belong to one', () => {
  expect(AFFAIRS.filter((affair) => affair.code !== 'u0')).toHaveLength(32);
  expect(FIELDS).toHaveLength(39);
  for (const field of FIELDS.filter(({ code }) => code !== 'unspecified'))
    expect(AFFAIRS.some((affair) => affair.code === field.affair)).toBe(true);
  expect([affairOfField('nutrition'), affairOfField('governance'), affairOfField('unspecified')]).toEqual([
    'u2',
    'u0',
    'none',
  ]);
});

test('A field published under its DAC code is read back as the same field', () => {
  // NOTE: child protection has no purpose code of its own; 15180 belongs to the affair above it.
  for (const field of FIELDS.filter(({ code, dac }) => dac !== null && code !== 'child'))
    expect(fieldOfSector('1', field.dac ?? '')).toBe(field.code);
  expect(fieldOfSector('1', '15180')).toBe('u8');
});

test('Purpose codes fall to a field by themselves or by their category', () => {
  const expected = {
    12240: 'nutrition',
    12220: 'u2',
    14032: 'water',
    13030: 'u14',
    13040: 'u2',
    15112: 'governance',
    16040: 'u4',
    31320: 'u25',
    32130: 'livelihood',
    33210: 'u26',
    33120: 'u30',
    43010: 'unspecified',
    74020: 'disaster',
    60020: 'unspecified',
    99810: 'unspecified',
  };
  for (const [code, field] of Object.entries(expected))
    expect([code, fieldOfSector('1', code)]).toEqual([code, field]);
  expect(fieldOfSector('2', '112')).toBe('u1');
  expect(fieldOfSector('', '11220')).toBe('u1');
  expect(fieldOfSector('8', '6.1')).toBe('water');
  expect(fieldOfSector('99', 'SP-4')).toBe('unspecified');
  expect(DAC_PURPOSES.every(({ code }) => isField(fieldOfSector('1', code)))).toBe(true);
});

test('The names bureaus, partners and clusters write find their field', () => {
  const expected: Record<string, string> = {
    'Gizi/Stunting': 'nutrition',
    'Air bersih & sanitasi': 'water',
    WASH: 'water',
    'Water, Sanitation and Hygiene': 'water',
    Nutrition: 'nutrition',
    Perikanan: 'u25',
    Energi: 'u29',
    KESEHATAN: 'u2',
    'Bidang Pendidikan': 'u1',
    Kebencanaan: 'disaster',
    'Pemberdayaan ekonomi': 'livelihood',
    'Tata kelola': 'governance',
    'Perlindungan anak': 'child',
    Pariwisata: 'u26',
    'Food Security': 'u9',
    'Shelter/NFI': 'disaster',
    'Pekerjaan Umum dan Penataan Ruang': 'u3',
    '12240 - Basic nutrition': 'nutrition',
    Kehutanan: 'u28',
  };
  for (const [written, field] of Object.entries(expected))
    expect([written, fieldByName(written)]).toEqual([
      written,
      { field, confidence: expect.any(Number) as number },
    ]);
  expect(fieldByName('Kesehatan')?.confidence).toBe(1);
});

test('A misspelt name is found with less confidence, and what is near nothing is not guessed', () => {
  expect(fieldByName('Kesehatn')).toMatchObject({ field: 'u2' });
  expect(fieldByName('Pertaniann')).toMatchObject({ field: 'u27' });
  expect(fieldByName('Kesehatn')?.confidence).toBeLessThan(0.95);
  expect(fieldByName('Astronomi')).toBeUndefined();
  expect(fieldByName('  ')).toBeUndefined();
  expect(fieldByName('Pendidikan, Kesehatan')).toBeUndefined();
});

test('Every field and sector has a name in both languages, and an unknown code is shown as it is', () => {
  for (const { code } of FIELDS)
    for (const locale of ['id', 'en'] as const) expect(fieldName(code, locale)).not.toBe(code);
  expect(sectorName('1', '12240', 'id')).toBe('Gizi dasar');
  expect(sectorName('1', '22020', 'id')).toBe('Telecommunications');
  expect(sectorName('2', '112', 'en')).toBe('Basic Education');
  expect(sectorName('99', 'SP-4', 'id')).toBe('SP-4');
  expect(affairName('u0', 'en')).toBe('Supporting functions of government');
});
