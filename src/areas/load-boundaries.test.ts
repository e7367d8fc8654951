import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { areaShapes } from './boundary-store.ts';
import { loadBoundaries } from './load-boundaries.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

type Ring = [number, number][];
const square = (x: number, y: number, size = 0.5): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const piece = (
  properties: Record<string, unknown>,
  coordinates: unknown = [square(121, -9)],
  type = 'Polygon',
): object => ({ type: 'Feature', properties, geometry: { type, coordinates } });
const file = (...features: unknown[]) => ({
  name: 'batas.geojson',
  bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })),
});
const load = (...features: unknown[]) => loadBoundaries(deskOf(database(), SYSTEM), file(...features));
const stored = async (code: string) => {
  const [row] = await database().asActor(SYSTEM, (tx) =>
    tx.selectFrom('area_boundary').selectAll().where('area_code', '=', code).execute(),
  );
  return row?.geometry as { type: string; coordinates: Ring[][] } | undefined;
};

test.each([
  [{ code: '53.08' }, '53.08'],
  [{ KDPPUM: '53', KDPKAB: '53.07', WADMKK: 'Sikka' }, '53.07'],
  [{ kode: 5306 }, '53.06'],
  [{ ADM2_PCODE: 'ID5305', ADM2_EN: 'Alor' }, '53.05'],
  [{ WADMPR: 'Nusa Tenggara Timur', WADMKK: 'Kota Kupang' }, '53.71'],
  [{ NAME_1: 'NusaTenggaraTimur', NAME_2: 'Sumba Timur' }, '53.11'],
  [{ nama: 'Kabupaten Ngada' }, '53.09'],
  [{ provinsi: 'NTT', kab_kota: 'Kab. Kupang', kecamatan: 'Semau' }, '53.01.04'],
  [{ id: 7, name: 'Bali' }, '51'],
])('A feature with %j draws %s', async (properties, code) => {
  expect(await load(piece(properties))).toEqual({ matched: 1, unmatched: [], source: 'batas.geojson' });
  expect(await stored(code)).toBeDefined();
});

test('A name that denies the code is believed, for other lists number otherwise', async () => {
  expect((await load(piece({ id: '5312', name: 'Kabupaten Nagekeo' }))).matched).toBe(1);
  expect(await stored('53.16')).toBeDefined();
  expect(await stored('53.12')).toBeUndefined();
});

test('What cannot be used is listed with its reason, and does not hold up the rest', async () => {
  const result = await load(
    piece({ nama: 'Atlantis' }),
    piece({ nama: 'Kupang' }),
    piece({ code: '53.02' }, [[[121, null]]]),
    piece({ code: '53.03' }, [square(500_000, 9_000_000)]),
    piece({ code: '53.04' }, [121, -9], 'Point'),
    piece({ code: '53.10', nama: 'Kabupaten Manggarai' }, [
      [
        [121, -9],
        [121, -9],
        [121, -9],
        [121, -9],
      ],
    ]),
    piece({ code: '53.13' }),
  );
  expect(result.matched).toBe(1);
  expect(result.unmatched).toEqual([
    { name: 'Atlantis', reason: 'unknownArea' },
    { name: 'Kupang', reason: 'unknownArea' },
    { name: '#3', reason: 'notFinite' },
    { name: '#4', reason: 'outsideIndonesia' },
    { name: '#5', reason: 'notPolygons' },
    { name: 'Kabupaten Manggarai', reason: 'noSurface' },
  ]);
});

test('Things that are no features are listed as unknown', async () => {
  const result = await load(null, 7, { geometry: 'x', properties: null }, piece({ code: '53.13' }));
  expect(result.matched).toBe(1);
  expect(result.unmatched.map(({ reason }) => reason)).toEqual(['unknownArea', 'unknownArea', 'unknownArea']);
});

test('Outer rings run clockwise and holes the other way, however they came', async () => {
  const area = (ring: Ring): number =>
    ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0);
  const hole = square(121.1, -8.9, 0.2);
  for (const rings of [
    [square(121, -9), hole],
    [square(121, -9).reverse(), [...hole].reverse()],
  ]) {
    await load(piece({ code: '53.14' }, rings));
    const polygon = (await stored('53.14'))?.coordinates[0] ?? [];
    expect(polygon.map((ring) => Math.sign(area(ring)))).toEqual([-1, 1]);
  }
});

test('Islands that are features of their own become one area, and many points become few', async () => {
  const wobbly: Ring = Array.from({ length: 1001 }, (_, i) => {
    const angle = (i % 1000) * 0.00628318;
    return [121 + Math.cos(angle) * 0.5, -9 + Math.sin(angle) * 0.5];
  });
  await load(piece({ code: '53.15' }, [wobbly]), piece({ code: '53.15' }, [square(123, -9)]));
  const geometry = await stored('53.15');
  expect(geometry?.coordinates).toHaveLength(2);
  expect(geometry?.coordinates[0]?.[0]?.length).toBeLessThan(80);
});

