import { expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople } from '#tests/people.ts';
import { enterRates } from './enter-rates.ts';
import { importRates } from './import-rates.ts';
import { loadActivity } from './load-activity.ts';
import { listRates, saveRates } from './rate-store.ts';
import { recomputeCells } from './recompute-cells.ts';
import { recordActivity } from './record-activity.ts';

const database = useDatabase();

test('A new rate brings totals and cells up to date, without touching version or history', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.province);
  const budget = {
    type: 1,
    status: 1,
    periodStart: '2024-01-01',
    periodEnd: '2024-12-31',
    amount: '10.10',
    currency: 'USD',
    valueDate: '2024-01-15',
    source: null,
  };
  const id = await recordActivity(desk, {
    partnerId: people.partner.partnerId,
    title: { id: 'Energi surya' },
    status: 2,
    budgets: [budget],
  });
  const load = () => database().asActor(SYSTEM, (tx) => loadActivity(tx, id));
  expect(await load()).toMatchObject({ plannedIdr: null, unconverted: 1 });
  const entered = await enterRates(desk, [
    { currency: 'usd', date: '2024-01-01', rate: '15487.35', source: 'Bank Indonesia' },
  ]);
  expect(entered).toEqual({ entered: 1, recomputed: 1 });
  expect(await load()).toMatchObject({ plannedIdr: '156422.24', unconverted: 0, version: 1 });
  const cells = await database().asActor(SYSTEM, (tx) =>
    tx.selectFrom('coverage_cell').select('planned').where('activity_id', '=', id).execute(),
  );
  expect(cells).toEqual([{ planned: '156422.24' }]);
});

test('What a stopped process left is computed by the next one', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.province);
  const paid = {
    ref: null,
    type: 4,
    date: '2024-02-01',
    amount: '2',
    currency: 'SGD',
    valueDate: '2024-02-01',
    description: null,
    provider: null,
    receiver: null,
  };
  const id = await recordActivity(desk, {
    partnerId: people.partner.partnerId,
    title: { id: 'Embung' },
    status: 2,
    transactions: [paid],
  });
  await database().asActor(SYSTEM, (tx) =>
    saveRates(tx, [{ currency: 'SGD', date: '2024-01-01', rate: '11500', source: 'BI' }]),
  );
  expect(await recomputeCells(database())).toBe(1);
  expect(await recomputeCells(database())).toBe(0);
  expect(await database().asActor(SYSTEM, (tx) => loadActivity(tx, id))).toMatchObject({
    spentIdr: '23000.00',
  });
});

test('Rates come in as CSV with headings and numbers of either language, all or none', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.province);
  await importRates(desk, 'Mata Uang;Tanggal;Kurs;Sumber\nAUD;01/02/2024;10.250,50;Bank Indonesia\n');
  await importRates(desk, '\uFEFFcurrency,date,rate,source\nAUD,2024-03-01,10300.25,BI\n');
  const rates = await database().asActor(SYSTEM, listRates);
  expect(rates.filter((rate) => rate.currency === 'AUD').map(({ date, rate }) => [date, rate])).toEqual([
    ['2024-03-01', '10300.25000000'],
    ['2024-02-01', '10250.50000000'],
  ]);
  const wrong = importRates(desk, 'currency,date,rate,source\nJPY,2024-01-01,105,BI\nYEN4,2024-13-01,-5,\n');
  await expect(wrong).rejects.toBeInstanceOf(InvalidInput);
  await expect(wrong).rejects.toMatchObject({
    fields: {
      '1.currency': 'activitiesErrorCurrency',
      '1.date': 'activitiesErrorDate',
      '1.rate': 'activitiesErrorRate',
      '1.source': 'activitiesErrorRateSource',
    },
  });
  await expect(importRates(desk, 'a,b\n1,2\n')).rejects.toMatchObject({
    fields: { file: 'activitiesErrorRateColumns' },
  });
  expect((await database().asActor(SYSTEM, listRates)).some((rate) => rate.currency === 'JPY')).toBe(false);
});

test('A rate that somebody else entered for the day is replaced by who saw it, and a draft gets no cells', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.province);
  const paid = {
    type: 1,
    status: 1,
    periodStart: '2024-05-01',
    periodEnd: '2024-05-31',
    valueDate: '2024-05-01',
  };
  const id = await recordActivity(
    deskOf(database(), people.regency),
    {
      partnerId: people.partner.partnerId,
      title: { id: 'Rancangan' },
      status: 2,
      budgets: [{ ...paid, amount: '2', currency: 'CHF', source: null }],
    },
    { draft: true },
  );
  const rate = { currency: 'CHF', date: '2024-05-01', source: 'Bank Indonesia' };
  const both = await Promise.allSettled(
    ['17000', '17500'].map((given) => enterRates(desk, [{ ...rate, rate: given, replaces: '' }])),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const standing = both[0]?.status === 'fulfilled' ? '17000' : '17500';
  const late = enterRates(desk, [{ ...rate, rate: '18000', replaces: '' }]);
  await expect(late).rejects.toMatchObject({ fields: { '0.rate': 'activitiesErrorRateStands' } });
  await enterRates(desk, [{ ...rate, rate: standing, replaces: '' }]);
  await enterRates(desk, [{ ...rate, rate: '18000', replaces: `${standing}.00` }]);
  const stored = await database().asActor(SYSTEM, async (tx) => ({
    rate: (await listRates(tx)).find(({ currency }) => currency === 'CHF')?.rate,
    cells: await tx.selectFrom('coverage_cell').select('year').where('activity_id', '=', id).execute(),
  }));
  expect([Number(stored.rate), stored.cells]).toEqual([18_000, []]);
});
