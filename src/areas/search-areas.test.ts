import fc from 'fast-check';
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
  ['kab. ende', '53.08'],
  ['kabupaten en', '53.08'],
  ['kota kupang', '53.71'],
  ['kota kupnag', '53.71'],
  ['kodya kupang', '53.71'],
  ['kab kupnag', '53.01'],
  ['kota bandnug', '32.73'],
  ['sumba tmur', '53.11'],
  ['ende selatn', '53.08.04'],
  ['nede', '53.08'],
  ['ikka', '53.07'],
  ['olonterang', '53.07.20.2005'],
  ['wlonterang', '53.07.20.2005'],
  ['wolnter', '53.07.20.2005'],
  ['desa wolontrang, sikka', '53.07.20.2005'],
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

test('Both that bear a misspelt name are found, the higher level first', async () => {
  expect((await codes('kupnag')).slice(0, 2).sort()).toEqual(['53.01', '53.71']);
});

test('What is not in the parent that was written is not found', async () => {
  expect(await codes('wolonterang, alor')).toEqual([]);
  expect(await codes('reka, xqzwkj')).toEqual([]);
});

test('The name of an area that ended finds what came of it', async () => {
  await database().asActor(SYSTEM, async (tx) => {
    const common = { parent_code: '53.05', level: 3, kind: 'kecamatan' };
    await tx
      .insertInto('area')
      .values([
        { ...common, code: '53.05.91', name: 'Zamrud Lama', folded: 'zamrud lama', valid_to: '2020-01-01' },
        { ...common, code: '53.05.92', name: 'Zamrud Dua', folded: 'zamrud dua', valid_to: '2021-01-01' },
        { ...common, code: '53.05.93', name: 'Pirus', folded: 'pirus' },
        { ...common, code: '53.05.94', name: 'Nila', folded: 'nila' },
      ])
      .execute();
    const link = (area_code: string, successor_code: string) => ({
      area_code,
      successor_code,
      since: '2020-01-01',
    });
    await tx
      .insertInto('area_successor')
      .values([link('53.05.91', '53.05.92'), link('53.05.92', '53.05.93'), link('53.05.92', '53.05.94')])
      .execute();
  });
  expect(await codes('zamrud la')).toEqual(['53.05.94', '53.05.93'].sort());
  expect(await codes('zamrud la', { within: '53.08' })).toEqual([]);
});

test('Whatever is typed is looked for, and nothing breaks it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), async (query) => {
      expect((await codes(query)).length).toBeLessThanOrEqual(10);
    }),
    { numRuns: 40, examples: [['ﷺ'.repeat(100)], ["a'b & c:* | !d <-> \\"], ['abcd '.repeat(500)]] },
  );
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
