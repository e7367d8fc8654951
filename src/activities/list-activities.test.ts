import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import type { ActivityDraft } from './activity.ts';
import { type ActivityListing, readListing } from './activity-filter.ts';
import { listActivities } from './list-activities.ts';
import { searchQuery } from './search-query.ts';
import { refreshSearchWords } from './search-words.ts';
import { storeActivities } from './store-activities.ts';

const database = useDatabase();
let people: People;
let bilateral: string;

const money = (date: string, amount: string) => ({
  ref: null,
  type: 3,
  date,
  amount,
  currency: 'IDR',
  valueDate: date,
  description: null,
  provider: null,
  receiver: null,
});

beforeAll(async () => {
  people = await makePeople(database());
  bilateral = await makePartner(database(), 'Angsana Cooperation Agency', 'bilateral');
  const one = (key: string, draft: Partial<ActivityDraft>): ActivityDraft => ({
    partnerId: people.partner.partnerId,
    status: 2,
    title: { id: key },
    iatiIdentifier: `L-${key}`,
    ...draft,
  });
  const drafts = [
    one('Pelatihan petani kopi', {
      plannedStart: '2021-01-01',
      plannedEnd: '2022-12-31',
      locations: [{ areaCode: '53.08.10.2001' }],
      sectors: [{ vocabulary: '1', code: '31120' }],
    }),
    one('Penurunan stunting', {
      plannedStart: '2023-01-01',
      locations: [{ areaCode: '53.07' }],
      sectors: [{ vocabulary: '1', code: '12240' }],
      transactions: [money('2023-03-01', '100')],
      status: 4,
    }),
    one('Air bersih dan sanitasi desa', {
      partnerId: bilateral,
      participants: [
        {
          role: 4,
          organisationType: null,
          identifier: null,
          name: 'Mitra',
          partnerId: people.partner.partnerId,
        },
      ],
      plannedStart: '2022-01-01',
      locations: [{ areaCode: '53.08' }],
      sectors: [{ vocabulary: '1', code: '14031' }],
      transactions: [money('2022-03-01', '900')],
    }),
    one('Sanitasi sekolah', {
      locations: [{ areaCode: null, country: 'ID' }],
      description: { general: { id: 'Pembangunan jamban bersih' } },
    }),
  ];
  const desk = deskOf(database(), people.province);
  await database().asActor(people.province, (tx) => storeActivities(tx, desk, drafts, { importId: newId() }));
  await refreshSearchWords(database());
});

const titles = async (listing: ActivityListing) =>
  (await listActivities(deskOf(database(), people.public), listing)).activities.map((one) => one.title['id']);

test('A list is narrowed by place, field and year of one and the same piece', async () => {
  expect(await titles({ area: '53.08', sort: 'title' })).toEqual([
    'Air bersih dan sanitasi desa',
    'Pelatihan petani kopi',
  ]);
  expect(await titles({ area: '53.08', field: 'water' })).toEqual(['Air bersih dan sanitasi desa']);
  expect(await titles({ area: '53.08', year: 2021 })).toEqual(['Pelatihan petani kopi']);
  expect(await titles({ area: '53.0' })).toEqual([]);
  expect(await titles({ area: 'ID' })).toEqual(['Sanitasi sekolah']);
});

test('A list is narrowed by partner, class, status and money', async () => {
  expect(await titles({ partnerId: bilateral })).toEqual(['Air bersih dan sanitasi desa']);
  expect(await titles({ participantId: bilateral })).toEqual(['Air bersih dan sanitasi desa']);
  expect(await titles({ participantId: people.partner.partnerId })).toHaveLength(4);
  expect(await titles({ partnerId: people.partner.partnerId })).toHaveLength(3);
  expect(await titles({ partnerClass: 'bilateral' })).toEqual(['Air bersih dan sanitasi desa']);
  expect(await titles({ status: 4 })).toEqual(['Penurunan stunting']);
  expect(await titles({ money: 'spent', sort: 'spent' })).toEqual([
    'Air bersih dan sanitasi desa',
    'Penurunan stunting',
  ]);
  expect(await titles({ money: 'none', sort: 'title' })).toEqual([
    'Pelatihan petani kopi',
    'Sanitasi sekolah',
  ]);
});

