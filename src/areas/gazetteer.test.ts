import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import type { Gazetteer } from './gazetteer.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import type { PlaceInput } from './place-match.ts';

const database = useDatabase();
let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = await database().asActor(SYSTEM, (tx) => loadGazetteer(tx, { within: '53' }));
});

/** The code and reason of a match, or the question in one word and its proposals. */
function read(place: PlaceInput, within = '53'): string {
  const match = gazetteer.match(place, within);
  if (match.kind === 'matched') return `${match.code} ${match.reason}`;
  if (match.kind === 'none') return 'none';
  return `? ${match.reason} ${match.proposals.map((proposal) => proposal.code).join(' ')}`.trim();
}

test.each([
  ['TTS', '53.02 abbreviation'],
  ['T.T.S.', '53.02 abbreviation'],
  ['Kab. TTU', '53.03 abbreviation'],
  ['SBD', '53.18 abbreviation'],
  ['Sumteng', '53.17 abbreviation'],
  ['Flotim', '53.06 abbreviation'],
  ['Matim', '53.19 abbreviation'],
  ['Mabar', '53.15 abbreviation'],
  ['SB Daya', '53.18 abbreviation'],
  ['KAB KUPANG', '53.01 exact'],
  ['Kota Kupang', '53.71 exact'],
  ['Kodya Kupang', '53.71 exact'],
  ['Kabupten Ende\r', '53.08 exact'],
  ['Sumba\nBarat Daya ', '53.18 exact'],
  ['Lembta', '53.13 spelling'],
  ['Ende - NTT', '53.08 exact'],
  ['53.08', '53.08 code'],
])('The regency written %j is recognised', (regency, expected) => {
  expect(read({ regency })).toBe(expected);
});

test('Kupang alone is a question with both proposals', () => {
  expect(read({ regency: 'Kupang' })).toBe('? several 53.01 53.71');
  expect(read({ anywhere: 'Kupang, NTT' })).toBe('? several 53.01 53.71');
});

test('Kupang with a district is the regency that has the district', () => {
  expect(read({ regency: 'Kupang', district: 'Alak' })).toBe('53.71.01 exact');
  expect(read({ regency: 'Kupnag', district: 'Alak' })).toBe('53.71.01 spelling');
});

test('A city that is none, and initials of two letters, are questions', () => {
  expect(read({ regency: 'Kota Ende' })).toBe('? unsure 53.08');
  expect(read({ regency: 'ST' })).toBe('? several 53.11 53.17');
});

test('The smallest place that was written is the answer', () => {
  expect(read({ province: 'Prov. NTT' })).toBe('53 abbreviation');
  expect(read({ regency: 'Kab. Ende', district: 'Kec. Ndori' })).toBe('53.08.17 exact');
  expect(read({ regency: 'Ende', district: 'Ndori', village: '-' })).toBe('53.08.17 exact');
  expect(read({ village: ' ', regency: '\r' })).toBe('none');
});

test.each([
  ['Sikka', 'Doreng', 'Wolonterang', '53.07.20.2005 exact'],
  ['Ngada', 'Aimere', 'Mawo Kisa', '53.09.01.2024 spelling'],
  ['Kab. Sumba Timur', 'Haharu', 'Kalmba', '53.11.02.2012 spelling'],
  ['Alor', 'Alor Barat Daya', 'Wolal Selatan', '53.05.03.2018 spelling'],
  ['Alor', 'Alor Barat Laut', "O'A MATE", '53.05.02.2022 exact'],
  ['Sikka', 'Alk Timur', 'Desa Perumaan', '53.07.15.2009 spelling'],
  ['TTS', 'Amanatun Sel.', 'NETUTNANA', '53.02.08.2013 abbreviation'],
  ['Ende', 'Ndona', 'Ds. Reka (Ndona)', '53.08.05.2020 exact'],
])('The village %s / %s / %s is recognised', (regency, district, village, expected) => {
  expect(read({ regency, district, village })).toBe(expected);
});

