/** A public activity of a partner who is not public: everybody finds the activity, and the name stands for nobody who may not know it. */
import { beforeAll, expect, test } from 'vitest';
import {
  eachActivity,
  editActivity,
  findActivityPartners,
  listActivities,
  listActivityPartners,
  recordActivity,
} from '#activities/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { partnerNames } from '#partners/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import { areaPicture } from './area-picture.ts';
import { explainNumber } from './explain-number.ts';
import { findOverlaps } from './find-overlaps.ts';

const database = useDatabase();
const REKA = '53.08.05.2020';
let people: People;
/** Neither may be known by the public; the second by its own office alone. */
let internal: string;
let confidential: string;
const NAMES = ['Tersembunyi Trust', 'Rahasia Foundation'];

beforeAll(async () => {
  people = await makePeople(database());
  internal = await makePartner(database(), 'Tersembunyi Trust');
  confidential = await makePartner(database(), 'Rahasia Foundation');
  await database().asActor(SYSTEM, async (tx) => {
    await tx.updateTable('partner').set({ visibility: 'internal' }).where('id', '=', internal).execute();
    await tx
      .updateTable('partner')
      .set({ visibility: 'confidential' })
      .where('id', '=', confidential)
      .execute();
  });
  for (const [partnerId, title] of [
    [people.partner.partnerId, 'Sumur'],
    [internal, 'Pipa'],
    [confidential, 'Pompa'],
  ] as const)
    await recordActivity(deskOf(database(), people.system), {
      partnerId,
      title: { id: title },
      status: 2,
      visibility: 'public',
      plannedStart: '2024-01-01',
      plannedEnd: '2024-12-31',
      locations: [{ areaCode: REKA }],
      sectors: [{ vocabulary: '1', code: '14031' }],
    });
});

/** Everything that could name a partner beside an activity. */
async function told(actor: Actor): Promise<string> {
  const desk = deskOf(database(), actor);
  const exported = [];
  for await (const row of eachActivity(desk, {})) exported.push(row);
  return JSON.stringify([
    await listActivities(desk, {}),
    await listActivityPartners(desk, 50),
    await findActivityPartners(desk, 'r', 50),
    await areaPicture(desk, REKA),
    await areaPicture(desk, '53'),
    await explainNumber(desk, { area: '53' }),
    await findOverlaps(desk, { area: '53' }),
    await listActivities(desk, { search: 'tersembunyi' }),
    [...(await partnerNames(desk, [internal, confidential])).values()],
    exported,
  ]);
}

test('Each reader is told the names that the table of permissions opens to them, and no others', async () => {
  const known: Record<string, string> = {};
  for (const [kind, actor] of Object.entries(people) as [string, Actor][]) {
    const said = await told(actor);
    known[kind] = NAMES.filter((name) => said.includes(name)).join(', ');
  }
  expect(known).toEqual({
    national: 'Tersembunyi Trust',
    province: 'Tersembunyi Trust',
    otherProvince: 'Tersembunyi Trust',
    regency: 'Tersembunyi Trust',
    otherRegency: 'Tersembunyi Trust',
    partner: '',
    otherPartner: '',
    public: '',
    system: 'Tersembunyi Trust, Rahasia Foundation',
  });
});

test('The activity itself is everybody’s: in every list, in every order, counted once', async () => {
  const desk = deskOf(database(), people.public);
  const titles = async (listing: object) =>
    (await listActivities(desk, listing)).activities.map(({ title }) => title['id']);
  for (const sort of ['updated', 'title', 'start', 'planned', 'spent', 'partner', 'relevance'] as const)
    for (const narrowed of [{}, { area: REKA }, { field: 'water' }])
      expect([sort, narrowed, (await titles({ sort, ...narrowed })).sort()]).toEqual([
        sort,
        narrowed,
        ['Pipa', 'Pompa', 'Sumur'],
      ]);
  expect(await titles({ sort: 'partner' })).toEqual(['Sumur', 'Pipa', 'Pompa']);
  expect((await listActivities(desk, {})).count).toBe(3);
  expect(await titles({ search: 'pompa' })).toEqual(['Pompa']);
});

test('By partner, those who are not known stand together and are told apart by nothing', async () => {
  const village = await areaPicture(deskOf(database(), people.public), REKA);
  expect(village.partners.map(({ name }) => name)).toEqual(['Lontar Foundation Worldwide']);
  expect(village.unnamed).toEqual({ partners: 2, activities: 2, running: 2, since: 2024, until: 2024 });
  expect(village).toMatchObject({ running: 3, since: 2024, total: { partners: 3, activities: 3 } });
  const bureau = await areaPicture(deskOf(database(), people.province), REKA);
  expect(bureau.unnamed).toMatchObject({ partners: 1 });
  expect((await areaPicture(deskOf(database(), people.system), REKA)).unnamed).toBeNull();
});

test('Who may change the activity may do so without knowing its partner, and keeps it', async () => {
  const desk = deskOf(database(), people.regency);
  const id = (await listActivities(desk, { search: 'pompa' })).activities[0]?.id ?? '';
  const input = {
    partnerId: confidential,
    title: { id: 'Pompa baru' },
    status: 2,
    locations: [{ areaCode: REKA }],
  };
  expect(await editActivity(desk, { id, version: 1, input })).toBe(2);
  const other = (await listActivities(desk, { search: 'pipa' })).activities[0]?.id ?? '';
  await expect(editActivity(desk, { id: other, version: 1, input })).rejects.toMatchObject({
    fields: { partnerId: 'activitiesErrorPartner' },
  });
});
