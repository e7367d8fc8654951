import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { rememberAreaAnswer } from './area-answers.ts';
import type { AreaChangeInput } from './area-change.ts';
import { findArea, listChildren, readAreaHistory } from './area-store.ts';
import type { Gazetteer } from './gazetteer.ts';
import { loadAreas } from './load-areas.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import { placeActivity } from './placed.fixture.ts';
import { previewAreaChange, recordAreaChange } from './record-area-change.ts';
import { searchAreas } from './search-areas.ts';

const database = useDatabase();
let people: People;
let desk: Desk;

beforeAll(async () => {
  people = await makePeople(database());
  desk = deskOf(database(), people.province);
});

const record = (input: AreaChangeInput) => recordAreaChange(desk, input);
const area = (code: string) => database().asActor(SYSTEM, (tx) => findArea(tx, code));
const gazetteer = (): Promise<Gazetteer> =>
  database().asActor(SYSTEM, (tx) => loadGazetteer(tx, { within: '53' }));
const faults = (input: AreaChangeInput): Promise<unknown> =>
  previewAreaChange(desk, input).then(
    () => 'none',
    (error: unknown) => (error instanceof InvalidInput ? error.fields : error),
  );

const placeOf = (id: string) =>
  database().asActor(SYSTEM, async (tx) => {
    const { rows } = await sql<{ location: string; cell: string; planned: string }>`
      select l.area_code as location, c.area_code as cell, c.planned from activity_location l
      join coverage_cell c on c.activity_id = l.activity_id where l.activity_id = ${id}::uuid`.execute(tx);
    return rows;
  });

const SPLIT = {
  date: '2025-06-01',
  basis: 'UU Nomor 1 Tahun 2025 tentang Pembentukan Kabupaten Lio',
} as const;

test('A split is previewed with what ends, what begins and which records stand there; nothing is written', async () => {
  await placeActivity(database(), '53.08.17.2003');
  const preview = await previewAreaChange(desk, {
    ...SPLIT,
    kind: 'split',
    area: '53.08',
    goesOn: true,
    newAreas: [{ code: '53.30', name: 'Lio' }],
    children: [{ code: '53.08.17', to: '53.30' }],
  });
  expect(preview.plan.begins.slice(0, 3)).toEqual([
    { code: '53.30', name: 'Kabupaten Lio', kind: 'kabupaten', continues: null },
    { code: '53.30.17', name: 'Ndori', kind: 'kecamatan', continues: '53.08.17' },
    { code: '53.30.17.2001', name: expect.any(String) as string, kind: 'desa', continues: '53.08.17.2001' },
  ]);
  expect(preview.plan.stays).toEqual([{ code: '53.08', name: 'Kabupaten Ende', kind: 'kabupaten' }]);
  expect(preview.plan.ends.map(({ code }) => code.slice(0, 8))).toEqual(
    preview.plan.ends.map(() => '53.08.17'),
  );
  expect(preview.records).toMatchObject({ activity: 1, office: 1 });
  expect(preview.recordsByArea.get('53.08.17.2003')).toMatchObject({ activity: 1 });
  expect(preview.change.codes['53.08.17']).toBe('53.30.17');
  expect(await area('53.30')).toBeUndefined();
});