test('Every order is an order', async () => {
  expect((await titles({ sort: 'partner' }))[0]).toBe('Air bersih dan sanitasi desa');
  expect((await titles({ sort: 'start' }))[0]).toBe('Penurunan stunting');
  for (const sort of ['updated', 'planned', 'spent', 'relevance'] as const)
    expect(await titles({ sort })).toHaveLength(4);
});

test('Search knows Indonesian stems, leaves out small words, and finds a word as soon as it is begun', async () => {
  expect(await titles({ search: 'melatih petani' })).toEqual(['Pelatihan petani kopi']);
  expect(await titles({ search: 'sanitasi dan bersih' })).toEqual(
    expect.arrayContaining(['Air bersih dan sanitasi desa', 'Sanitasi sekolah']),
  );
  expect(await titles({ search: 'penur' })).toEqual(['Penurunan stunting']);
  expect(await titles({ search: '"bersih dan sanitasi"' })).toEqual(['Air bersih dan sanitasi desa']);
  expect(await titles({ search: '"sanitasi sekolah"' })).toEqual(['Sanitasi sekolah']);
  expect(await titles({ search: 'sanitasi -sekolah' })).toEqual(['Air bersih dan sanitasi desa']);
  expect(await titles({ search: 'sanitasi', area: '53.08' })).toEqual(['Air bersih dan sanitasi desa']);
});

test('What stands in the title comes before what stands in the description', async () => {
  expect((await titles({ search: 'bersih' }))[0]).toBe('Air bersih dan sanitasi desa');
});

test('A misspelt question is answered with the spelling of the register', async () => {
  const list = await listActivities(deskOf(database(), people.public), { search: 'stuning' });
  expect(list).toMatchObject({ count: 0, suggestion: 'stunting' });
  expect(await listActivities(deskOf(database(), people.public), { search: 'pelatiahn kpoi' })).toMatchObject(
    { suggestion: 'pelatihan kopi' },
  );
});

test('Whatever is typed, the question is one the database understands', async () => {
  for (const search of ["'", '"', '&|!:*()', '- -', '<-> a', 'a:b\\c', '"" -""', 'dan', '💧 air', "l'eau:*"])
    expect(Array.isArray(await titles({ search }))).toBe(true);
  expect(searchQuery('  ')).toBeNull();
  expect(searchQuery('-sekolah')).toBeNull();
});

test('Nonsense in an address is passed over', () => {
  expect(
    readListing(new URLSearchParams('area=53.08&year=abc&status=9&sort=x&page=0&field=water&search=')),
  ).toEqual({ area: '53.08', field: 'water' });
  expect(readListing(new URLSearchParams('status=2&year=2023&page=3'))).toEqual({
    status: 2,
    year: 2023,
    page: 3,
  });
});

test('Each row says partner, years, money and the first places', async () => {
  const [row] = (await listActivities(deskOf(database(), people.public), { field: 'water' })).activities;
  expect(row).toMatchObject({
    partnerName: 'Angsana Cooperation Agency',
    firstYear: 2022,
    spentIdr: '900.00',
    plannedIdr: null,
    places: ['Kabupaten Ende'],
    placeCount: 1,
  });
});

test('Search words of internal activities are not given away', async () => {
  const desk = deskOf(database(), people.province);
  const secret: ActivityDraft = {
    partnerId: bilateral,
    status: 1,
    title: { id: 'Zamrud kencana' },
    visibility: 'internal',
    iatiIdentifier: 'L-secret',
  };
  await database().asActor(people.province, (tx) =>
    storeActivities(tx, desk, [secret], { importId: newId() }),
  );
  await refreshSearchWords(database());
  const words = await database().asActor(SYSTEM, (tx) =>
    tx.selectFrom('search_word').select('word').where('word', '=', 'zamrud').execute(),
  );
  expect(words).toEqual([]);
});
