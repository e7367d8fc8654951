import { beforeAll, expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Conflict, InvalidInput, newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import {
  appoint,
  changeOffice,
  closeOffice,
  findOffice,
  listOffices,
  openOffice,
  readOfficeHistory,
  treeOf,
} from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

const as = (actor: Actor) => deskOf(database(), actor);
const agency = (name: string, more: object = {}) => ({
  kind: 'regency',
  unit: 'agency',
  name,
  areaCode: '53.08',
  ...more,
});
const faultsOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no fault',
    (error: unknown) => (error instanceof InvalidInput ? error.fields : error),
  );

test('A regency opens an agency under its Setda and finds it in the tree', async () => {
  const desk = as(people.regency);
  const setda = await openOffice(desk, agency('Sekretariat Daerah', { unit: 'secretariat' }));
  const dinas = await openOffice(desk, agency('  Dinas   Kesehatan ', { parentId: setda.id }));
  const seen = await findOffice(desk, dinas.id);
  expect(seen).toMatchObject({
    office: { name: 'Dinas Kesehatan', unit: 'agency', parentId: setda.id, version: 1 },
    areaName: expect.stringContaining('Ende') as string,
    parentName: 'Sekretariat Daerah',
    may: { manage: true, appoint: true, give: ['regency-agency'] },
  });
  expect((await findOffice(desk, setda.id)).children.map(({ id }) => id)).toEqual([dinas.id]);
  const { offices } = await listOffices(desk, { areaCode: '53.08' });
  const root = treeOf(offices).find(({ office }) => office.id === setda.id);
  expect(root?.below.map(({ office }) => office.id)).toEqual([dinas.id]);
  expect((await listOffices(desk, { text: 'dinas ende' })).offices.map(({ id }) => id)).toEqual([dinas.id]);
  expect(
    (await listOffices(desk, { areaCode: '53', unit: 'secretariat' })).offices.map(({ id }) => id),
  ).toEqual([setda.id]);
});

test('Opening and changing leave audit rows with what stood before', async () => {
  const desk = as(people.regency);
  const { id } = await openOffice(desk, agency('Dinas Sosial'));
  const stored = (await findOffice(desk, id)).office;
  expect(
    await changeOffice(desk, { id, version: 1, office: { ...stored, name: 'Dinas Sosial dan PMD' } }),
  ).toEqual({
    version: 2,
  });
  const events = await readOfficeHistory(desk, id);
  expect(events.map(({ action }) => action)).toEqual(['change-office', 'open-office']);
  expect(events[0]).toMatchObject({
    officeName: 'Bagian Kerja Sama Ende',
    before: { name: 'Dinas Sosial' },
    after: { name: 'Dinas Sosial dan PMD' },
  });
});

test('A stale version is a conflict, and nothing is written where nothing changed', async () => {
  const desk = as(people.regency);
  const { id } = await openOffice(desk, agency('Dinas Pendidikan'));
  const { office } = await findOffice(desk, id);
  expect(await changeOffice(desk, { id, version: 1, office })).toEqual({ version: 1 });
  await changeOffice(desk, { id, version: 1, office: { ...office, name: 'Dinas P dan K' } });
  await expect(changeOffice(desk, { id, version: 1, office: { ...office, name: 'Lain' } })).rejects.toThrow(
    Conflict,
  );
  await expect(closeOffice(desk, { id, version: 1, date: '2026-01-31' })).rejects.toThrow(Conflict);
});

