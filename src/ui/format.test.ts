import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatMonth,
  formatWeekday,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  readNumber,
} from './format.ts';

const NBSP = '\u00a0';

test('Rupiah are written with dots in Indonesian and commas in English', () => {
  expect(formatMoney('1234567.89', 'IDR', 'id')).toBe('Rp1.234.567,89');
  expect(formatMoney('1234567.89', 'IDR', 'en')).toBe('Rp1,234,567.89');
});

test('Cents that are zero are left out, others keep two digits', () => {
  expect(formatMoney('8700000000.00', 'IDR', 'id')).toBe('Rp8.700.000.000');
  expect(formatMoney('16200.50', 'USD', 'en')).toBe(`USD${NBSP}16,200.50`);
  expect(formatMoney('0.125', 'EUR', 'id')).toBe(`EUR${NBSP}0,125`);
});

test('Amounts beyond what a float can hold stay exact', () => {
  expect(formatMoney('9007199254740993.01', 'IDR', 'id')).toBe('Rp9.007.199.254.740.993,01');
});

test('A negative amount carries its sign before the currency', () => {
  expect(formatMoney('-5000', 'IDR', 'id')).toBe('−Rp5.000');
});

test('Short money names its size and rounds half away from zero', () => {
  expect(formatMoneyShort('8700000000', 'IDR', 'id')).toBe(`Rp8,7${NBSP}miliar`);
  expect(formatMoneyShort('8700000000', 'IDR', 'en')).toBe(`Rp8.7${NBSP}billion`);
  expect(formatMoneyShort('1250000', 'USD', 'id')).toBe(`USD${NBSP}1,3${NBSP}juta`);
  expect(formatMoneyShort('2000000000000', 'IDR', 'id')).toBe(`Rp2${NBSP}triliun`);
  expect(formatMoneyShort('-8740000000', 'IDR', 'id')).toBe(`−Rp8,7${NBSP}miliar`);
  expect(formatMoneyShort('950000', 'IDR', 'id')).toBe('Rp950.000');
});

test('Percentages drop zeros at the end', () => {
  expect(formatPercent('12.50', 'id')).toBe('12,5%');
  expect(formatPercent(100, 'en')).toBe('100%');
  expect(formatPercent('-0.04', 'id')).toBe('0%');
});

test('Dates are written in words', () => {
  expect(formatDate('2026-01-06', 'id')).toBe('6 Januari 2026');
  expect(formatDate('2026-01-06', 'en')).toBe('6 January 2026');
  expect(formatDate('soon', 'en')).toBe('soon');
});

test('An instant names its zone, also across midnight and from the text of PostgreSQL', () => {
  expect(formatDateTime('2026-01-06 01:00:00+00', 'id')).toBe('6 Januari 2026 pukul 09.00 WITA');
  expect(formatDateTime('2026-01-05T16:30:00Z', 'en')).toBe('6 January 2026 at 00:30 WITA');
  expect(formatDateTime('2026-01-05T16:30:00Z', 'en', 'Asia/Jakarta')).toBe('5 January 2026 at 23:30 WIB');
});

test('What a person types is read only where it is certain', () => {
  expect(readNumber('Rp 1.234.567,89', 'id')).toBe('1234567.89');
  expect(readNumber('1,234,567.89', 'en')).toBe('1234567.89');
  expect(readNumber('1500000', 'id')).toBe('1500000');
  expect(readNumber('1.5', 'id')).toBeUndefined();
  expect(readNumber('about 5', 'en')).toBeUndefined();
});

test('Reading gives back what was written, in both languages', () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 1, max: 99 }))
    .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
  fc.assert(
    fc.property(decimals, fc.constantFrom('id' as const, 'en' as const), (value, locale) => {
      expect(readNumber(formatNumber(value, locale), locale)).toBe(value);
    }),
  );
});

test('A month and a day of the week are told in words', () => {
  expect([formatMonth('2026-11', 'id'), formatMonth('2026-03', 'en')]).toEqual([
    'November 2026',
    'March 2026',
  ]);
  expect([formatWeekday('2026-11-22', 'id'), formatWeekday('2026-11-23', 'en', 'short')]).toEqual([
    'Minggu',
    'Mon',
  ]);
});
