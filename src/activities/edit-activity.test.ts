import { expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { Conflict, InvalidInput, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { activityHistory } from './activity-history.ts';
import { editActivity } from './edit-activity.ts';
import { loadActivity } from './load-activity.ts';
import { recordActivity } from './record-activity.ts';
import { removeActivity } from './remove-activity.ts';
import { undoEdit } from './undo-edit.ts';

const database = useDatabase();
const form = (people: People, more: object = {}) => ({
  partnerId: people.partner.partnerId,
  title: { id: 'Pembangunan embung' },
  status: 2,
  locations: [{ areaCode: '53.08' }],
  budgets: [
    {
      type: 1,
      status: 1,
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      amount: '500',
      currency: 'IDR',
      valueDate: '2024-01-01',
      source: null,
    },
  ],
  ...more,
});
const load = (id: string) => database().asActor(SYSTEM, (tx) => loadActivity(tx, id));

test('An activity is recorded, edited, shown in its history, and the edit undone', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.regency);
  const id = await recordActivity(desk, form(people));
  const edited = form(people, { title: { id: 'Pembangunan embung', en: 'Pond' }, status: 4, budgets: [] });
  expect(await editActivity(desk, { id, version: 1, input: edited })).toBe(2);
  expect(await load(id)).toMatchObject({
    version: 2,
    plannedIdr: null,
    editedBy: people.regency.userId,
    document: { status: 4 },
  });
  const [entry, first] = await activityHistory(desk, id);
  expect(entry).toMatchObject({
    action: 'edit-activity',
    version: 2,
    canUndo: true,
    officeName: 'Bagian Kerja Sama Ende',
  });
  expect(entry?.differences.map(({ field, part, before, after }) => [field, part, before, after])).toEqual([
    ['title', 'en', null, 'Pond'],
    ['status', undefined, 2, 4],
    ['budgets', undefined, expect.objectContaining({ amount: '500' }), null],
  ]);
  expect(first).toMatchObject({ action: 'record-activity', differences: [], canUndo: false });
  expect(await undoEdit(desk, { id, version: 2 })).toBe(3);
  expect(await load(id)).toMatchObject({
    version: 3,
    plannedIdr: '500.00',
    document: { title: { id: 'Pembangunan embung' }, status: 2 },
  });
  expect(await undoEdit(desk, { id, version: 3 })).toBe(4);
  expect(await load(id)).toMatchObject({ document: { status: 4 } });
});

test('Saving without a change writes nothing', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.province);
  const id = await recordActivity(desk, form(people));
  expect(await editActivity(desk, { id, version: 1, input: form(people) })).toBe(1);
  expect(await activityHistory(desk, id)).toHaveLength(1);
});

test('Of two who edit the same version the second is told, and nothing of the first is lost', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(deskOf(database(), people.province), form(people));
  await editActivity(deskOf(database(), people.province), {
    id,
    version: 1,
    input: form(people, { status: 3 }),
  });
  const late = editActivity(deskOf(database(), people.regency), {
    id,
    version: 1,
    input: form(people, { status: 5 }),
  });
  await expect(late).rejects.toBeInstanceOf(Conflict);
  await expect(late).rejects.toMatchObject({ current: 2 });
  expect((await load(id))?.document.status).toBe(3);
});

test('A removed activity has no cells, cannot be edited, and comes back by undoing', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.province);
  const id = await recordActivity(desk, form(people));
  await removeActivity(desk, { id, version: 1, reason: 'tercatat dua kali' });
  const cells = () =>
    database().asActor(SYSTEM, (tx) =>
      tx.selectFrom('coverage_cell').select('year').where('activity_id', '=', id).execute(),
    );
  expect(await cells()).toEqual([]);
  await expect(
    editActivity(desk, { id, version: 2, input: form(people, { status: 3 }) }),
  ).rejects.toBeInstanceOf(NotFound);
  await undoEdit(desk, { id, version: 2 });
  expect(await cells()).toEqual([{ year: 2024 }]);
  expect((await load(id))?.removedAt).toBeNull();
  await expect(undoEdit(desk, { id, version: 3 })).rejects.toBeInstanceOf(InvalidInput);
});

test('Each fault of a form is named at its field, all at once', async () => {
  const people = await makePeople(database());
  const wrong = form(people, {
    title: { id: '  ' },
    plannedStart: '2024-05-01',
    plannedEnd: '2024-02-30',
    budgets: [
      {
        type: 1,
        status: 1,
        periodStart: '2024-05-01',
        periodEnd: '2024-01-01',
        amount: '1.000.000',
        currency: 'rp',
        valueDate: '2024-01-01',
        source: null,
      },
    ],
    sectors: [
      { vocabulary: '1', code: '12240', percentage: '70' },
      { vocabulary: '1', code: '11220', percentage: '70' },
    ],
  });
  const refused = recordActivity(deskOf(database(), people.province), wrong);
  await expect(refused).rejects.toBeInstanceOf(InvalidInput);
  await expect(refused).rejects.toMatchObject({
    fields: {
      title: 'activitiesErrorTitle',
      plannedEnd: 'activitiesErrorDate',
      'budgets.0.amount': 'activitiesErrorAmount',
      'budgets.0.currency': 'activitiesErrorCurrency',
      sectors: 'activitiesErrorShares',
    },
  });
  await expect(
    recordActivity(deskOf(database(), people.province), form(people, { locations: [{ areaCode: '53.99' }] })),
  ).rejects.toMatchObject({ fields: { 'locations.0.areaCode': 'activitiesErrorArea' } });
});
