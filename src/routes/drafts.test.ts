/** A draft is in nothing that the register counts, lists, finds or gives away, not even for the office that wrote it. */
import { beforeAll, expect, test } from 'vitest';
import { type Desk, mayDo } from '#access/index.ts';
import {
  eachActivity,
  editActivity,
  enterRates,
  findActivityPartners,
  listActivities,
  listActivityPartners,
  listDrafts,
  loadActivity,
  recordActivity,
  refreshSearchWords,
  removeActivity,
  subjectOfActivity,
  undoEdit,
} from '#activities/index.ts';
import { areaPicture, coverage, explainNumber, findGaps, findOverlaps } from '#coverage/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import { readFigures, readTasks } from './read-home.ts';

const database = useDatabase();
let people: People;
let neverSeen: string;
const desk = (actor: People[keyof People]) => deskOf(database(), actor);

const REKA = '53.08.05.2020';
const activity = (partnerId: string, more: object = {}) => ({
  partnerId,
  title: { id: 'Pompa tenaga surya' },
  status: 2,
  visibility: 'public',
  locations: [{ areaCode: REKA }],
  sectors: [{ vocabulary: '1', code: '14031' }],
  budgets: [
    {
      type: 1,
      status: 1,
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      amount: '500',
      currency: 'USD',
      valueDate: '2024-01-01',
      source: null,
    },
  ],
  ...more,
});

beforeAll(async () => {
  people = await makePeople(database());
  neverSeen = await makePartner(database(), 'Belum Terlihat Trust');
  await recordActivity(
    desk(people.province),
    activity(people.partner.partnerId, { title: { id: 'Sumur bor' } }),
  );
});

/** Everything the register tells somebody, as it tells it. */
async function allThatIsTold(reader: Desk): Promise<Record<string, unknown>> {
  const exported = [];
  for await (const row of eachActivity(reader, {})) exported.push(row);
  const tasks = await readTasks(reader, '53', undefined, 'id');
  return {
    list: await listActivities(reader, {}),
    byPartner: await listActivities(reader, { sort: 'partner' }),
    inPlace: await listActivities(reader, { area: '53.08' }),
    found: await listActivities(reader, { search: 'pompa' }),
    misspelt: await listActivities(reader, { search: 'ponpa' }),
    ofPartner: await listActivities(reader, { partnerId: neverSeen }),
    ofOtherPartner: await listActivities(reader, { partnerId: people.partner.partnerId }),
    partners: await listActivityPartners(reader, 10),
    typed: await findActivityPartners(reader, 'belum', 10),
    village: await areaPicture(reader, REKA),
    province: await areaPicture(reader, '53'),
    coverage: await coverage(reader, { area: '53' }),
    explained: await explainNumber(reader, { area: '53' }),
    overlaps: await findOverlaps(reader, { area: '53', show: 'all' }),
    gaps: await findGaps(reader, { area: '53', show: 'all' }),
    home: await readFigures(reader, { area: '53' }, 'id'),
    tasks: { ...tasks, drafts: undefined },
    exported,
  };
}

test('A draft changes nothing that the register tells, neither its own office nor others nor the public', async () => {
  await enterRates(desk(people.province), [
    { currency: 'USD', date: '2023-12-01', rate: '15000', source: 'Uji' },
  ]);
  await refreshSearchWords(database());
  const readers = [people.province, people.regency, people.otherProvince, people.national, people.public];
  const before = [];
  for (const reader of readers) before.push(await allThatIsTold(desk(reader)));

  const id = await recordActivity(desk(people.province), activity(neverSeen), { draft: true });
  await editActivity(desk(people.province), { id, version: 1, input: activity(neverSeen, { status: 1 }) });
  // What runs over the whole register by itself passes the draft too.
  await enterRates(desk(people.province), [
    { currency: 'USD', date: '2025-12-01', rate: '16000', source: 'Uji' },
  ]);
  await refreshSearchWords(database());

  for (const [index, reader] of readers.entries())
    expect(await allThatIsTold(desk(reader))).toEqual(before[index]);
  expect((await listDrafts(desk(people.province))).map((draft) => draft.id)).toEqual([id]);
  for (const other of readers.slice(1)) expect(await listDrafts(desk(other))).toEqual([]);

  await editActivity(desk(people.province), { id, version: 2, input: activity(neverSeen), handIn: true });
  for (const reader of readers)
    expect(JSON.stringify(await allThatIsTold(desk(reader)))).toContain('Pompa tenaga surya');
});

test('The drafts of an office stand with the longest untouched first', async () => {
  const later = deskOf(database(), people.regency, Temporal.Instant.from('2026-01-07T01:00:00Z'));
  const [first, second] = [
    await recordActivity(desk(people.regency), activity(neverSeen, { title: { id: 'Satu' } }), {
      draft: true,
    }),
    await recordActivity(desk(people.regency), activity(neverSeen, { title: { id: 'Dua' } }), {
      draft: true,
    }),
  ];
  await editActivity(later, {
    id: first,
    version: 1,
    input: activity(neverSeen, { title: { id: 'Satu' }, status: 1 }),
  });
  expect((await listDrafts(later)).map(({ id }) => id)).toEqual([second, first]);
});

test('What was handed in stays in the register: it is not undone into a draft', async () => {
  const id = await recordActivity(desk(people.province), activity(neverSeen), { draft: true });
  await editActivity(desk(people.province), { id, version: 1, input: activity(neverSeen), handIn: true });
  await expect(undoEdit(desk(people.province), { id, version: 2 })).rejects.toBeInstanceOf(InvalidInput);
  await expect(
    editActivity(desk(people.province), { id, version: 1, input: activity(neverSeen), handIn: true }),
  ).rejects.toBeInstanceOf(Conflict);
});

test('A draft thrown away stays its office’s own', async () => {
  const id = await recordActivity(desk(people.regency), activity(neverSeen), { draft: true });
  await removeActivity(desk(people.regency), { id, version: 1 });
  const stored = await database().asActor(people.regency, (tx) => loadActivity(tx, id));
  if (!stored) throw new Error('its office sees what it threw away');
  expect(mayDo(people.regency, 'removeActivity', subjectOfActivity(stored))).toBe(true);
  expect(mayDo(people.province, 'removeActivity', subjectOfActivity(stored))).toBe(false);
  for (const other of [people.province, people.otherRegency, people.national, people.partner, people.public])
    expect(await database().asActor(other, (tx) => loadActivity(tx, id))).toBeUndefined();
  await undoEdit(desk(people.regency), { id, version: 2 });
  expect((await listDrafts(desk(people.regency))).map((draft) => draft.id)).toContain(id);
});
