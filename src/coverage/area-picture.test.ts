import { beforeAll, expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { areaPicture } from './area-picture.ts';
import { storeFixture } from './cells.fixture.ts';
import { NOTHING } from './figure.ts';
import { coverage } from './read-coverage.ts';

const database = useDatabase();
const REKA = '53.08.05.2020';
let people: People;
const picture = (code: string, actor: Actor = people.public) => areaPicture(deskOf(database(), actor), code);

beforeAll(async () => {
  people = await makePeople(database());
  const { partnerId } = people.partner;
  const other = people.otherPartner.partnerId;
  const water = { field: 'water', planned: '100' };
  await storeFixture(database(), {
    partnerId,
    title: 'Sumur',
    status: 4,
    cells: [
      { area: REKA, year: 2019, ...water },
      { area: '53.08.06', year: 2020, ...water },
    ],
  });
  await storeFixture(database(), {
    partnerId: other,
    title: 'Pipa',
    status: 2,
    cells: [{ area: REKA, year: 2022, ...water }],
  });
  await storeFixture(database(), {
    partnerId: other,
    title: 'Kabupaten',
    status: 1,
    cells: [{ area: '53.08', year: 2023, ...water }],
  });
  await storeFixture(database(), {
    partnerId: other,
    title: 'Rahasia',
    visibility: 'internal',
    cells: [
      { area: REKA, year: 2017, ...water },
      { area: '53.07', year: 2017, ...water },
    ],
  });
});

test('A village tells who works in it, since when and for how much, running activities first', async () => {
  const village = await picture(REKA);
  expect(village.area.path).toBe('Ndona, Kabupaten Ende, Nusa Tenggara Timur');
  expect(village).toMatchObject({
    since: 2019,
    running: 1,
    total: { partners: 2, activities: 2, planned: '200.00' },
  });
  expect(
    village.partners.map(({ name, activities, since, until }) => [name, activities, since, until]),
  ).toEqual([
    ['Cendana Programme of Nations', 1, 2022, 2022],
    ['Lontar Foundation Worldwide', 1, 2019, 2019],
  ]);
  expect(village.activities.map(({ title, status, planned }) => [title['id'], status, planned])).toEqual([
    ['Pipa', 2, '100.00'],
    ['Sumur', 4, '100.00'],
  ]);
  expect(village.children).toEqual([]);
});

test('A regency holds all that lies inside, tells each district, and what is recorded for none', async () => {
  const regency = await picture('53.08');
  expect(regency.total).toMatchObject({ partners: 2, activities: 3, planned: '400.00' });
  expect(regency.children).toHaveLength(21);
  const ndona = regency.children.find(({ area }) => area.code === '53.08.05');
  expect(ndona?.total).toMatchObject({ partners: 2, activities: 2, planned: '200.00' });
  expect(regency.children.find(({ area }) => area.code === '53.08.17')?.total.planned).toBeNull();
  expect(regency.notDetailed).toMatchObject({ activities: 1, planned: '100.00' });
  expect(regency.activities.map(({ title }) => title['id'])).toEqual(['Pipa', 'Kabupaten', 'Sumur']);
});

test('Where nothing is recorded nothing is claimed', async () => {
  const empty = await picture('53.08.17.2003');
  expect(empty).toMatchObject({
    since: null,
    running: 0,
    partners: [],
    activities: [],
    total: { planned: null },
  });
  await expect(picture('53.08.99')).rejects.toMatchObject({ code: 'notFound' });
});

test.each([
  ['public', 2, 2019],
  ['otherRegency', 2, 2019],
  ['regency', 3, 2017],
  ['province', 3, 2017],
  ['national', 3, 2017],
  ['otherPartner', 3, 2017],
  ['partner', 2, 2019],
] as const)('To %s the village shows %i activities', async (who, count, since) => {
  const village = await picture(REKA, people[who]);
  expect([village.total.activities, village.activities.length, village.since]).toEqual([count, count, since]);
});

test.each(['53', '53.08', '53.08.05', REKA])(
  'The figures of %s are those of the coverage table',
  async (code) => {
    for (const who of ['public', 'regency', 'partner', 'national'] as const) {
      const table = await coverage(deskOf(database(), people[who]), { area: code });
      const { total, children, notDetailed } = await picture(code, people[who]);
      expect(total).toEqual(table.total);
      const ofChildren = children.filter((child) => child.total.activities > 0);
      const rows = code === REKA ? [] : table.rows.filter((row) => row.area !== null);
      expect(new Map(ofChildren.map((child) => [child.area.code, child.total]))).toEqual(
        new Map(rows.map((row) => [row.area?.code, row.total])),
      );
      expect(notDetailed ?? NOTHING).toEqual(table.rows.find((row) => row.area === null)?.total ?? NOTHING);
    }
  },
);

test('A district that ended is still listed with the records that stand there', async () => {
  await database().asActor(SYSTEM, (tx) =>
    tx
      .insertInto('area')
      .values([
        {
          code: '53.08.97',
          parent_code: '53.08',
          level: 3,
          kind: 'kecamatan',
          name: 'Dulu',
          folded: 'dulu',
          valid_to: '2020-01-01',
        },
        {
          code: '53.08.98',
          parent_code: '53.08',
          level: 3,
          kind: 'kecamatan',
          name: 'Kosong',
          folded: 'kosong',
          valid_to: '2020-01-01',
        },
      ])
      .execute(),
  );
  await storeFixture(database(), {
    partnerId: people.partner.partnerId,
    cells: [{ area: '53.08.97', field: 'water', year: 2018, planned: '7' }],
  });
  const { children } = await picture('53.08');
  const old = children.filter(({ area }) => area.code >= '53.08.97');
  expect(old.map(({ area, total }) => [area.name, total.planned])).toEqual([['Dulu', '7.00']]);
});

test('An internal activity that reaches further is not listed where its reader may not look', async () => {
  expect((await picture('53.07', people.regency)).activities).toEqual([]);
  expect((await picture('53.07', people.otherRegency)).activities).toHaveLength(1);
});
