import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { fromUnits, sum, toUnits } from '#kernel/index.ts';
import { affairOfField } from '#sectors/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner } from '#tests/people.ts';
import { type ActivityFixture, removeFixture, storeFixture } from './cells.fixture.ts';
import { explainNumber } from './explain-number.ts';
import type { Figure } from './figure.ts';
import { NOTHING } from './figure.ts';
import { CODE_LENGTH, type CoverageWish, type Level, LEVELS, levelOf } from './filter.ts';
import { coverage } from './read-coverage.ts';

const database = useDatabase();

const AREAS = [
  'ID',
  '53',
  '53.08',
  '53.07',
  '53.08.05',
  '53.08.05.2001',
  '53.08.05.2002',
  '53.07.01.2001',
  '52',
  '52.01',
];
const FIELDS = ['u2', 'nutrition', 'water', 'u3', 'unspecified'];

let partners: Promise<string[]> | undefined;
const threePartners = (): Promise<string[]> =>
  (partners ??= Promise.all(['Satu', 'Dua', 'Tiga'].map((name) => makePartner(database(), name))));

/** What the table must say, counted one cell after the other. */
function naive(
  activities: readonly ActivityFixture[],
  wish: CoverageWish,
  row: string | null,
  column: string | null,
): Figure {
  const length = CODE_LENGTH[wish.level as Level];
  const found = activities.flatMap((activity) => {
    const cells = activity.cells.filter((cell) => {
      const deep = cell.area !== 'ID' && cell.area.length >= length;
      return (
        (wish.area === null || cell.area.startsWith(wish.area ?? '')) &&
        (wish.year === undefined || cell.year === wish.year) &&
        (row === null || (deep ? cell.area.slice(0, length) : '') === row) &&
        (column === null || (wish.sectorBy === 'affair' ? affairOfField(cell.field) : cell.field) === column)
      );
    });
    const takesPart = [activity.partnerId, activity.participantId].includes(wish.participantId);
    if (wish.participantId !== undefined && !takesPart) return [];
    return cells.length === 0 ? [] : [{ ...activity, cells }];
  });
  const money = (kind: 'planned' | 'spent', has: 'hasPlanned' | 'hasSpent'): string | null => {
    const known = found.filter((a) => a[has] !== false);
    return known.length === 0 ? null : sum(known.flatMap((a) => a.cells.map((c) => c[kind] ?? '0')));
  };
  return {
    partners: new Set(found.map((a) => a.partnerId)).size,
    activities: found.length,
    planned: money('planned', 'hasPlanned'),
    spent: money('spent', 'hasSpent'),
    withoutPlanned: found.filter((a) => a.hasPlanned === false).length,
    withoutSpent: found.filter((a) => a.hasSpent === false).length,
    unconverted: found.filter((a) => (a.unconverted ?? 0) > 0).length,
  };
}

const cents = fc.integer({ min: 0, max: 5_000_000_00 }).map((n) => fromUnits(BigInt(n), 2));
const cell = fc.record({
  area: fc.constantFrom(...AREAS),
  field: fc.constantFrom(...FIELDS),
  year: fc.constantFrom(2021, 2022, 2023),
  planned: cents,
  spent: cents,
});
const activity = fc.record({
  partner: fc.nat({ max: 2 }),
  participant: fc.constantFrom(undefined, undefined, 0, 1),
  hasPlanned: fc.boolean(),
  hasSpent: fc.boolean(),
  unconverted: fc.constantFrom(0, 0, 2),
  cells: fc.uniqueArray(cell, {
    minLength: 1,
    maxLength: 5,
    selector: (c) => `${c.area} ${c.field} ${c.year}`,
  }),
});
const wish = fc
  .record({
    area: fc.constantFrom(null, '53', '53.08', '53.08.05', '53.07.01.2001'),
    level: fc.constantFrom(...LEVELS),
    sectorBy: fc.constantFrom('field' as const, 'affair' as const),
    year: fc.constantFrom(undefined, 2022),
    participant: fc.constantFrom(undefined, undefined, 0, 1),
  })
  .filter((w) => LEVELS.indexOf(w.level) >= LEVELS.indexOf(levelOf(w.area) ?? 'province'));

test('Cells, rows, columns and the grand total are exactly what the recorded pieces give, each counted once', async () => {
  const ids = await threePartners();
  const run = async (
    drafts: readonly { partner: number; participant: number | undefined; cells: ActivityFixture['cells'] }[],
    { participant: wanted, ...rest }: CoverageWish & { participant: number | undefined },
  ) => {
    const idOf = (index: number | undefined) => (index === undefined ? undefined : ids[index]);
    const asked: CoverageWish = { ...rest, participantId: idOf(wanted) };
    const activities = drafts.map(({ partner, participant, ...draft }) => ({
      partnerId: ids[partner] ?? '',
      participantId: idOf(participant),
      ...draft,
    }));
    const stored = [];
    for (const one of activities) stored.push(await storeFixture(database(), one));
    const table = await coverage(deskOf(database(), SYSTEM), asked);
    expect(table.total).toEqual(naive(activities, asked, null, null));
    table.columns.forEach((column, i) =>
      expect(table.columnTotals[i]).toEqual(naive(activities, asked, null, column)),
    );
    for (const row of table.rows) {
      const code = row.area?.code ?? '';
      expect(row.total).toEqual(naive(activities, asked, code, null));
      table.columns.forEach((column, i) =>
        expect(row.cells[i] ?? NOTHING).toEqual(naive(activities, asked, code, column)),
      );
    }
    const units = (figure: Figure): bigint => toUnits(figure.planned ?? '0', 2);
    expect(table.rows.reduce((all, row) => all + units(row.total), 0n)).toBe(units(table.total));
    expect(table.columnTotals.reduce((all, figure) => all + units(figure), 0n)).toBe(units(table.total));
    for (const id of stored) await removeFixture(database(), id);
  };
  await fc.assert(fc.asyncProperty(fc.array(activity, { maxLength: 5 }), wish, run), { numRuns: 40 });
});