test('Numerals tell villages apart in any writing, and are never mistaken', () => {
  const village = (written: string): string =>
    read({ regency: 'Ngada', district: 'Golewa Barat', village: written }).split(' ').slice(0, 2).join(' ');
  expect(village('Rakateda I')).toBe('53.09.19.2006 exact');
  expect(village('RAKATEDAII')).toBe('53.09.19.2007 exact');
  expect(village('Rakteda 2')).toBe('53.09.19.2007 spelling');
  expect(village('Rakateda')).toBe('? unknown-name');
  expect(village('Rakateda III')).toBe('? unknown-name');
});

test('District and village that stand together elsewhere outweigh a short form of a regency', () => {
  expect(read({ regency: 'SBD', district: 'Umbu Ratu Nggay Barat', village: 'Dewa Tana' })).toBe(
    '53.17.02.2025 joint-evidence',
  );
  expect(read({ regency: 'Sumteng', district: 'Kodi Utara', village: 'KADAGHU TANA' })).toBe(
    '53.18.08.2017 joint-evidence',
  );
  expect(read({ regency: 'Sumteng', district: 'Kodi Utara' })).toMatch(/^\? contradiction 53\.18\.08/);
});

test('A full name of a regency that contradicts is a question that proposes the other place', () => {
  expect(read({ regency: 'Sumba Tengah', district: 'Kodi Bangedo', village: 'Karang Indah' })).toBe(
    '? contradiction 53.18.06.2019',
  );
  expect(read({ regency: 'Kab. Bandung' })).toBe('? contradiction 32.04');
});

test('A village that is nowhere leaves the district as what is certain', () => {
  expect(
    gazetteer.match({ regency: 'Kab. Ende', district: 'Ndori', village: 'Desa Tidak Ada' }, '53'),
  ).toEqual({
    kind: 'question',
    reason: 'unknown-name',
    deepest: '53.08.17',
    proposals: [],
  });
});

test('A village of another district is a match only where the district could not be read', () => {
  expect(read({ regency: 'Sikka', district: 'Doreng', village: 'Perumaan' })).toMatch(
    /^\? other-district 53\.07\.15\.2009/,
  );
  expect(read({ regency: 'Sikka', district: 'Xyz', village: 'Perumaan' })).toBe(
    '53.07.15.2009 joint-evidence',
  );
});

test.each([
  ['Sikka', '53.07 exact'],
  ['Kec. Ndori, Ende', '53.08.17 exact'],
  ['Kec. Ndori Kab. Ende', '53.08.17 exact'],
  ['Ndori', '53.08.17 exact'],
  ['Nusa Tenggara Timur', '53 exact'],
  ['East Nusa Tenggara, Indonesia', '53 spelling'],
  ['South Central Timor', '53.02 spelling'],
  ['5308052003', '53.08.05.2003 code'],
])('The free text %j is recognised', (anywhere, expected) => {
  expect(read({ anywhere })).toBe(expected);
});

test.each([
  ['Jabar', '32'],
  ['Jateng', '33'],
  ['Jatim', '35'],
  ['DIY', '34'],
  ['DKI Jakarta', '31'],
  ['NTB', '52'],
  ['Sumut', '12'],
  ['Sulsel', '73'],
  ['Sultra', '74'],
  ['Sulteng', '72'],
  ['Kalbar', '61'],
  ['Kaltara', '65'],
  ['Kepri', '21'],
  ['Malut', '82'],
])('The province written %s is %s', (province, code) => {
  expect(gazetteer.match({ province }, '')).toMatchObject({ kind: 'matched', code });
});

test('What is found can be named with its parents', () => {
  expect(gazetteer.find('53.08.17')).toEqual({
    code: '53.08.17',
    name: 'Ndori',
    level: 3,
    kind: 'kecamatan',
    path: 'Kabupaten Ende, Nusa Tenggara Timur',
  });
});
