import { expect, test } from 'vitest';
import {
  applyFunding,
  asYears,
  exactnessOf,
  isReversed,
  type PartnerFunding,
  readYearOrDate,
} from './partner-funding.ts';

test.for([
  ['0,32 M', '320000000.00', '10000000.00'],
  ['8,70 M', '8700000000.00', '10000000.00'],
  ['8,7 M', '8700000000.00', '100000000.00'],
  ['38300 jt', '38300000000.00', '1000000.00'],
  ['± 500 jt', '500000000.00', '1000000.00'],
  ['US$ 1.5 million', '1500000.00', '100000.00'],
  ['Rp 25.300.000.000', '25300000000.00', null],
  ['Rp 1.234.567,50', '1234567.50', null],
  ['USD 270,968', '270968.00', null],
  ['9300000000', '9300000000.00', null],
  ['100 - 200 jt', '100000000.00', null],
  ['0', '0.00', null],
  ['belum ada', '5.00', null],
] as const)('%j is exact to what its last digit is worth', ([written, amount, exact]) => {
  expect(exactnessOf(written, amount)).toBe(exact);
});

test.for([
  ['2019', '2019'],
  [' 2019-03-01 ', '2019-03-01'],
  ['1/3/2019', '2019-03-01'],
  ['31.12.2019', '2019-12-31'],
  ['31/02/2019', undefined],
  ['19', undefined],
  ['1850', undefined],
  ['Maret 2019', undefined],
] as const)('%j is read as %j', ([text, read]) => {
  expect(readYearOrDate(text)).toBe(read);
});

test('A year alone reaches from its first day to its last', () => {
  expect(isReversed({ from: '2019-06-01', to: '2019' })).toBe(false);
  expect(isReversed({ from: '2019', to: '2019-01-01' })).toBe(false);
  expect(isReversed({ from: '2020', to: '2019-12-31' })).toBe(true);
  expect(isReversed({ from: '2020', to: null })).toBe(false);
});

test('Whole years are kept as years, anything finer as it is', () => {
  expect(asYears({ from: '2014-01-01', to: '2017-12-31' })).toEqual({ from: '2014', to: '2017' });
  expect(asYears({ from: '2018-01-01', to: null })).toEqual({ from: '2018', to: null });
  expect(asYears({ from: '2018-04-01', to: '2018-12-31' })).toEqual({ from: '2018-04-01', to: '2018-12-31' });
});

const funding = (
  amount: string | null,
  from: string,
  more: Partial<PartnerFunding> = {},
): PartnerFunding => ({
  id: `${from}/${String(amount)}`,
  amount,
  currency: 'IDR',
  from,
  to: from,
  written: null,
  exactTo: null,
  source: 'daftar.xlsx, LMI!H5',
  note: null,
  ...more,
});
const apply = (known: PartnerFunding[], given: PartnerFunding[], correct = true) =>
  applyFunding(known, given, { correct, makeId: () => 'new' });

test('The same amount for the same period is the same funding, wherever it is read', () => {
  const known = [funding('100.00', '2018'), funding('200.00', '2018')];
  const again = [funding('200.00', '2018', { source: 'salinan.xlsx, LMI!H9' }), funding('100.00', '2018')];
  expect(apply(known, again).funding).toEqual(known);
  expect(apply([], again).funding).toHaveLength(2);
});

test('Another amount for a known period corrects it or is told of; another period is added', () => {
  const known = [funding('100.00', '2018', { note: 'dari surat' })];
  const corrected = apply(known, [funding('150.00', '2018')]);
  expect(corrected.funding).toEqual([{ ...funding('150.00', '2018'), id: known[0]?.id, note: 'dari surat' }]);
  const left = apply(known, [funding('150.00', '2018'), funding('70.00', '2019')], false);
  expect(left.funding.map(({ amount }) => amount)).toEqual(['100.00', '70.00']);
  expect(left.differing).toMatchObject([{ ours: { amount: '100.00' }, theirs: { amount: '150.00' } }]);
});

test('A period without an amount says nothing against one that is known, and is filled in later', () => {
  const known = [funding('100.00', '2018'), funding(null, '2019')];
  expect(apply(known, [funding(null, '2018'), funding(null, '2019')], false).funding).toEqual(known);
  expect(apply(known, [funding('50.00', '2019')], false).funding.map(({ amount }) => amount)).toEqual([
    '100.00',
    '50.00',
  ]);
});
