import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDecimal } from '#kernel/index.ts';
import { cleanText, dateOf, decimalOf, languageOf } from './reading.ts';

test('An xsd:decimal is kept digit by digit, blanks around it and a plus sign do not matter', () => {
  expect(decimalOf(' 1000.50\n')).toBe('1000.50');
  expect(decimalOf('9007199254740993.01')).toBe('9007199254740993.01');
  expect(['+5', '.5', '5.', '-0.0', '-007.10', '00'].map(decimalOf)).toEqual([
    '5',
    '0.5',
    '5',
    '-0.0',
    '-007.10',
    '00',
  ]);
  expect(decimalOf('1.2345678901235')).toBe('1.234567890124');
  expect(decimalOf('+0.0000000000004')).toBe('0');
});

test('What is no xsd:decimal is not guessed at', () => {
  const written = [
    '',
    ' ',
    '.',
    '-',
    '1,000.5',
    '1.000,50',
    '1e7',
    '1 000',
    'USD 5',
    'NaN',
    '٣',
    '9'.repeat(25),
  ];
  expect(written.map(decimalOf).filter((value) => value !== undefined)).toEqual([]);
});

test('Whatever is accepted is a decimal of the kernel', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[+-]?\d{0,30}\.?\d{0,30}$/), (text) => {
      const value = decimalOf(text);
      if (value !== undefined) expect(isDecimal(value)).toBe(true);
    }),
  );
});

test('A date is the day that was written, with or without time and zone', () => {
  const written = [
    '2024-02-29',
    '2024-02-29Z',
    '2024-02-29+07:00',
    '2024-02-29T23:59:59.9-08:00',
    ' 2024-02-29 ',
  ];
  expect(new Set(written.map(dateOf))).toEqual(new Set(['2024-02-29']));
  expect(['2023-02-29', '29/02/2024', '2024-2-9', '2024', '20240229', '0001-01-01', ''].map(dateOf)).toEqual(
    Array(7).fill(undefined),
  );
});

test('A language is the lower-case primary subtag of its tag', () => {
  expect(
    ['EN', 'en-GB', 'id', 'in', 'tet', '', 'English', undefined].map((tag) => languageOf(tag, 'fr')),
  ).toEqual([...['en', 'en', 'id', 'id', 'tet', 'fr', 'und', 'fr']]);
});

test('Indentation goes, line breaks between paragraphs stay', () => {
  expect(cleanText('\n      Air\t bersih   dan\n        sanitasi\n\n\n\n  Ende\n')).toBe(
    'Air bersih dan\nsanitasi\n\nEnde',
  );
});
