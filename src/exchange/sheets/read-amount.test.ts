import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AmountOptions, readAmount } from './read-amount.ts';
import type { CellValue, SheetLanguage } from './types.ts';

const said = (value: CellValue, options: Partial<AmountOptions> = {}): string => {
  const outcome = readAmount(value, { language: 'id', ...options });
  if (outcome.state === 'read') return `${outcome.value.currency} ${outcome.value.amount}`;
  if (outcome.state === 'question')
    return `? ${outcome.key} ${outcome.proposals.map((each) => each.sample).join(' | ')}`.trim();
  return outcome.state === 'problem' ? outcome.code : outcome.state;
};

describe('On an Indonesian sheet', () => {
  test.each<[CellValue, string]>([
    ['Rp 1.234.567.890', 'IDR 1234567890.00'],
    ['Rp1.234.567,50', 'IDR 1234567.50'],
    ['Rp. 1.000.000,-', 'IDR 1000000.00'],
    ['Rp 1.000.000.-', 'IDR 1000000.00'],
    ['1,234,567.89', 'IDR 1234567.89'],
    ['8,70 M', 'IDR 8700000000.00'],
    ['24,90 M', 'IDR 24900000000.00'],
    ['0,32 M', 'IDR 320000000.00'],
    ['250 jt', 'IDR 250000000.00'],
    ['38300 jt', 'IDR 38300000000.00'],
    ['38.300 jt', 'IDR 38300000000.00'],
    ['123jt', 'IDR 123000000.00'],
    ['1.5 juta', 'IDR 1500000.00'],
    ['1,2 T', 'IDR 1200000000000.00'],
    ['500 rb', 'IDR 500000.00'],
    ['2,5 milyar', 'IDR 2500000000.00'],
    ['5 miliar rupiah', 'IDR 5000000000.00'],
    ['Rp 500.000.000 (lima ratus juta rupiah)', 'IDR 500000000.00'],
    ['USD 16,200', 'USD 16200.00'],
    ['USD 270,968', 'USD 270968.00'],
    ['US$ 1.5 million', 'USD 1500000.00'],
    ['EUR 20.000', 'EUR 20000.00'],
    ['€ 20.000,50', 'EUR 20000.50'],
    ['16.200', 'IDR 16200.00'],
    ['1 234 567', 'IDR 1234567.00'],
    ['1\u00a0234\u00a0567', 'IDR 1234567.00'],
    [641000000, 'IDR 641000000.00'],
    [85672948.00000001, 'IDR 85672948.00'],
    [0, 'IDR 0.00'],
    [{ number: 16200, currency: 'USD' }, 'USD 16200.00'],
    ['± 500 jt', 'IDR 500000000.00'],
    ['belum ada', 'unknown'],
    ['n/a', 'unknown'],
    ['-', 'unknown'],
    ['tad', 'unknown'],
    ['?', 'unknown'],
    ['16,200', '? amountSeparators IDR 16.20 | IDR 16200.00'],
    ['100 - 200 jt', '? amount:100 - 200 jt IDR 100000000.00 | IDR 200000000.00'],
    [
      'Rp 100 juta s/d Rp 200 juta',
      '? amount:rp 100 juta s/d rp 200 juta IDR 100000000.00 | IDR 200000000.00',
    ],
    ['100 jt + USD 20', '? amount:100 jt + usd 20'],
    ['12.345.67', '? amount:12.345.67'],
    ['-500000', '? amount:-500000'],
    ['banyak', 'amountUnreadable'],
    [-5, 'amountUnreadable'],
    [Number.MAX_VALUE, 'amountUnreadable'],
    [true, 'amountUnreadable'],
    [{ error: '#REF!' }, 'formulaError'],
    ['#DIV/0!', 'formulaError'],
  ])('%j is %s', (value, expected) => {
    expect(said(value)).toBe(expected);
  });
});

describe('The M that is miliar in one language and million in the other', () => {
  test.each<[SheetLanguage, string, string]>([
    ['id', '8,70 M', 'IDR 8700000000.00'],
    ['en', 'IDR 8.70 M', 'IDR 8700000.00'],
    ['en', 'USD 2.5m', 'USD 2500000.00'],
    ['und', '8,70 M', '? amountScale:m: IDR 8700000000.00 | IDR 8700000.00'],
    ['id', 'USD 1,5 M', '? amountScale:m:USD USD 1500000.00 | USD 1500000000.00'],
  ])('on a sheet in %s, %s is %s', (language, written, expected) => {
    expect(said(written, { language })).toBe(expected);
  });

  test('is settled by one answer for all cells', () => {
    const answers = new Map([['amountScale:m:', 'million']]);
    expect(said('8,70 M', { language: 'und', answers })).toBe('IDR 8700000.00');
    expect(said('0,32 M', { language: 'und', answers })).toBe('IDR 320000.00');
  });
});