test.each([
  ['no JSON', '<kml/>', 'areasBoundaryUnreadable'],
  ['another JSON', '{"type":"Sketch"}', 'areasBoundaryUnreadable'],
  ['a collection of nothing', '{"type":"FeatureCollection","features":[]}', 'areasBoundaryEmpty'],
  [
    'a broken topology',
    '{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[4]]}}}',
    'areasBoundaryUnreadable',
  ],
])('A file that is %s is refused with a reason', async (_, text, key) => {
  const bytes = new TextEncoder().encode(text);
  await expect(loadBoundaries(deskOf(database(), SYSTEM), { name: 'x', bytes })).rejects.toMatchObject({
    fields: { file: key },
  });
});

test('A small file that unfolds into a huge one is refused', async () => {
  const arcs = [Array.from({ length: 5000 }, () => [121, -9])];
  const text = JSON.stringify({
    type: 'Topology',
    arcs,
    objects: { a: { type: 'Polygon', arcs: Array.from({ length: 2000 }, () => [0]) } },
  });
  const bytes = new TextEncoder().encode(text);
  await expect(loadBoundaries(deskOf(database(), SYSTEM), { name: 'x', bytes })).rejects.toMatchObject({
    fields: { file: 'areasBoundaryTooLarge' },
  });
});

test('Loaded boundaries become paths that fill the picture', async () => {
  await load(piece({ code: '53.08' }, [square(121, -9)]), piece({ code: '53.07' }, [square(122, -9)]));
  const picture = await database().asActor(people.public, (tx) =>
    areaShapes(tx, ['53.07', '53.08', '53.17'], 300),
  );
  expect(picture).toMatchObject({ width: 300, height: 100, sources: ['batas.geojson'] });
  expect(picture?.shapes).toEqual([
    { code: '53.07', d: expect.stringMatching(/^M200/) as string },
    { code: '53.08', d: expect.stringMatching(/^M0/) as string },
  ]);
  expect(picture?.place(-8.75, 121.25)).toEqual({ x: 50, y: 50 });
  expect(await database().asActor(people.public, (tx) => areaShapes(tx, ['53.17']))).toBeUndefined();
});

test('A province loads the boundaries of its own areas, and no one else does', async () => {
  const features = [piece({ code: '53.20' }), piece({ code: '52.01' })];
  const result = await loadBoundaries(deskOf(database(), people.province), file(...features));
  expect(result).toMatchObject({ matched: 1, unmatched: [{ reason: 'notYourArea' }] });
  expect(await stored('52.01')).toBeUndefined();
  for (const actor of [people.public, people.national, people.regency, people.partner]) {
    await expect(loadBoundaries(deskOf(database(), actor), file(...features))).rejects.toMatchObject({
      code: 'forbidden',
    });
  }
});

test('Row-level security says the same', async () => {
  const boundary = { area_code: '53.21', geometry: '{"type":"MultiPolygon","coordinates":[]}', source: 'x' };
  for (const actor of [
    people.public,
    people.national,
    people.regency,
    people.partner,
    people.otherProvince,
  ]) {
    await expect(
      database().asActor(actor, (tx) => tx.insertInto('area_boundary').values(boundary).execute()),
    ).rejects.toThrow(/row-level security/);
  }
  await database().asActor(people.province, (tx) =>
    tx.insertInto('area_boundary').values(boundary).execute(),
  );
});

test('Loading leaves an audit row with the file and the areas', async () => {
  await loadBoundaries(deskOf(database(), people.province), file(piece({ code: '53.19' })));
  const rows = await database().asActor(SYSTEM, (tx) =>
    tx
      .selectFrom('audit')
      .select(['user_id', 'after'])
      .where('action', '=', 'load-boundaries')
      .orderBy('id', 'desc')
      .limit(1)
      .execute(),
  );
  expect(rows).toEqual([
    { user_id: people.province.userId, after: { file: 'batas.geojson', areas: ['53.19'], count: 1 } },
  ]);
});

const REAL = join(import.meta.dirname, '../../../shared/data/boundaries');
test.runIf(existsSync(REAL)).each([
  ['prov.web.topo.json', 38],
  ['kab.web.topo.json', 514],
])('All areas of %s are recognised', async (name, count) => {
  const bytes = readFileSync(join(REAL, name));
  const result = await loadBoundaries(deskOf(database(), SYSTEM), { name, bytes });
  expect(result).toEqual({ matched: count, unmatched: [], source: name });
});
