import { expect, test } from 'vitest';
import { recordActivity } from '#activities/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { findingsQuery, readFindingsFilter } from './address.ts';

const database = useDatabase();
let made: Promise<People> | undefined;
const people = () => (made ??= makePeople(database()));

async function record(areaCode: string): Promise<void> {
  const { partner, system } = await people();
  await recordActivity(deskOf(database(), system), {
    partnerId: partner.partnerId,
    title: { id: 'Sumur' },
    status: 2,
    plannedStart: '2025-01-01',
    locations: [{ areaCode }],
    sectors: [{ vocabulary: 'field', code: 'water' }],
  });
}

async function opened(query: string, reader: Parameters<typeof readFindingsFilter>[1] = null) {
  const desk = deskOf(database(), (await people()).public);
  return readFindingsFilter(desk, reader, new URLSearchParams(query));
}

test('Nobody’s page begins with the only province that has records, with the nation where there are more', async () => {
  expect((await opened('')).area).toBeNull();
  await record('53.08');
  expect((await opened('')).area).toBe('53');
  await record('52.01');
  expect((await opened('')).area).toBeNull();
});

test('An office begins with its area, a partner with its own overlaps, and what is chosen counts for both', async () => {
  const partnerId = (await people()).partner.partnerId;
  expect(await opened('', { areaCode: '53.08' })).toMatchObject({ area: '53.08', partnerId: undefined });
  expect(await opened('', { partnerId })).toMatchObject({ partnerId });
  expect(await opened('area=53', { partnerId })).toMatchObject({ area: '53', partnerId: undefined });
  expect(await opened('area=ID&show=all&year=2023', { areaCode: '53.08' })).toMatchObject({
    area: null,
    show: 'all',
    year: 2023,
  });
});

test('A filter comes back from its address as it was; what is no year is no filter', async () => {
  const filter = { area: '53.08', year: 2023, field: 'water', since: 2021, show: 'dismissed' } as const;
  expect(await opened(findingsQuery(filter).slice(1))).toEqual({ ...filter, partnerId: undefined });
  expect(findingsQuery({ area: null, show: 'open' })).toBe('?area=ID');
  expect(await opened('area=ID&year=banyak&since=')).toMatchObject({ year: undefined, since: undefined });
});