describe('Units in the heading', () => {
  test.each<[CellValue, AmountOptions['unit'], string]>([
    [8.7, { scale: 6 }, 'IDR 8700000.00'],
    ['1.250', { scale: 6 }, 'IDR 1250000000.00'],
    ['200,5', { currency: 'IDR', scale: 6 }, 'IDR 200500000.00'],
    [0.1 + 0.2, { scale: 6 }, 'IDR 300000.00'],
    [70, { currency: 'IDR', scale: 3 }, 'IDR 70000.00'],
    ['250 jt', { currency: 'IDR', scale: 6 }, 'IDR 250000000.00'],
    ['USD 9,355', { currency: 'IDR' }, 'USD 9355.00'],
    ['9,355', { currency: 'USD' }, '? amountSeparators USD 9.36 | USD 9355.00'],
    [
      'Rp 641.000.000',
      { currency: 'IDR', scale: 6 },
      '? amount:rp 641.000.000 IDR 641000000.00 | IDR 641000000000000.00',
    ],
    [
      641000000,
      { currency: 'IDR', scale: 6 },
      '? amount:641000000 IDR 641000000.00 | IDR 641000000000000.00',
    ],
  ])('%j under %j is %s', (value, unit, expected) => {
    expect(said(value, unit ? { unit } : {})).toBe(expected);
  });
});

test('A small English amount without a currency is asked, a large one is rupiah', () => {
  expect(said('16,200', { language: 'en' })).toBe('? amountCurrency IDR 16200.00 | USD 16200.00');
  expect(said('16,200', { language: 'en', currencyHint: 'USD' })).toBe('USD 16200.00');
  expect(said(641000000, { language: 'en' })).toBe('IDR 641000000.00');
  expect(said('16,200', { language: 'en', answers: new Map([['amountCurrency', 'EUR']]) })).toBe(
    'EUR 16200.00',
  );
});

test('What other cells prove goes before the language of the sheet', () => {
  expect(said('16,200', { style: 'en' })).toBe('IDR 16200.00');
  expect(said('16.200', { language: 'en', style: 'id', currencyHint: 'USD' })).toBe('USD 16200.00');
});

test('Rupiah figures far too small are asked, once for the column', () => {
  expect(said(250, { small: true })).toBe(
    '? amountScale:small IDR 250000000.00 | IDR 250000.00 | IDR 250.00',
  );
  expect(said(250, { small: true, answers: new Map([['amountScale:small', 'million']]) })).toBe(
    'IDR 250000000.00',
  );
});

test('An answer in words of the notation settles a cell that cannot be read', () => {
  const answers = new Map([
    ['amount:100 jt + usd 20', 'IDR 100300000.00'],
    ['amount:12.345.67', 'unknown'],
  ]);
  expect(said('100 jt + USD 20', { answers })).toBe('IDR 100300000.00');
  expect(said('12.345.67', { answers })).toBe('unknown');
});

test('An amount written the Indonesian way reads back equal, with or without cents', () => {
  const cents = fc.option(fc.integer({ min: 0, max: 99 }), { nil: undefined });
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 13n),
      cents,
      fc.constantFrom('Rp ', 'Rp', 'IDR ', ''),
      (whole, part, sign) => {
        const grouped = whole.toString().replace(/\B(?=(\d{3})+$)/g, '.');
        const tail = part === undefined ? '' : `,${String(part).padStart(2, '0')}`;
        expect(said(`${sign}${grouped}${tail}`)).toBe(`IDR ${whole}.${String(part ?? 0).padStart(2, '0')}`);
      },
    ),
  );
});

test('No text makes the parser throw', () => {
  const pieces = fc.array(
    fc.constantFrom('Rp', ' ', '1', '234', '.', ',', '-', 'jt', 'M', 'USD', '(', 's/d', '€', '=', '±', 'a'),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      expect(said(parts.join(''))).toBeTypeOf('string');
    }),
  );
});
