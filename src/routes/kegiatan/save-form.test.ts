import { beforeAll, expect, test } from 'vitest';
import {
  type ActivityDocument,
  type ActivityTransaction,
  editActivity,
  loadActivity,
  recordActivity,
} from '#activities/index.ts';
import { SYSTEM } from '#database/index.ts';
import { Forbidden } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import type { MetField } from '#ui/types.ts';
import { type FormValues, MOST_TRANSACTIONS } from './form-values.ts';
import { saveForm, valuesOf } from './save-form.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const province = () => deskOf(database(), people.province);
const regency = () => deskOf(database(), people.regency);

const payment = (amount: number): ActivityTransaction => ({
  ref: null,
  type: 3,
  date: '2024-02-01',
  amount: String(amount),
  currency: 'IDR',
  valueDate: '2024-02-01',
  description: null,
  provider: null,
  receiver: null,
});
const record = (more: Partial<ActivityDocument> = {}) =>
  recordActivity(regency(), {
    partnerId: people.partner.partnerId,
    title: { id: 'Embung' },
    status: 2,
    locations: [{ areaCode: '53.08' }],
    ...more,
  });

async function load(id: string) {
  const stored = await database().asActor(SYSTEM, (tx) => loadActivity(tx, id));
  if (!stored) throw new Error('gone');
  return stored;
}

/** Somebody of the regency edits the activity as it stands. */
async function meanwhile(id: string, change: Partial<ActivityDocument>): Promise<void> {
  const { version, document } = await load(id);
  await editActivity(regency(), { id, version, input: { ...document, ...change } });
}

interface Drawn {
  readonly values: FormValues;
  readonly version: number;
  readonly met?: readonly MetField[];
}

async function opened(id: string): Promise<Drawn> {
  const { version, document } = await load(id);
  return { version, values: await valuesOf(province(), document, 'id') };
}

/** Sends the form of the province as it is drawn, with something typed over, and one choice in all that is asked. */
async function send(
  id: string,
  drawn: Drawn,
  typed: Readonly<Record<string, string>> = {},
  choice: 'mine' | 'stored' = 'stored',
) {
  const form = new FormData();
  form.set('version', String(drawn.version));
  for (const [name, value] of Object.entries(drawn.values.texts)) form.set(name, value);
  for (const [name, rows] of Object.entries(drawn.values.rows))
    rows.forEach((row, i) => {
      for (const [field, value] of Object.entries(row)) form.set(`${name}.${String(i)}.${field}`, value);
    });
  for (const name of drawn.values.apart) form.append('apart', name);
  for (const { key, outcome, shown } of drawn.met ?? [])
    if (outcome === 'ask') {
      form.set(`take.${key}`, choice);
      form.set(`shown.${key}`, shown);
    }
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const { refused: answer } = await saveForm(province(), id, { formData: () => Promise.resolve(form) }, 'id');
  return answer && { status: answer.status, ...(answer.data as Drawn) };
}

test('A form that comes back with a fault is still of the version it was filled from', async () => {
  const id = await record();
  const form = await opened(id);
  await meanwhile(id, { obstacle: 'Jalan putus' });
  const faulty = await send(id, form, { plannedStart: '31 Februari' });
  expect(faulty).toMatchObject({ status: 422, version: 1 });
  const again = await send(id, faulty ?? form, { plannedStart: '2024-02-01' });
  expect(again).toMatchObject({ status: 409, version: 2 });
  expect(again?.met).toMatchObject([
    { key: 'obstacle', outcome: 'stored', seen: undefined, stored: 'Jalan putus', mine: undefined },
    { key: 'plannedStart', outcome: 'mine' },
  ]);
  expect(again?.values.texts).toMatchObject({ obstacle: 'Jalan putus', plannedStart: '2024-02-01' });
  expect(await send(id, again ?? form)).toBeUndefined();
  expect((await load(id)).document).toMatchObject({ plannedStart: '2024-02-01', obstacle: 'Jalan putus' });
});

test('What was chosen of what stands stays chosen when the form comes back once more', async () => {
  const id = await record();
  const form = await opened(id);
  await meanwhile(id, { title: { id: 'Embung dua' }, implementer: 'Yayasan Tenun' });
  const first = await send(id, form, { 'title.id': 'Embung tiga', programme: 'Air' });
  expect(first?.met?.map(({ key, outcome, seen }) => [key, outcome, seen])).toEqual([
    ['title', 'ask', 'Embung'],
    ['programme', 'mine', undefined],
    ['implementer', 'stored', undefined],
  ]);
  await meanwhile(id, { obstacle: 'Jalan putus' });
  const second = await send(id, first ?? form);
  expect(second?.met?.map(({ key }) => key)).toEqual(['obstacle', 'programme']);
  expect(await send(id, second ?? form)).toBeUndefined();
  expect((await load(id)).document).toMatchObject({
    title: { id: 'Embung dua' },
    programme: 'Air',
    implementer: 'Yayasan Tenun',
    obstacle: 'Jalan putus',
  });
});

test('What is typed after the comparison is saved, whichever of both was ticked', async () => {
  const id = await record();
  const form = await opened(id);
  await meanwhile(id, { obstacle: 'Jalan putus', leadAgency: 'Dinas PU' });
  const compared = await send(id, form, { obstacle: 'Belum ada izin', leadAgency: 'Dinas Air' });
  const typed = { obstacle: 'Jalan putus, belum ada izin' };
  expect(await send(id, compared ?? form, typed)).toBeUndefined();
  expect((await load(id)).document).toMatchObject({ ...typed, leadAgency: 'Dinas PU' });
});

test('What both changed is shown beside what stood before, and stands as it was chosen', async () => {
  const id = await record({ programme: 'Air' });
  const form = await opened(id);
  await meanwhile(id, { programme: 'Air Kita' });
  const compared = await send(id, form, { programme: 'Air Bersama' });
  expect(compared?.met).toMatchObject([
    { key: 'programme', outcome: 'ask', seen: 'Air', stored: 'Air Kita', mine: 'Air Bersama' },
  ]);
  expect(await send(id, compared ?? form, {}, 'mine')).toBeUndefined();
  expect((await load(id)).document.programme).toBe('Air Bersama');
});

test('A list that somebody else made too long for the form meanwhile does not swallow what was typed in it', async () => {
  const id = await record({ transactions: [payment(1)] });
  const form = await opened(id);
  const many = Array.from({ length: MOST_TRANSACTIONS + 1 }, (_, i) => payment(i + 1));
  await meanwhile(id, { transactions: many });
  const compared = await send(id, form, { 'transactions.0.amount': '77' });
  expect(compared).toMatchObject({ status: 409, met: [{ key: 'transactions', outcome: 'ask' }] });
  expect(compared?.values.rows.transactions).toMatchObject([{ amount: '77' }]);
  expect(await send(id, compared ?? form)).toBeUndefined();
  expect((await load(id)).document.transactions).toHaveLength(MOST_TRANSACTIONS + 1);

  const long = await opened(id);
  await meanwhile(id, { transactions: [payment(5)] });
  const short = await send(id, long, { programme: 'Air' });
  expect(short?.met?.map(({ key }) => key)).toEqual(['programme']);
  expect(await send(id, short ?? long)).toBeUndefined();
  expect((await load(id)).document.transactions).toMatchObject([{ amount: '5' }]);
});

test('Who may not change the activity is told before their form is read', async () => {
  const id = await record();
  const unread = { formData: () => Promise.reject(new Error('was read')) };
  await expect(saveForm(deskOf(database(), people.otherRegency), id, unread, 'id')).rejects.toThrow(
    Forbidden,
  );
});
