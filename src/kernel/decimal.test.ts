import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUnits, isDecimal, multiply, split, splitUnits, sum, toUnits } from './decimal.ts';

test('Decimals keep every digit where a float would not', () => {
  expect(sum(['0.10', '0.20', '9007199254740993.01'])).toBe('9007199254740993.31');
  expect(multiply('16200', '15487.35')).toBe('250895070.00');
  expect(multiply('-0.005', '1')).toBe('-0.01');
});

test('Text that is no decimal is refused, also exponents and thousands separators', () => {
  for (const text of ['1e9', '1,000', '', ' 1', 'NaN', '٣', '1.2.3', '9'.repeat(25)])
    expect(isDecimal(text)).toBe(false);
  expect(() => toUnits('1e9', 2)).toThrow(RangeError);
});

test('Three equal parts of one hundred add up to one hundred', () => {
  expect(split('100', ['1', '1', '1'])).toEqual(['33.33', '33.34', '33.33']);
  expect(split('100', ['0', '0'])).toEqual(['50.00', '50.00']);
  expect(split('100', [])).toEqual([]);
});

test('A split always adds up and no part is more than one unit from its share', () => {
  const weights = fc.array(fc.bigInt(0n, 10_000_000n), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), weights, (amount, w) => {
      const parts = splitUnits(amount, w);
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(amount);
      const total = w.reduce((a, b) => a + b, 0n);
      if (total > 0n)
        parts.forEach((part, i) => {
          const off = part * total - amount * (w[i] ?? 0n);
          expect((off < 0n ? -off : off) <= total).toBe(true);
        });
    }),
  );
});

test('Units and decimals are inverse', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 6 }), (units, scale) => {
      expect(toUnits(fromUnits(units, scale), scale)).toBe(units);
    }),
  );
});
