import { expect, test } from 'vitest';
import { project, regencyPoints } from './map-projection.ts';
import { provinceOutlines } from './province-outlines.ts';

test('There is an outline for each of the 38 provinces, six of them near the truth', () => {
  const outlines = provinceOutlines();
  expect(new Set(outlines.map((outline) => outline.code)).size).toBe(38);
  expect(outlines.filter((outline) => outline.isApproximate).map((outline) => outline.code)).toEqual([
    '91', '92', '93', '94', '95', '96',
  ]); // prettier-ignore
  for (const outline of outlines) expect(outline.d).toMatch(/^(M[\d. -]+l[-\d. ]+z)+$/);
});

test('All 514 regencies and cities have a point, Ende in the south of Flores', () => {
  expect(regencyPoints()).toHaveLength(514);
  const points = regencyPoints('53');
  expect(points).toHaveLength(22);
  const ende = points.find((point) => point.code === '53.08');
  expect(ende).toEqual({ code: '53.08', ...project(-8.676, 121.735) });
});

test('The points of the provinces lie in or near the boxes of their outlines, but for a few small islands', () => {
  const near = provinceOutlines().flatMap(({ code, box: [left, top, width, height] }) =>
    regencyPoints(code).filter(
      ({ x, y }) => x > left - 4 && x < left + width + 4 && y > top - 4 && y < top + height + 4,
    ),
  );
  expect(near.length).toBeGreaterThan(505);
});
