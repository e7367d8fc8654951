import { expect, test } from 'vitest';
import { PUBLIC, SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { type AreaSearch, searchAreas } from './search-areas.ts';

const database = useDatabase();
const codes = async (query: string, options: AreaSearch = {}): Promise<string[]> =>
  (await database().asActor(PUBLIC, (tx) => searchAreas(tx, query, options))).map((area) => area.code);

test('The exact name comes first, then the higher level, then by name; the parents are told', async () => {
  const found = await database().asActor(PUBLIC, (tx) => searchAreas(tx, 'ende', { limit: 4 }));
  expect(found.map((area) => `${area.name} < ${area.path}`)).toEqual([
    'Kabupaten Ende < Nusa Tenggara Timur',
    'Ende < Kabupaten Ende, Nusa Tenggara Timur',
    'Ende Selatan < Kabupaten Ende, Nusa Tenggara Timur',
    'Ende Tengah < Kabupaten Ende, Nusa Tenggara Timur',
  ]);
});

test.each([
  ['NTT', '53'],
  ['jabar', '32'],
  ['tts', '53.02'],
  ['Flotim', '53.06'],
  ['mangarai timur', '53.19'],
  ['kec. ndori', '53.08.17'],
  ['reka, ende', '53.08.05.2020'],
  ["o'a mate", '53.05.02.2022'],
  ['wolonteran', '53.07.20.2005'],
  ['wolontrang', '53.07.20.2005'],
  ['nusa tenggara b', '52'],
])('%j finds %s first', async (query, code) => {
  expect((await codes(query))[0]).toBe(code);
});

test('A word inside a name is found, after the names that begin with it', async () => {
  expect(await codes('kisa', { within: '53.09' })).toContain('53.09.01.2024');
});

test('Only what lies inside is found where an area is given', async () => {
  const found = await codes('kota', { within: '53.08', limit: 50 });
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((code) => code.startsWith('53.08'))).toBe(true);
});

test('Nothing, signs and gibberish find nothing', async () => {
  for (const query of ['', ' ', '%', '_', '…', 'xqzwkj']) expect(await codes(query)).toEqual([]);
});

test('An earlier name finds the area of today', async () => {
  await database().asActor(SYSTEM, (tx) =>
    tx
      .insertInto('area_name')
      .values({ area_code: '53.20', folded: 'sawu', name: 'Sawu', kind: 'former' })
      .execute(),
  );
  expect(await codes('sawu')).toContain('53.20');
});
