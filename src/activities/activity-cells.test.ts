import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUnits, split, sum } from '#kernel/index.ts';
import type { ActivityDraft } from './activity.ts';
import { activityCells, UNKNOWN_YEAR } from './activity-cells.ts';
import { ExchangeRates } from './exchange-rates.ts';
import { normaliseActivity, reachOf } from './normalise-activity.ts';
import { wholePercentages } from './percentages.ts';

const rates = new ExchangeRates([
  { currency: 'USD', date: '2020-01-01', rate: '14000', source: 'test' },
  { currency: 'USD', date: '2023-06-30', rate: '15026.5', source: 'test' },
]);
const base: ActivityDraft = { partnerId: 'p', title: { id: 'Pelatihan' }, status: 2 };
const budget = (start: string, end: string, amount: string, currency = 'IDR', type: 1 | 2 = 1) => ({
  type,
  status: 1 as const,
  periodStart: start,
  periodEnd: end,
  amount,
  currency,
  valueDate: start,
  source: null,
});
const payment = (date: string, amount: string, currency = 'IDR', type = 3) => ({
  ref: null,
  type,
  date,
  amount,
  currency,
  valueDate: date,
  description: null,
  provider: null,
  receiver: null,
});
const cut = (draft: Partial<ActivityDraft>) => activityCells(normaliseActivity({ ...base, ...draft }), rates);

test('A budget is spread over the years of its period by days', () => {
  const { cells, plannedIdr } = cut({
    budgets: [budget('2023-07-01', '2024-06-30', '366')],
    locations: [{ areaCode: '53.08' }],
    sectors: [{ vocabulary: '1', code: '12240' }],
  });
  expect(plannedIdr).toBe('366.00');
  expect(cells).toEqual([
    { areaCode: '53.08', field: 'nutrition', year: 2023, planned: '184.00', spent: '0' },
    { areaCode: '53.08', field: 'nutrition', year: 2024, planned: '182.00', spent: '0' },
  ]);
});

test('A revised budget takes the place of the original one of the same period', () => {
  const original = budget('2023-01-01', '2023-12-31', '100');
  const revised = budget('2023-01-01', '2023-12-31', '150', 'IDR', 2);
  const next = budget('2024-01-01', '2024-12-31', '70');
  expect(cut({ budgets: [original, revised, next] }).plannedIdr).toBe('220.00');
});

test('Spent is disbursements and expenditures, never commitments', () => {
  const money = [2, 3, 4, 1, 11].map((type) => payment('2023-05-01', '10', 'IDR', type));
  expect(cut({ transactions: money }).spentIdr).toBe('20.00');
});

test('Each amount is converted by the newest rate not after its value date, and what has none is counted', () => {
  const { spentIdr, unconverted, ratesUsed } = cut({
    transactions: [
      payment('2023-06-29', '2', 'USD'),
      payment('2023-06-30', '2', 'USD'),
      payment('2019-12-31', '2', 'USD'),
      payment('2023-01-01', '5', 'AUD'),
    ],
  });
  expect(spentIdr).toBe('58053.00');
  expect(unconverted).toBe(2);
  expect(ratesUsed.map((rate) => rate.date)).toEqual(['2020-01-01', '2023-06-30']);
});

test('Without any amount the totals are not recorded, which is not nought', () => {
  expect(cut({ plannedStart: '2021-03-01', plannedEnd: '2023-02-01' })).toMatchObject({
    plannedIdr: null,
    spentIdr: null,
    firstYear: 2021,
    lastYear: 2023,
    cells: [2021, 2022, 2023].map((year) => ({
      areaCode: 'ID',
      field: 'unspecified',
      year,
      planned: '0',
      spent: '0',
    })),
  });
  expect(cut({}).cells.map((cell) => cell.year)).toEqual([UNKNOWN_YEAR]);
});

test('One vocabulary counts, and two sectors of one field are one', () => {
  const { cells } = cut({
    transactions: [payment('2023-05-01', '90')],
    sectors: [
      { vocabulary: '2', code: '112', percentage: '100' },
      { vocabulary: '1', code: '14031', percentage: '30' },
      { vocabulary: '1', code: '14032', percentage: '30' },
      { vocabulary: '1', code: '11220', percentage: '40' },
    ],
  });
  expect(cells.map(({ field, spent }) => [field, spent])).toEqual([
    ['u1', '36.00'],
    ['water', '54.00'],
  ]);
});

test('What lies outside Indonesia is in the totals and in no cell', () => {
  const { cells, spentIdr } = cut({
    transactions: [payment('2023-05-01', '100')],
    locations: [
      { areaCode: null, country: 'TL', percentage: '60' },
      { areaCode: null, country: 'ID', percentage: '10' },
      { areaCode: '53.08.10.2001', percentage: '30' },
    ],
  });
  expect(spentIdr).toBe('100.00');
  expect(cells.map(({ areaCode, spent }) => [areaCode, spent])).toEqual([
    ['53.08.10.2001', '30.00'],
    ['ID', '10.00'],
  ]);
});

