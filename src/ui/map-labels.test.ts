import { expect, test } from 'vitest';
import { placeLabels } from './map-labels.ts';

const BOX = [0, 0, 200, 100] as const;

test('A name stands at the right of its circle, or at the left where the drawing ends', () => {
  const [first, second] = placeLabels(
    [
      { name: 'Ende', x: 50, y: 50, r: 5 },
      { name: 'Alor', x: 192, y: 50, r: 5 },
    ],
    BOX,
    10,
  );
  expect(first?.anchor).toBe('start');
  expect(second?.anchor).toBe('end');
});

test('Names do not lie on other circles or names; one without room is left out', () => {
  const spots = Array.from({ length: 40 }, (_, i) => ({
    name: 'Kabupaten',
    x: 90 + (i % 8),
    y: 40 + (i % 5),
    r: 6,
  }));
  const labels = placeLabels(spots, BOX, 10);
  expect(labels.length).toBeLessThan(5);
});
