import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import type { AreaChangeInput } from './area-change.ts';
import { findArea, listChildren } from './area-store.ts';
import { listAreaChanges } from './list-area-changes.ts';
import { placeActivity } from './placed.fixture.ts';
import { recordAreaChange } from './record-area-change.ts';
import { getAreaChange, undoAreaChange } from './undo-area-change.ts';

const database = useDatabase();
let people: People;
let desk: Desk;

beforeAll(async () => {
  people = await makePeople(database());
  desk = deskOf(database(), people.province);
});

const record = (input: AreaChangeInput) => recordAreaChange(desk, input);
const area = (code: string) => database().asActor(SYSTEM, (tx) => findArea(tx, code));
const SPLIT = { date: '2025-06-01', basis: 'UU Nomor 1 Tahun 2025' } as const;

test('A change recorded by mistake is taken back whole, with the reason', async () => {
  const snapshot = () =>
    database().asActor(SYSTEM, async (tx) => [
      (await sql`select * from area where code like '53.18%' order by code`.execute(tx)).rows,
      (await sql`select * from area_successor where area_code like '53.18%'`.execute(tx)).rows,
    ]);
  const before = await snapshot();
  const { id } = await record({
    ...SPLIT,
    kind: 'split',
    area: '53.18',
    goesOn: false,
    newAreas: [
      { code: '53.51', name: 'Kodi' },
      { code: '53.52', name: 'Loura' },
    ],
    children: await database().asActor(SYSTEM, async (tx) =>
      (await listChildren(tx, '53.18')).map(({ code }, i) => ({ code, to: i % 2 === 0 ? '53.51' : '53.52' })),
    ),
  });
  expect(await snapshot()).not.toEqual(before);
  expect(await getAreaChange(desk, id)).toMatchObject({ undo: 'possible' });
  await expect(undoAreaChange(desk, { id, reason: ' ' })).rejects.toMatchObject({
    fields: { reason: 'areasErrorUndoReason' },
  });
  await undoAreaChange(desk, { id, reason: 'salah catat' });
  expect(await snapshot()).toEqual(before);
  expect(await area('53.51')).toBeUndefined();
  await expect(undoAreaChange(desk, { id, reason: 'lagi' })).rejects.toMatchObject({
    fields: { '': 'areasErrorUndone' },
  });
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      action: string;
      reason: string;
    }>`select action, reason from audit where subject_id = ${id}::uuid order by id`.execute(tx),
  );
  expect(rows).toEqual([
    { action: 'record-area-change', reason: SPLIT.basis },
    { action: 'undo-area-change', reason: 'salah catat' },
  ]);
  const listed = async (of: Desk) =>
    (await listAreaChanges(of, { within: '53.18', limit: 10, offset: 0 })).changes.map(
      (change) => change.undoneReason,
    );
  expect(await listed(desk)).toEqual(['salah catat']);
  expect(await listed(deskOf(database(), people.public))).toEqual([]);
});

test('It stays once something was placed on the new areas, also by somebody whose records are not seen', async () => {
  const { id } = await record({
    ...SPLIT,
    kind: 'split',
    area: '53.16.01',
    goesOn: true,
    newAreas: [{ code: '53.16.60', name: 'Aesesa Baru' }],
    children: [],
  });
  await placeActivity(database(), '53.16.60');
  expect(await getAreaChange(deskOf(database(), people.public), id)).toMatchObject({
    undo: 'notYours',
    records: { activity: 1 },
  });
  expect(await getAreaChange(desk, id)).toMatchObject({ undo: 'placed' });
  await expect(undoAreaChange(desk, { id, reason: 'salah' })).rejects.toMatchObject({
    fields: { '': 'areasErrorUndoPlaced' },
  });
});

test('The last change is taken back first', async () => {
  const first = await record({
    kind: 'rename',
    area: '53.17',
    name: 'Anakalang',
    date: '2024-01-01',
    basis: 'PP 5/2024',
  });
  const second = await record({
    kind: 'rename',
    area: '53.17',
    name: 'Wibawa',
    date: '2025-01-01',
    basis: 'PP 6/2025',
  });
  expect(await getAreaChange(desk, first.id)).toMatchObject({ undo: 'later', laterId: second.id });
  await expect(undoAreaChange(desk, { id: first.id, reason: 'salah' })).rejects.toMatchObject({
    fields: { '': 'areasErrorUndoLater' },
  });
  await undoAreaChange(desk, { id: second.id, reason: 'salah' });
  expect(await area('53.17')).toMatchObject({ name: 'Kabupaten Anakalang' });
  await undoAreaChange(desk, { id: first.id, reason: 'salah' });
  expect(await area('53.17')).toMatchObject({ name: 'Kabupaten Sumba Tengah' });
});
