import { expect, test } from 'vitest';
import { addMonths, daysOf, isOn, readMonth } from './month.ts';

test('A month is read from the address; what is none is the month of today', () => {
  expect(readMonth('2024-02', '2026-11-22')).toBe('2024-02');
  for (const given of [null, '', '2024-13', '24-02', '2024-2', '9999-01'])
    expect(readMonth(given, '2026-11-22')).toBe('2026-11');
});

test('Months go over the year, and begin on their own day of the week', () => {
  expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  const february = daysOf('2024-02');
  expect(february).toMatchObject({ first: '2024-02-01', last: '2024-02-29', startsOn: 4 });
  expect(february.days).toHaveLength(29);
});

test('What lasts three days is on each of them', () => {
  const meeting = { day: '2026-03-30', lastDay: '2026-04-01' };
  expect(
    ['2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02'].map((day) => isOn(meeting, day)),
  ).toEqual([false, true, true, true, false]);
  expect(isOn({ day: '2026-03-30' }, '2026-03-31')).toBe(false);
});
