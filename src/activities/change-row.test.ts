import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import type { ActivityDraft, ActivityTransaction } from './activity.ts';
import { changeRow } from './change-row.ts';
import { editActivity } from './edit-activity.ts';
import { loadActivity, type StoredActivity } from './load-activity.ts';
import { recordActivity } from './record-activity.ts';
import { storeActivities } from './store-activities.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const desk = () => deskOf(database(), people.regency);

const payment = (n: number, more: Partial<ActivityTransaction> = {}): ActivityTransaction => ({
  ref: null,
  type: 3,
  date: '2024-02-01',
  amount: String(n),
  currency: 'IDR',
  valueDate: '2024-02-01',
  description: null,
  provider: null,
  receiver: null,
  ...more,
});

async function load(id: string): Promise<StoredActivity> {
  const stored = await database().asActor(SYSTEM, (tx) => loadActivity(tx, id));
  if (!stored) throw new Error('gone');
  return stored;
}

const record = (transactions: readonly ActivityTransaction[]) =>
  recordActivity(desk(), {
    partnerId: people.partner.partnerId,
    title: { id: 'Embung' },
    status: 2,
    locations: [{ areaCode: '53.08' }],
    transactions,
  });

test('One transaction is corrected, added and taken away, with the money counted anew and nothing else touched', async () => {
  const id = await record([payment(100), payment(200), payment(300)]);
  await changeRow(desk(), { id, list: 'transactions', before: payment(200), after: payment(250) });
  expect(await load(id)).toMatchObject({ version: 2, spentIdr: '650.00' });
  await changeRow(desk(), { id, list: 'transactions', before: null, after: payment(50) });
  await changeRow(desk(), { id, list: 'transactions', before: payment(100), after: null });
  const now = await load(id);
  expect(now).toMatchObject({ version: 4, spentIdr: '600.00' });
  expect(now.document.transactions.map(({ amount }) => amount)).toEqual(['250', '300', '50']);
});

test('What somebody else changed elsewhere in the activity stands in nobody\u2019s way', async () => {
  const id = await record([payment(100), payment(200)]);
  const seen = await load(id);
  await editActivity(desk(), {
    id,
    version: 1,
    input: {
      ...seen.document,
      title: { id: 'Embung besar' },
      transactions: [payment(7), ...seen.document.transactions],
    },
  });
  await changeRow(desk(), { id, list: 'transactions', before: payment(200), after: payment(222) });
  const { document } = await load(id);
  expect(document.title).toEqual({ id: 'Embung besar' });
  expect(document.transactions.map(({ amount }) => amount)).toEqual(['7', '100', '222']);
});

test('A row that somebody else corrected meanwhile is a conflict', async () => {
  const id = await record([payment(100)]);
  await changeRow(desk(), { id, list: 'transactions', before: payment(100), after: payment(101) });
  const again = changeRow(desk(), { id, list: 'transactions', before: payment(100), after: payment(102) });
  await expect(again).rejects.toThrow(Conflict);
  expect((await load(id)).version).toBe(2);
});

test('The same row again writes nothing; a faulty one names its own fields', async () => {
  const id = await record([payment(100), payment(200)]);
  expect(
    await changeRow(desk(), { id, list: 'transactions', before: payment(200), after: payment(200) }),
  ).toBe(1);
  const faulty = changeRow(desk(), {
    id,
    list: 'transactions',
    before: payment(200),
    after: payment(200, { currency: 'rp', date: '2024-02-31' }),
  });
  await expect(faulty).rejects.toMatchObject({
    fields: { currency: 'activitiesErrorCurrency', date: 'activitiesErrorDate' },
  });
  expect((await load(id)).version).toBe(1);
});

test('Results change the same way', async () => {
  const id = await record([]);
  const result = {
    type: 1,
    title: { id: 'Sumur' },
    description: null,
    indicators: [
      {
        title: { id: 'Sumur dibangun' },
        measure: '1',
        baselines: [{ year: 2020, value: '0' }],
        periods: [{ start: null, end: null, target: '5', actual: null }],
      },
    ],
  };
  await changeRow(desk(), { id, list: 'results', before: null, after: result });
  expect((await load(id)).document.results).toEqual([result]);
  await changeRow(desk(), { id, list: 'results', before: result, after: null });
  expect((await load(id)).document.results).toEqual([]);
});

/** An activity as a file may bring it: with texts longer than a form takes and an end before its start. */
async function imported(more: Partial<ActivityDraft> = {}): Promise<StoredActivity> {
  const draft: ActivityDraft = {
    partnerId: people.partner.partnerId,
    iatiIdentifier: `XM-${crypto.randomUUID()}`,
    title: { en: 'T'.repeat(700) },
    description: { general: { en: 'D'.repeat(30_000) } },
    status: 2,
    plannedStart: '2024-05-01',
    plannedEnd: '2024-01-01',
    locations: [{ areaCode: '53.08', written: 'W'.repeat(450) }],
    transactions: [payment(1, { description: 'x'.repeat(3000) }), payment(2)],
    ...more,
  };
  const [id] = await database().asActor(SYSTEM, async (tx) => {
    const stored = await storeActivities(tx, deskOf(database(), SYSTEM), [draft], {
      importId: '01a201e5-e4be-79ba-9aca-72ad69ae9c99',
    });
    return stored.ids;
  });
  return load(id ?? '');
}

test('What a file brought and a form would not take does not hinder other corrections', async () => {
  const { id, version, document } = await imported();
  expect(await editActivity(desk(), { id, version, input: document })).toBe(version);
  const input = { ...document, status: 4, transactions: [document.transactions[0], payment(3)] };
  expect(await editActivity(desk(), { id, version, input })).toBe(version + 1);
  const after = (await load(id)).document;
  expect(after).toMatchObject({ status: 4, title: document.title, description: document.description });
  expect(after.transactions.map(({ amount }) => amount)).toEqual(['1', '3']);
  const faulty = editActivity(desk(), {
    id,
    version: version + 1,
    input: {
      ...after,
      plannedEnd: '2023-01-01',
      transactions: [...after.transactions, payment(4, { date: '' })],
    },
  });
  await expect(faulty).rejects.toThrow(InvalidInput);
  await expect(faulty).rejects.toMatchObject({
    fields: { plannedEnd: 'activitiesErrorDateOrder', 'transactions.2.date': 'activitiesErrorDate' },
  });
});
