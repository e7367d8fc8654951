import { expect, test } from 'vitest';
import { fundingCells } from './funding-cells.ts';

const one = (amount: string | null, from: string | null, to: string | null, more: object = {}) => ({
  amount,
  currency: 'IDR',
  from,
  to,
  exactTo: null,
  ...more,
});

test('One funding is its own cells', () => {
  expect(fundingCells([one('8700000000.00', '2017', '2021', { exactTo: '10000000.00' })])).toEqual({
    funding: '8700000000.00',
    currency: 'IDR',
    fundingExact: '10000000.00',
    fundingFrom: '2017',
    fundingTo: '2021',
    fundingDetail: null,
  });
});

test('Several in one currency are added exactly; the roughest says how exact the sum is', () => {
  const cells = fundingCells([
    one('0.10', '2019', '2020'),
    one('90071992547409.93', '2017', '2018-06-30', { exactTo: '1000.00' }),
    one('0.20', null, '2021', { exactTo: '10000.00' }),
    one(null, '2016', '2017'),
  ]);
  expect(cells).toMatchObject({
    funding: '90071992547410.23',
    fundingExact: '10000.00',
    fundingFrom: '2016',
    fundingTo: '2021',
  });
  expect(cells['fundingDetail']).toContain('2017–2018-06-30: IDR 90071992547409.93');
});

test('Currencies are not added up, an open end is no end, and nothing recorded is not 0', () => {
  expect(
    fundingCells([one('5.00', '2019', null), one('7.00', '2019', '2020', { currency: 'USD' })]),
  ).toMatchObject({
    funding: null,
    currency: 'IDR, USD',
    fundingTo: null,
  });
  expect(Object.values(fundingCells([]))).toEqual([null, null, null, null, null, null]);
});