test('Districts that go to a new regency are found under both, records and money stay where they were', async () => {
  const activity = await placeActivity(database(), '53.12.12');
  await record({
    ...SPLIT,
    kind: 'split',
    area: '53.12',
    goesOn: true,
    newAreas: [{ code: '53.31', name: 'Sumba Utara' }],
    children: [{ code: '53.12.12', to: '53.31' }],
    codes: { '53.12.12': '53.31.01' },
  });
  const old = await area('53.12.12');
  expect(old).toMatchObject({ validTo: '2025-06-01' });
  expect(await area('53.31.01')).toMatchObject({ name: old?.name, validFrom: '2025-06-01', validTo: null });
  expect(await area('53.12')).toMatchObject({ validTo: null });
  expect(await placeOf(activity)).toEqual([{ location: '53.12.12', cell: '53.12.12', planned: '100.00' }]);
  await database().asActor(SYSTEM, async (tx) => {
    expect((await listChildren(tx, '53.31')).map(({ code }) => code)).toEqual(['53.31.01']);
    expect((await readAreaHistory(tx, '53.12')).successors.map(({ area: to }) => to.code)).toEqual(['53.31']);
    expect((await readAreaHistory(tx, '53.12.12')).successors).toMatchObject([
      { area: { code: '53.31.01' }, since: '2025-06-01', decree: SPLIT.basis },
    ]);
  });
  const found = await gazetteer();
  const district = old?.name ?? '';
  const successor = { kind: 'matched', code: '53.31.01', reason: 'successor', ended: '53.12.12' };
  expect(found.match({ regency: 'Sumba Barat', district })).toMatchObject(successor);
  expect(found.match({ anywhere: '53.12.12' })).toMatchObject(successor);
  expect(found.match({ regency: 'Sumba Utara', district })).toMatchObject({
    code: '53.31.01',
    reason: 'exact',
  });
  expect(found.match({ regency: 'Sumba Barat' })).toMatchObject({ code: '53.12', reason: 'exact' });
  expect(found.find('53.12.12')).toMatchObject({ name: district });
});

test('An area that was split and ended is a question between what came of it, never a guess', async () => {
  const [village] = await database().asActor(SYSTEM, (tx) => listChildren(tx, '53.08.01'));
  const { code = '', name = '' } = village ?? {};
  const activity = await placeActivity(database(), code);
  await database().asActor(people.regency, (tx) =>
    rememberAreaAnswer(tx, {
      officeId: people.regency.officeId,
      withinCode: '53',
      written: 'kampung sana',
      areaCode: code,
      userId: people.regency.userId,
    }),
  );
  await record({
    ...SPLIT,
    kind: 'split',
    area: code,
    goesOn: false,
    newAreas: [
      { code: '53.08.01.2901', name: `${name} Hulu` },
      { code: '53.08.01.2902', name: `${name} Hilir` },
    ],
  });
  const found = await database().asActor(people.regency, (tx) =>
    loadGazetteer(tx, { within: '53', officeId: people.regency.officeId }),
  );
  const place = { regency: 'Ende', district: 'Nangapanda', village: name };
  for (const match of [
    found.match(place),
    found.match({ anywhere: code }),
    found.match({ anywhere: 'kampung sana' }),
  ])
    expect(match).toMatchObject({ kind: 'question', reason: 'split', deepest: '53.08.01', ended: code });
  const match = found.match(place);
  expect(match.kind === 'question' && match.proposals.map((one) => [one.code, one.reason])).toEqual([
    ['53.08.01.2901', 'successor'],
    ['53.08.01.2902', 'successor'],
  ]);
  expect(await placeOf(activity)).toEqual([{ location: code, cell: code, planned: '100.00' }]);
});

test('A new name keeps the old one: it is matched and found with the reason, whichever came first', async () => {
  await record({ kind: 'rename', area: '53.20', name: 'Sawu', date: '2020-01-01', basis: 'PP 1/2020' });
  await record({
    kind: 'rename',
    area: '53.20',
    name: 'Sabu Raijua',
    date: '2022-01-01',
    basis: 'PP 1/2022',
  });
  await record({ kind: 'rename', area: '53.20', name: 'Rai Hawu', date: '2024-01-01', basis: 'PP 1/2024' });
  const found = await gazetteer();
  for (const regency of ['Kab. Sawu', 'Sabu Raijua'])
    expect(found.match({ regency })).toMatchObject({ code: '53.20', reason: 'former-name' });
  expect(found.match({ regency: 'Rai Hawu' })).toMatchObject({ code: '53.20', reason: 'exact' });
  const { names } = await database().asActor(SYSTEM, (tx) => readAreaHistory(tx, '53.20'));
  expect(names.map(({ name, validFrom, validTo }) => [name, validFrom, validTo])).toEqual([
    ['Kabupaten Sabu Raijua', '2022-01-01', '2024-01-01'],
    ['Kabupaten Sawu', '2020-01-01', '2022-01-01'],
    ['Kabupaten Sabu Raijua', null, '2020-01-01'],
  ]);
  const codes = await database().asActor(SYSTEM, (tx) => searchAreas(tx, 'sabu rai'));
  expect(codes[0]).toMatchObject({ code: '53.20' });
});

