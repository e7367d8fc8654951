import { expect, test } from 'vitest';
import { PUBLIC, SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { findArea, listAreasBelow, listChildren, readAreaHistory } from './area-store.ts';

const database = useDatabase();

test('An area is found with all it lies in, the province first', async () => {
  const village = await database().asActor(PUBLIC, (tx) => findArea(tx, '53.08.05.2020'));
  expect(village).toMatchObject({
    name: 'Reka',
    level: 4,
    kind: 'desa',
    path: 'Ndona, Kabupaten Ende, Nusa Tenggara Timur',
  });
  expect(village?.parents.map((parent) => parent.code)).toEqual(['53', '53.08', '53.08.05']);
  expect(await database().asActor(PUBLIC, (tx) => findArea(tx, '53.99'))).toBeUndefined();
});

test('Below the country are 38 provinces, below a regency its districts by name', async () => {
  await database().asActor(PUBLIC, async (tx) => {
    expect(await listChildren(tx, null)).toHaveLength(38);
    const regencies = await listChildren(tx, '53');
    expect(regencies).toHaveLength(22);
    expect(regencies[0]).toMatchObject({ name: 'Kabupaten Alor', path: 'Nusa Tenggara Timur' });
    expect(await listChildren(tx, '53.08.05.2020')).toEqual([]);
  });
});

test('All areas of one level inside another are listed by what they lie in', async () => {
  const districts = await database().asActor(PUBLIC, (tx) => listAreasBelow(tx, '53', 3));
  expect(districts).toHaveLength(315);
  expect(districts[0]).toMatchObject({ path: 'Kabupaten Kupang, Nusa Tenggara Timur' });
  expect(districts.map(({ code }) => code.slice(0, 5))).toEqual(
    districts.map(({ code }) => code.slice(0, 5)).sort(),
  );
});

test('Earlier names, and what an area came of and became, are told with their decree', async () => {
  await database().asActor(SYSTEM, async (tx) => {
    await tx
      .insertInto('area_name')
      .values({ area_code: '53.08', folded: 'ende lio', name: 'Ende Lio', kind: 'former', source: 'uji' })
      .execute();
    await tx
      .insertInto('area_successor')
      .values({ area_code: '53.09', successor_code: '53.16', since: '2007-01-02', decree: 'UU 2/2007' })
      .execute();
  });
  await database().asActor(PUBLIC, async (tx) => {
    expect((await readAreaHistory(tx, '53.08')).names).toEqual([
      { name: 'Ende Lio', kind: 'former', validFrom: null, validTo: null, source: 'uji' },
    ]);
    const ngada = await readAreaHistory(tx, '53.09');
    expect(ngada.predecessors).toEqual([]);
    expect(ngada.successors).toMatchObject([
      { area: { code: '53.16' }, since: '2007-01-02', decree: 'UU 2/2007' },
    ]);
    expect((await readAreaHistory(tx, '53.16')).predecessors).toMatchObject([{ area: { code: '53.09' } }]);
  });
});

test('An area that ended is not listed with the others, and is still found', async () => {
  await database().asActor(SYSTEM, (tx) =>
    tx
      .insertInto('area')
      .values({
        code: '53.98',
        parent_code: '53',
        level: 2,
        kind: 'kabupaten',
        name: 'Kabupaten Dulu',
        folded: 'kabupaten dulu',
        valid_to: '2020-01-01',
      })
      .execute(),
  );
  await database().asActor(PUBLIC, async (tx) => {
    expect((await listChildren(tx, '53')).map((area) => area.code)).not.toContain('53.98');
    expect(await findArea(tx, '53.98')).toMatchObject({ validTo: '2020-01-01' });
  });
});

test('Nobody but the product itself changes the tree', async () => {
  const renamed = await database().asActor(PUBLIC, (tx) =>
    tx.updateTable('area').set({ name: 'X' }).where('code', '=', '53').executeTakeFirst(),
  );
  expect(Number(renamed.numUpdatedRows)).toBe(0);
});
