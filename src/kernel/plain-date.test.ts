import { expect, test } from 'vitest';
import { dateIn, isPlainDate } from './plain-date.ts';

test('Only dates that exist are dates', () => {
  expect(['2024-02-29', '2023-12-31', '1999-04-30'].every(isPlainDate)).toBe(true);
  expect(['2023-02-29', '2023-13-01', '2023-04-31', '2023-4-1', '0023-04-01', ''].some(isPlainDate)).toBe(
    false,
  );
});

test('The same moment is another day in Kupang than in Jakarta', () => {
  const at = Temporal.Instant.from('2026-01-06T16:30:00Z');
  expect(dateIn('Asia/Jakarta', at)).toBe('2026-01-06');
  expect(dateIn('Asia/Makassar', at)).toBe('2026-01-07');
});