test('Loading the areas anew leaves what a recorded change made of them, and repairs the rest', async () => {
  await record({
    kind: 'rename',
    area: '53.71',
    name: 'Kupang Raya',
    date: '2025-01-01',
    basis: 'PP 2/2025',
  });
  await database().asActor(SYSTEM, (tx) =>
    tx.updateTable('area').set({ name: 'X' }).where('code', '=', '53.01').execute(),
  );
  await loadAreas(database(), { detailedProvinces: [] });
  expect(await area('53.71')).toMatchObject({ name: 'Kota Kupang Raya' });
  expect(await area('53.01')).toMatchObject({ name: 'Kabupaten Kupang' });
});

test('A desa becomes a kelurahan under another code, and is found by the old one', async () => {
  const { plan } = await record({
    kind: 'kind',
    area: '53.08.05.2020',
    newKind: 'kelurahan',
    date: '2023-03-01',
    basis: 'Perda 3/2023',
  });
  const begun = plan.begins[0]?.code ?? '';
  expect(begun).toMatch(/^53\.08\.05\.1\d{3}$/);
  expect(await area(begun)).toMatchObject({ name: 'Reka', kind: 'kelurahan' });
  const found = await gazetteer();
  expect(found.match({ regency: 'Ende', district: 'Ndona', village: 'Reka' })).toMatchObject({
    code: begun,
    reason: 'exact',
  });
  expect(found.match({ regency: 'Ende', district: 'Ndona', village: 'Rekka' })).toMatchObject({
    code: begun,
  });
  expect(found.match({ anywhere: '5308052020' })).toMatchObject({ code: begun, ended: '53.08.05.2020' });
  const typed = await database().asActor(SYSTEM, (tx) => searchAreas(tx, 'reka, ende'));
  expect(typed.map(({ code }) => code)).toEqual([begun]);
});

test('Areas are merged into one of them or into a new one, and a village can move on twice', async () => {
  await record({
    kind: 'merge',
    areas: ['53.07.20.2001', '53.07.20.2002'],
    into: { code: '53.07.20.2950', name: 'Doreng Bersatu' },
    date: '2021-01-01',
    basis: 'Perda 1/2021',
  });
  await record({
    kind: 'merge',
    areas: ['53.07.20.2950'],
    into: { code: '53.07.20.2005' },
    date: '2022-01-01',
    basis: 'Perda 2/2022',
  });
  const { plan } = await record({
    kind: 'move',
    area: '53.07.20.2005',
    to: '53.07.15',
    date: '2023-01-01',
    basis: 'Perda 3/2023',
  });
  const last = plan.begins[0]?.code ?? '';
  expect(last.startsWith('53.07.15.2')).toBe(true);
  const found = await gazetteer();
  for (const anywhere of ['53.07.20.2001', '53.07.20.2950', '53.07.20.2005'])
    expect(found.match({ anywhere })).toMatchObject({ kind: 'matched', code: last, ended: anywhere });
  const { changes } = await database().asActor(SYSTEM, (tx) => readAreaHistory(tx, '53.07.20.2950'));
  expect(changes.map(({ kind, date }) => [kind, date])).toEqual([
    ['merge', '2022-01-01'],
    ['merge', '2021-01-01'],
  ]);
});