test('Of two that save at the same time one is told', async () => {
  const desk = as(people.regency);
  const { id } = await openOffice(desk, agency('Dinas Perikanan'));
  const { office } = await findOffice(desk, id);
  const outcomes = await Promise.allSettled(
    ['Satu', 'Dua', 'Tiga'].map((name) =>
      changeOffice(desk, { id, version: 1, office: { ...office, name: `Dinas ${name}` } }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict);
});

test('The tree has no circle, however long', async () => {
  const desk = as(people.regency);
  const a = await openOffice(desk, agency('Lingkar A'));
  const b = await openOffice(desk, agency('Lingkar B', { parentId: a.id }));
  const c = await openOffice(desk, agency('Lingkar C', { parentId: b.id }));
  const { office } = await findOffice(desk, a.id);
  for (const parentId of [a.id, b.id, c.id])
    expect(
      await faultsOf(changeOffice(desk, { id: a.id, version: 1, office: { ...office, parentId } })),
    ).toEqual({
      parentId: 'officesErrorCycle',
    });
});

test('What does not fit is refused at its field', async () => {
  const desk = as(people.system);
  const cases: [object, object][] = [
    [{ name: ' ' }, { name: 'officesErrorName' }],
    [{ unit: 'partner' }, { unit: 'officesErrorUnit' }],
    [{ kind: 'province' }, { areaCode: 'officesErrorArea' }],
    [{ areaCode: '53.99' }, { areaCode: 'officesErrorArea' }],
    [{ areaCode: null }, { areaCode: 'officesErrorArea' }],
    [{ partnerId: newId() }, { partnerId: 'officesErrorPartner' }],
    [{ parentId: newId() }, { parentId: 'officesErrorParent' }],
    [{ parentId: people.province.officeId }, { parentId: 'officesErrorParent' }],
    [{ validFrom: '2026-02-01', validTo: '2026-01-31' }, { validTo: 'officesErrorDateOrder' }],
    [{ validFrom: '2026-02-30' }, { validFrom: 'officesErrorDate' }],
    [{ name: 'bagian kerja-sama ENDE' }, { name: 'officesErrorSameName' }],
  ];
  for (const [more, faults] of cases)
    expect([more, await faultsOf(openOffice(desk, agency('Dinas Uji', more)))]).toEqual([more, faults]);
});

test('An implementing partner stands under a partner, with a record of its own', async () => {
  const desk = as(people.system);
  const local = await makePartner(database(), 'Yayasan Lokal Uji');
  const office = { kind: 'partner', unit: 'implementer', name: 'Yayasan Lokal Uji', partnerId: local };
  expect(await faultsOf(openOffice(desk, office))).toEqual({ parentId: 'officesErrorImplementer' });
  expect(await faultsOf(openOffice(desk, { ...office, parentId: people.regency.officeId }))).toEqual({
    parentId: 'officesErrorParent',
  });
  const partner = await openOffice(desk, {
    kind: 'partner',
    unit: 'partner',
    name: 'Kantor Lontar',
    partnerId: people.partner.partnerId,
  });
  const { id } = await openOffice(desk, { ...office, parentId: partner.id });
  expect((await findOffice(desk, id)).office).toMatchObject({ partnerId: local, parentId: partner.id });
});

test('The area of an office where people sat is not changed', async () => {
  const desk = as(people.system);
  const { id } = await openOffice(desk, agency('Dinas Pindah'));
  const { office } = await findOffice(desk, id);
  const moved = { ...office, areaCode: '53.07' };
  expect(await changeOffice(desk, { id, version: 1, office: moved })).toEqual({ version: 2 });
  await appoint(desk, { officeId: id, name: 'A Contoh', validFrom: '2026-01-01' });
  expect(await faultsOf(changeOffice(desk, { id, version: 2, office }))).toEqual({
    areaCode: 'officesErrorMoved',
  });
});

test('Closing an office ends the terms in it and takes back those to come; it stays findable among the closed', async () => {
  const desk = as(people.regency);
  const { id } = await openOffice(desk, agency('Dinas Lama', { validFrom: '2020-01-01' }));
  const sit = (name: string, validFrom: string, validTo?: string) =>
    appoint(desk, { officeId: id, name, validFrom, validTo });
  await sit('Sudah Selesai', '2020-01-01', '2021-12-31');
  await sit('Masih Duduk', '2022-01-01');
  await sit('Sampai Juni', '2022-01-01', '2026-06-30');
  await sit('Belum Mulai', '2026-03-01');
  expect(await faultsOf(closeOffice(desk, { id, version: 1, date: '2019-12-31' }))).toEqual({
    date: 'officesErrorDateOrder',
  });
  await closeOffice(desk, { id, version: 1, date: '2026-01-05', reason: 'Perda SOTK baru' });
  const { office, people: seated } = await findOffice(desk, id);
  expect(office).toMatchObject({ validTo: '2026-01-05', version: 2 });
  expect([seated?.now, seated?.later]).toEqual([[], []]);
  expect(seated?.before.map(({ name, validTo }) => [name, validTo]).sort()).toEqual([
    ['Masih Duduk', '2026-01-05'],
    ['Sampai Juni', '2026-01-05'],
    ['Sudah Selesai', '2021-12-31'],
  ]);
  const names = async (closed: boolean) =>
    (await listOffices(desk, { text: 'Dinas Lama', closed })).offices.map(({ name }) => name);
  expect([await names(false), await names(true)]).toEqual([[], ['Dinas Lama']]);
  expect((await readOfficeHistory(desk, id)).map(({ action }) => action).slice(0, 3)).toEqual([
    'close-office',
    'end-seat',
    'end-seat',
  ]);
});

test('An office with another under it, or in which one acts oneself, is not closed', async () => {
  const desk = as(people.regency);
  const above = await openOffice(desk, agency('Setda Uji', { unit: 'secretariat' }));
  const below = await openOffice(desk, agency('Bagian Uji', { parentId: above.id }));
  expect(await faultsOf(closeOffice(desk, { id: above.id, version: 1, date: '2026-01-05' }))).toEqual({
    '': 'officesErrorChildren',
  });
  await closeOffice(desk, { id: below.id, version: 1, date: '2026-01-05' });
  await closeOffice(desk, { id: above.id, version: 1, date: '2026-01-05' });
  expect(
    await faultsOf(closeOffice(desk, { id: people.regency.officeId, version: 1, date: '2026-01-05' })),
  ).toEqual({ '': 'officesErrorOwnOffice' });
});

test('Provinces are counted with all offices in them', async () => {
  const { provinces } = await listOffices(as(people.national));
  expect(provinces.find(({ code }) => code === '53')?.offices).toBeGreaterThan(3);
  const { offices } = await listOffices(as(SYSTEM), { kind: 'ministry' });
  expect(offices.map(({ name }) => name)).toEqual(['Pusat Fasilitasi Kerja Sama']);
});