test('Each number opens the rows it was made of, whose shares add up to it', async () => {
  const [partnerId = ''] = await threePartners();
  const desk = deskOf(database(), SYSTEM);
  const ids = [
    await storeFixture(database(), {
      partnerId,
      cells: [
        { area: '53.08.05.2001', field: 'water', year: 2022, planned: '100.01', spent: '50' },
        { area: '53.08', field: 'water', year: 2022, planned: '33.33', spent: '1' },
        { area: '53.07', field: 'nutrition', year: 2023, planned: '7', spent: '2' },
      ],
    }),
    await storeFixture(database(), {
      partnerId,
      hasPlanned: false,
      cells: [{ area: '53.08', field: 'water', year: 2022, spent: '9.99' }],
    }),
  ];
  const asked: CoverageWish = { area: '53', level: 'village' };
  const table = await coverage(desk, asked);
  for (const row of [...table.rows, null]) {
    for (const [index, column] of [...table.columns.entries(), [-1, null] as const]) {
      const figure =
        row === null
          ? column === null
            ? table.total
            : table.columnTotals[index]
          : column === null
            ? row.total
            : row.cells[index];
      const found = await explainNumber(desk, {
        ...asked,
        row: row === null ? undefined : (row.area?.code ?? 'above'),
        column: column ?? undefined,
      });
      expect(found.total).toEqual(figure ?? NOTHING);
      expect(found.rows).toHaveLength(figure?.activities ?? 0);
      expect(sum(found.rows.map((r) => r.planned ?? '0'))).toBe(sum([figure?.planned ?? '0']));
    }
  }
  for (const id of ids) await removeFixture(database(), id);
});

test('What is recorded above the wanted level is a row of its own and never dropped', async () => {
  const [partnerId = ''] = await threePartners();
  const id = await storeFixture(database(), {
    partnerId,
    cells: [
      { area: '53', field: 'water', year: 2022, planned: '1' },
      { area: '53.08', field: 'water', year: 2022, planned: '2' },
    ],
  });
  const table = await coverage(deskOf(database(), SYSTEM), { area: '53', level: 'village' });
  expect(table.rows).toEqual([
    expect.objectContaining({ area: null, total: expect.objectContaining({ planned: '3.00' }) as Figure }),
  ]);
  await removeFixture(database(), id);
});

test('A level wider than the area is refused by field', async () => {
  await expect(
    coverage(deskOf(database(), SYSTEM), { area: '53.08', level: 'province' }),
  ).rejects.toMatchObject({
    fields: { level: 'coverageLevelAboveArea' },
  });
});

test('Areas with nothing recorded are listed on request, with their names and what they lie in', async () => {
  const table = await coverage(deskOf(database(), SYSTEM), {
    area: '53',
    level: 'district',
    withEmpty: true,
  });
  expect(table.rows.length).toBeGreaterThan(300);
  const ndori = table.rows.find((row) => row.area?.name === 'Ndori');
  expect(ndori?.area?.path).toBe('Kabupaten Ende');
  expect(ndori?.total).toEqual(NOTHING);
});

test('A kept table is given again until the register changes, and not after', async () => {
  const [partnerId = ''] = await threePartners();
  const desk = deskOf(database(), SYSTEM);
  const before = await coverage(desk, { area: '53' });
  expect(await coverage(desk, { area: '53' })).toBe(before);
  const id = await storeFixture(database(), {
    partnerId,
    cells: [{ area: '53.08', field: 'water', year: 2022 }],
  });
  const after = await coverage(desk, { area: '53' });
  expect(after.total.activities).toBe(before.total.activities + 1);
  await removeFixture(database(), id);
});

test('What another transaction has not ended yet is in no kept table, and in the next one after it has', async () => {
  if (database().engine !== 'postgres') return; // the trial database runs one transaction after the other
  const [partnerId = ''] = await threePartners();
  const desk = deskOf(database(), SYSTEM);
  const id = await storeFixture(database(), { partnerId, cells: [] });
  const before = await coverage(desk, { area: '52' });
  await database().asActor(SYSTEM, async (tx) => {
    const cell = {
      activity_id: id,
      area_code: '52.01',
      field: 'water',
      year: 2022,
      partner_id: partnerId,
      status: 2,
      visibility: 'public',
    };
    await tx.insertInto('coverage_cell').values(cell).execute();
    expect(await coverage(desk, { area: '52' })).toBe(before);
    expect((await coverage(desk, { area: '52', year: 2022 })).total.activities).toBe(0);
  });
  expect((await coverage(desk, { area: '52' })).total.activities).toBe(1);
  expect((await coverage(desk, { area: '52', year: 2022 })).total.activities).toBe(1);
  await removeFixture(database(), id);
});
