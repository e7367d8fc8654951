import { expect, test } from 'vitest';
import type { AgendaItem } from './meeting.ts';
import { hoursBetween, hoursOf } from './meeting-hours.ts';

const DAYS = { firstDay: '2026-03-10', lastDay: '2026-03-12', timeZone: 'Asia/Makassar' } as const;
const item = (day: string, begins: string | null, ends: string | null) =>
  ({ day, begins, ends }) as AgendaItem;

test('Hours are those of the clock at the place, from the first of the first day to the last of the last', () => {
  const agenda = [
    item('2026-03-10', '10:00', '12:00'),
    item('2026-03-10', '08:30', null),
    item('2026-03-11', '07:00', '22:00'),
    item('2026-03-12', '09:00', '11:15'),
    item('2026-03-12', '10:00', null),
  ];
  expect(hoursOf({ ...DAYS, agenda })).toEqual({
    begins: '2026-03-10T00:30:00Z',
    ends: '2026-03-12T03:15:00Z',
  });
  const eastern = hoursOf({ ...DAYS, timeZone: 'Asia/Jayapura', agenda });
  expect(eastern?.begins).toBe('2026-03-09T23:30:00Z');
});

test('With one clock alone it is an hour long; without one on the first and the last day it has no hours', () => {
  const day = { ...DAYS, lastDay: DAYS.firstDay };
  expect(hoursBetween(day, '09:00', '09:00')).toEqual({
    begins: '2026-03-10T01:00:00Z',
    ends: '2026-03-10T02:00:00Z',
  });
  expect(hoursOf({ ...DAYS, agenda: [item('2026-03-10', '09:00', '10:00')] })).toBeUndefined();
  expect(hoursOf({ ...DAYS, agenda: [] })).toBeUndefined();
});
