import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeTable, type Group } from './coverage-table.ts';
import { checkFilter } from './filter.ts';
import { type MapGeometry, mapView, readableBreaks } from './map-view.ts';

const geometry: MapGeometry = {
  box: [-50, -50, 100, 100],
  outlines: [{ code: '53', d: 'M0 0' }],
  shapes: new Map([['53.08', 'M1 1']]),
  place: (latitude, longitude) => [longitude, -latitude],
};
const group = (row: string | null, partners: number): Group => ({
  row,
  column: null,
  partners,
  activities: partners,
  planned: null,
  spent: '0.00',
  withoutPlanned: partners,
  withoutSpent: 0,
  unconverted: 0,
});
const area = (code: string, latitude: number | null) => ({
  code,
  name: code,
  kind: '',
  path: '',
  latitude,
  longitude: latitude,
});
const table = (...rows: [string, number, number | null][]) =>
  arrangeTable(
    checkFilter({ area: '53' }),
    rows.map(([code, partners]) => group(code, partners)),
    { areas: new Map(rows.map(([code, , latitude]) => [code, area(code, latitude)])), path: [] },
    [],
  );
const options = { measure: 'partners' as const, geometry, text: () => '', href: () => undefined };

test('A circle with four times the figure has twice the radius, and large ones are drawn first', () => {
  const { circles } = mapView(table(['53.01', 4, -9], ['53.02', 16, -8]), options);
  expect(circles.map((c) => c.code)).toEqual(['53.02', '53.01']);
  expect((circles[0]?.r ?? 0) / (circles[1]?.r ?? 1)).toBeCloseTo(2);
});

test('Loaded boundaries take the place of circles; an area without any place is named and not lost', () => {
  const view = mapView(table(['53.08', 1, -9], ['53.09', 2, null]), options);
  expect(view.shapes.map((s) => s.code)).toEqual(['53.08']);
  expect(view.circles).toEqual([]);
  expect(view.unplaced.map((u) => u.code)).toEqual(['53.09']);
  expect(view.marks).toHaveLength(2);
});

test('What is not recorded has rank 0 and recorded zero has not', () => {
  const rows = table(['53.01', 3, -9]);
  expect(mapView(rows, { ...options, measure: 'planned' }).marks[0]?.rank).toBe(0);
  expect(mapView(rows, { ...options, measure: 'spent' }).marks[0]?.rank).toBe(1);
});

test('Breaks rise, are round, and lie below the largest value', () => {
  const values = fc.array(fc.bigInt({ min: 0n, max: 10n ** 14n }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, (all) => {
      const breaks = readableBreaks(all);
      expect(breaks.length).toBeLessThanOrEqual(4);
      breaks.forEach((b, i) => {
        expect(String(b)).toMatch(/^(\d|[123468]0|50|15|25)0*$/);
        expect(b > (breaks[i - 1] ?? 0n)).toBe(true);
        expect(all.some((v) => v > b)).toBe(true);
      });
    }),
  );
});
