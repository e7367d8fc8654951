import { describe, expect, test } from 'vitest';
import { readDate } from './read-date.ts';
import { readPeriod, readYears } from './read-period.ts';
import type { CellValue, Outcome, Period, SheetLanguage } from './types.ts';

const span = (outcome: Outcome<Period>): string => {
  if (outcome.state === 'read') return `${outcome.value.from}/${outcome.value.to ?? ''}`;
  return outcome.state === 'question'
    ? `? ${outcome.key}`
    : outcome.state === 'problem'
      ? outcome.code
      : outcome.state;
};
const day = (value: CellValue, language: SheetLanguage = 'id', edge: 'start' | 'end' = 'start'): string => {
  const outcome = readDate(value, { language, edge });
  return outcome.state === 'read'
    ? outcome.value
    : outcome.state === 'question'
      ? `? ${outcome.key}`
      : outcome.state === 'problem'
        ? outcome.code
        : outcome.state;
};

describe('Dates', () => {
  test.each<[CellValue, string]>([
    ['12 Maret 2023', '2023-03-12'],
    ['12 Mar 2023', '2023-03-12'],
    ['12-Mar-23', '2023-03-12'],
    ['12/03/2023', '2023-03-12'],
    ['12.3.2023', '2023-03-12'],
    ['31/12/2023', '2023-12-31'],
    ['12/31/2023', '2023-12-31'],
    ['2023-03-12', '2023-03-12'],
    ['2023-03-12T00:00:00', '2023-03-12'],
    ['Senin, 12 Nopember 2019', '2019-11-12'],
    ['5 Peb 2020', '2020-02-05'],
    ['March 12, 2023', '2023-03-12'],
    ['12th of March 2023', '2023-03-12'],
    [{ date: '2023-03-12' }, '2023-03-12'],
    [44927, '2023-01-01'],
    ['44927', '2023-01-01'],
    ['Maret 2023', '2023-03-01'],
    ['2023', '2023-01-01'],
    [2023, '2023-01-01'],
    ['30 Februari 2023', 'dateUnreadable'],
    ['besok', 'dateUnreadable'],
    ['belum ada', 'unknown'],
  ])('%j is %s', (value, expected) => {
    expect(day(value)).toBe(expected);
  });

  test('A month or year alone stands for its last day at the end of a span', () => {
    expect(day('Februari 2024', 'id', 'end')).toBe('2024-02-29');
    expect(day('2023', 'id', 'end')).toBe('2023-12-31');
  });

  test('On an English sheet an order that nothing proves is asked once for the sheet', () => {
    expect(day('03/04/2023', 'en')).toBe('? dateOrder');
    expect(day('13/04/2023', 'en')).toBe('2023-04-13');
    const answers = new Map([['dateOrder', 'monthFirst']]);
    expect(readDate('03/04/2023', { language: 'en', answers })).toMatchObject({ value: '2023-03-04' });
    expect(readDate('03/04/2023', { language: 'en', order: 'dayFirst' })).toMatchObject({
      value: '2023-04-03',
    });
  });
});

describe('Periods', () => {
  test.each<[CellValue, string]>([
    ['2014 s/d 2017', '2014-01-01/2017-12-31'],
    ['2017 - 2021', '2017-01-01/2021-12-31'],
    ['2017-2020', '2017-01-01/2020-12-31'],
    ['2017–2020', '2017-01-01/2020-12-31'],
    ['2017-20', '2017-01-01/2020-12-31'],
    ['2017/2018', '2017-01-01/2018-12-31'],
    ['2018 s.d. sekarang', '2018-01-01/'],
    ['2018 sampai dengan 2020', '2018-01-01/2020-12-31'],
    ['2015 to 2018', '2015-01-01/2018-12-31'],
    ['sejak 2015', '2015-01-01/'],
    ['Semester I 2021', '2021-01-01/2021-06-30'],
    ['Sem. 2 Tahun 2021', '2021-07-01/2021-12-31'],
    ['TW III 2022', '2022-07-01/2022-09-30'],
    ['Triwulan 4 2022', '2022-10-01/2022-12-31'],
    ['Q1 2022', '2022-01-01/2022-03-31'],
    ['TA 2021', '2021-01-01/2021-12-31'],
    ['FY2021', '2021-01-01/2021-12-31'],
    [2021, '2021-01-01/2021-12-31'],
    [20172020, '2017-01-01/2020-12-31'],
    ['3 tahun (2017-2020)', '2017-01-01/2020-12-31'],
    ['2019, 2020 dan 2021', '2019-01-01/2021-12-31'],
    ['Januari - Maret 2023', '2023-01-01/2023-03-31'],
    ['Jan 2021 – Dec 2022', '2021-01-01/2022-12-31'],
    ['12 - 15 Maret 2023', '2023-03-12/2023-03-15'],
    ['12 Maret s/d 15 April 2023', '2023-03-12/2023-04-15'],
    ['12/03/2023 - 15/04/2023', '2023-03-12/2023-04-15'],
    ['12 Maret 2023', '2023-03-12/2023-03-12'],
    ['2020-2017', 'periodReversed'],
    ['Juni', 'unknown'],
    ['-', 'unknown'],
    ['2019 dan 2021', '? period:2019 dan 2021'],
    ['3 tahun', '? period:3 tahun'],
  ])('%j is %s', (value, expected) => {
    expect(span(readPeriod(value, { language: 'id' }))).toBe(expected);
  });

  test('An answer settles what could not be read', () => {
    const answers = new Map([['period:3 tahun', '2019-01-01/2021-12-31']]);
    expect(span(readPeriod('3 tahun', { language: 'id', answers }))).toBe('2019-01-01/2021-12-31');
  });

  test('A year typed into a cell with a date format is that year', () => {
    expect(span(readYears({ date: '1905-07-14' }, { language: 'id' }))).toBe('2022-01-01/2022-12-31');
    expect(span(readYears('12 Maret 2023', { language: 'id' }))).toBe('2023-01-01/2023-12-31');
  });
});
