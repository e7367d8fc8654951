import { beforeAll, expect, test } from 'vitest';
import { type ActivityTransaction, changeRow, loadActivity, recordActivity } from '#activities/index.ts';
import { SYSTEM } from '#database/index.ts';
import { Forbidden, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { loadRow, removeRow, saveRow } from './row-page.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

const payment: ActivityTransaction = {
  ref: null,
  type: 3,
  date: '2024-02-01',
  amount: '1250.5',
  currency: 'IDR',
  valueDate: '2024-02-01',
  description: 'satu\ndua',
  provider: null,
  receiver: null,
};
const desk = () => deskOf(database(), people.regency);
const record = (more: object = {}) =>
  recordActivity(desk(), {
    partnerId: people.partner.partnerId,
    title: { id: 'Embung' },
    status: 2,
    locations: [{ areaCode: '53.08' }],
    transactions: [payment],
    ...more,
  });
const asked = (id: string, nomor = '1') =>
  ({ desk: desk(), id, nomor, list: 'transactions', locale: 'id' }) as const;

async function transactions(id: string) {
  const activity = await database().asActor(SYSTEM, (tx) => loadActivity(tx, id));
  return { version: activity?.version, list: activity?.document.transactions };
}

/** The page's form as it was drawn, with something typed over. */
async function drawn(id: string, typed: Readonly<Record<string, string>> = {}): Promise<FormData> {
  const page = await loadRow(asked(id), true);
  const form = new FormData();
  form.set('before', page.before);
  for (const [name, value] of Object.entries({ ...page.values, ...typed })) form.set(`row.0.${name}`, value);
  return form;
}

test('A row that is saved as it was drawn changes nothing; what is typed over changes and the rest stays', async () => {
  const id = await record();
  await expect(saveRow(asked(id), await drawn(id), '/next')).rejects.toMatchObject({ location: '/next' });
  expect((await transactions(id)).version).toBe(1);
  const form = await drawn(id, { amount: '1.300,25' });
  await expect(saveRow(asked(id), form, '/next')).rejects.toMatchObject({ status: 303 });
  expect(await transactions(id)).toEqual({ version: 2, list: [{ ...payment, amount: '1300.25' }] });
});

test('A fault is said at its field, with what was typed', async () => {
  const id = await record();
  const answer = await saveRow(asked(id), await drawn(id, { amount: 'seribu', currency: '' }), '/next');
  expect(answer).toMatchObject({ status: 422, data: { conflict: false, values: { amount: 'seribu' } } });
  expect(Object.keys((answer as { data: { errors: object } }).data.errors)).toEqual([
    'row.0.amount',
    'row.0.currency',
  ]);
});

test('A faulty row is still compared with what the person saw when it is sent again', async () => {
  const result = { type: 1, title: { id: 'Sumur' }, description: null, indicators: [] } as const;
  const id = await record({ results: [result] });
  const one = { ...asked(id), list: 'results' } as const;
  const form = new FormData();
  form.set('before', (await loadRow(one, true)).before);
  form.set('row.0.type', '1');
  const after = { ...result, title: { id: 'Sumur bor' } };
  await changeRow(desk(), { id, list: 'results', before: result, after });
  const answer = await saveRow(one, form, '/next');
  expect(answer).toMatchObject({ status: 422, data: { before: form.get('before') } });
  form.set('row.0.title', 'Sumur gali');
  expect(await saveRow(one, form, '/next')).toMatchObject({ status: 409, data: { before: undefined } });
});

test('What somebody else changed or removed meanwhile is shown, and nothing typed is lost', async () => {
  const id = await record();
  const form = await drawn(id, { amount: '9' });
  await changeRow(desk(), { id, list: 'transactions', before: payment, after: { ...payment, amount: '77' } });
  expect(await saveRow(asked(id), form, '/next')).toMatchObject({
    status: 409,
    data: { conflict: true, values: { amount: '9' } },
  });
  const again = await loadRow(asked(id), false);
  expect(again.stored).toContain('Rp77');
  form.set('before', again.before);
  await expect(saveRow(asked(id), form, '/next')).rejects.toMatchObject({ location: '/next' });
  expect((await transactions(id)).list?.map(({ amount }) => amount)).toEqual(['9']);

  const last = await drawn(id, { amount: '10' });
  await expect(removeRow(asked(id), last, '/gone')).rejects.toMatchObject({ location: '/gone' });
  expect(await saveRow(asked(id), last, '/next')).toMatchObject({ status: 409 });
  expect(await loadRow(asked(id), false)).toMatchObject({ before: '', stored: undefined });
  await expect(loadRow(asked(id), true)).rejects.toThrow(NotFound);
});

test('Who may not change the activity does not open its rows', async () => {
  const id = await record();
  const other = { ...asked(id), desk: deskOf(database(), people.otherRegency) };
  await expect(loadRow(other, true)).rejects.toThrow(Forbidden);
  await expect(saveRow(other, await drawn(id, { amount: '5' }), '/next')).rejects.toThrow(Forbidden);
});