test.each<[string, Partial<AreaChangeInput> & object, object]>([
  [
    'a code of another form',
    { newAreas: [{ code: '5330', name: 'Baru' }] },
    { 'newAreas.0.code': 'areasErrorCodeForm' },
  ],
  [
    'a code of another province',
    { newAreas: [{ code: '52.30', name: 'Baru' }] },
    { 'newAreas.0.code': 'areasErrorCodeParent' },
  ],
  [
    'a code of another level',
    { newAreas: [{ code: '53.30.01', name: 'Baru' }] },
    { 'newAreas.0.code': 'areasErrorCodeLevel' },
  ],
  [
    'a code in use',
    { newAreas: [{ code: '53.09', name: 'Baru' }] },
    { 'newAreas.0.code': 'areasErrorCodeUsed' },
  ],
  [
    'a name beside it',
    { newAreas: [{ code: '53.40', name: 'Ngada' }] },
    { 'newAreas.0.name': 'areasErrorNameTaken' },
  ],
  ['a day that has not come', { date: '2026-02-01' }, { date: 'areasErrorDateAhead' }],
  ['no legal basis', { basis: ' ' }, { basis: 'areasErrorBasis' }],
  [
    'one new area where the old one ends',
    { goesOn: false, children: [] },
    { newAreas: 'areasErrorSplitOne' },
  ],
  [
    'a child of another',
    { children: [{ code: '53.09.01', to: '53.40' }] },
    { 'children.53.09.01': 'areasErrorNotBelow' },
  ],
  [
    'a child that goes nowhere',
    { children: [{ code: '53.10.01', to: '53.41' }] },
    { 'children.53.10.01': 'areasErrorChildTo' },
  ],
  [
    'a code for what does not move',
    { codes: { '53.10.01': '53.40.01' } },
    { 'codes.53.10.01': 'areasErrorNotMoving' },
  ],
])('A split with %s is refused, and the field is named', async (_, more, expected) => {
  const input = {
    kind: 'split',
    area: '53.10',
    goesOn: true,
    newAreas: [{ code: '53.40', name: 'Baru' }],
    date: '2025-01-01',
    basis: 'UU 9/2025',
    ...more,
  } as AreaChangeInput;
  expect(await faults(input)).toMatchObject(expected);
});

test('A code that was once given is never given again, and what ended does not change any more', async () => {
  await record({
    kind: 'move',
    area: '53.13.01.2001',
    to: '53.13.02',
    date: '2024-01-01',
    basis: 'Perda 4/2024',
  });
  const common = { date: '2025-01-01', basis: 'Perda 5/2025' };
  expect(
    await faults({
      ...common,
      kind: 'split',
      area: '53.13.01.2002',
      goesOn: true,
      newAreas: [{ code: '53.13.01.2001', name: 'Baru Lagi' }],
    }),
  ).toEqual({ 'newAreas.0.code': 'areasErrorCodeEnded' });
  expect(await faults({ ...common, kind: 'rename', area: '53.13.01.2001', name: 'Lain' })).toEqual({
    area: 'areasErrorAreaEnded',
  });
  expect(await faults({ ...common, kind: 'rename', area: '53.99', name: 'Lain' })).toEqual({
    area: 'areasErrorAreaUnknown',
  });
});

test('A change comes after what was recorded of its areas', async () => {
  const basis = 'Perda 6/2024';
  await record({
    kind: 'split',
    area: '53.14.01',
    goesOn: true,
    newAreas: [{ code: '53.14.50', name: 'Rote Baru' }],
    children: [{ code: '53.14.01.2005', to: '53.14.50' }],
    date: '2020-05-01',
    basis,
  });
  const before = { date: 'areasErrorDateBefore' };
  // the regency would end before its own district did
  expect(await faults({ kind: 'kind', area: '53.14', newKind: 'kota', date: '2020-01-01', basis })).toEqual(
    before,
  );
  // the district would end before another came of it
  expect(await faults({ kind: 'move', area: '53.14.01', to: '53.13', date: '2020-05-01', basis })).toEqual(
    before,
  );
  // something would begin in a district that is not there yet
  expect(
    await faults({ kind: 'move', area: '53.14.02.1008', to: '53.14.50', date: '2019-01-01', basis }),
  ).toEqual(before);
  expect(await faults({ kind: 'rename', area: '53.14.50', name: 'Lain', date: '2020-05-01', basis })).toEqual(
    before,
  );
  expect(await faults({ kind: 'rename', area: '53.14.01', name: 'Lain', date: '2019-05-01', basis })).toBe(
    'none',
  );
});

test('Two who record at once do not record upon each other', async () => {
  const common = {
    kind: 'split',
    area: '53.15.01',
    goesOn: true,
    date: '2025-02-01',
    basis: 'Perda 7/2025',
  } as const;
  const both = await Promise.allSettled([
    record({ ...common, newAreas: [{ code: '53.15.70', name: 'Komodo Baru' }] }),
    record({ ...common, newAreas: [{ code: '53.15.70', name: 'Komodo Lain' }] }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({
    reason: { fields: { 'newAreas.0.code': 'areasErrorCodeUsed' } },
  });
});