test('Reach is the provinces and regencies touched, and ID for what is not placed', () => {
  const at = (areaCode: string | null, country: string | null = null) => ({ areaCode, country });
  expect(reachOf([at('53.08.10.2001'), at('53'), at('52.01'), at(null, 'ID'), at(null, 'TL')])).toEqual([
    '52',
    '52.01',
    '53',
    '53.08',
    'ID',
  ]);
  expect(reachOf([])).toEqual(['ID']);
  expect(reachOf([at(null, 'TL')])).toEqual([]);
});

test('Missing percentages share what the others leave, and all add up to 100', () => {
  expect(wholePercentages([null, null, null])).toEqual(['33.333333', '33.333334', '33.333333']);
  expect(wholePercentages(['50', null, null])).toEqual(['50.000000', '25.000000', '25.000000']);
  expect(wholePercentages(['100', null])).toEqual(['100.000000', '0.000000']);
  expect(wholePercentages(['30', '30'])).toEqual(['50.000000', '50.000000']);
  expect(wholePercentages([])).toEqual([]);
  const anyShare = fc.option(
    fc.integer({ min: 0, max: 200_000_000 }).map((units) => fromUnits(BigInt(units), 6)),
  );
  fc.assert(
    fc.property(fc.array(anyShare, { minLength: 1, maxLength: 30 }), (given) => {
      expect(sum(wholePercentages(given), 6)).toBe('100.000000');
    }),
  );
});

const amount = fc.integer({ min: -9_000_000, max: 900_000_000 }).map((cents) => fromUnits(BigInt(cents), 2));
const day = fc
  .integer({ min: 0, max: 8000 })
  .map((n) => Temporal.PlainDate.from('2008-01-01').add({ days: n }).toString());
const currency = fc.constantFrom('IDR', 'USD', 'AUD');
const draft = fc.record({
  budgets: fc.array(
    fc
      .tuple(day, day, amount, currency, fc.constantFrom(1 as const, 2 as const))
      .map(([a, b, n, c, t]) => budget(a < b ? a : b, a < b ? b : a, n, c, t)),
    { maxLength: 6 },
  ),
  transactions: fc.array(
    fc
      .tuple(day, amount, currency, fc.integer({ min: 1, max: 13 }))
      .map(([d, n, c, t]) => payment(d, n, c, t)),
    { maxLength: 10 },
  ),
  sectors: fc.array(
    fc.record({
      vocabulary: fc.constantFrom('1', '2', 'field'),
      code: fc.constantFrom('12240', '112', '14030', 'u3', 'water'),
    }),
    { maxLength: 5 },
  ),
  places: fc.uniqueArray(fc.constantFrom('53', '53.08', '53.07', '53.08.10', '52.01', 'ID', 'TL'), {
    minLength: 1,
    maxLength: 7,
  }),
  weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 7, maxLength: 7 }),
});
const withPlaces = (given: { places: string[]; weights: number[] }) => {
  const shares = split(
    '100',
    given.places.map((_, i) => String(given.weights[i] ?? 1)),
    6,
  );
  return given.places.map((place, i) => ({
    areaCode: place.length === 2 && Number.isNaN(Number(place)) ? null : place,
    country: place === 'TL' ? 'TL' : 'ID',
    percentage: shares[i] ?? null,
  }));
};

test('Cells add up to the totals times the share in Indonesia, to the cent', () => {
  fc.assert(
    fc.property(draft, (given) => {
      const locations = withPlaces(given);
      const { cells, plannedIdr, spentIdr } = cut({ ...given, locations });
      const outside = locations.filter((l) => l.country === 'TL').map((l) => l.percentage ?? '0');
      const inside = sum([...['100.000000'], ...outside.map((share) => `-${share}`)], 6);
      const expected = (total: string | null) => split(total ?? '0', [inside, sum(outside, 6)])[0];
      expect(sum(cells.map((cell) => cell.planned))).toBe(expected(plannedIdr));
      expect(sum(cells.map((cell) => cell.spent))).toBe(expected(spentIdr));
    }),
  );
});

test('The order of places, sectors and amounts makes no difference', () => {
  fc.assert(
    fc.property(draft, (given) => {
      const locations = withPlaces(given);
      const turned = { budgets: given.budgets.toReversed(), transactions: given.transactions.toReversed() };
      const document = normaliseActivity({ ...base, ...given, locations });
      const other = {
        ...document,
        ...turned,
        sectors: document.sectors.toReversed(),
        locations: document.locations.toReversed(),
      };
      expect(activityCells(other, rates)).toEqual(activityCells(document, rates));
    }),
  );
});
