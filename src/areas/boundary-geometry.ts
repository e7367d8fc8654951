import { BOUNDARY_LIMITS } from './boundary-file.ts';
import type { GivenGeometry, MultiPolygon, Position } from './surface.ts';

/** How far a line may be from the truth, in degrees (0.001 is about 110 m), by level: what a map of the parent shows. */
const TOLERANCE: Readonly<Record<1 | 2 | 3 | 4, number>> = { 1: 0.004, 2: 0.002, 3: 0.0005, 4: 0.0002 };
const DIGITS: Readonly<Record<1 | 2 | 3 | 4, number>> = { 1: 3, 2: 3, 3: 4, 4: 5 };

export type GeometryFault = 'notPolygons' | 'notFinite' | 'outsideIndonesia' | 'tooManyPoints' | 'noSurface';

/**
 * Checks and slims the surface of an area for drawing: polygons in degrees inside Indonesia, simplified and rounded,
 * exterior rings clockwise as d3-geo wants them.
 */
export function tidyGeometry(
  geometry: GivenGeometry | null,
  level: 1 | 2 | 3 | 4,
): MultiPolygon | GeometryFault {
  const polygons = polygonsOf(geometry);
  if (!polygons) return 'notPolygons';
  const fault = faultIn(polygons);
  if (fault) return fault;
  const tidied = polygons
    .map((polygon) => tidyPolygon(polygon, level))
    .filter((polygon) => polygon.length > 0);
  if (tidied.length > 0) return { type: 'MultiPolygon', coordinates: tidied };
  // all of it is smaller than what is shown: keep the largest ring as it is rather than nothing
  const largest = [...polygons].sort((a, b) => extent(b[0]) - extent(a[0]))[0]?.[0];
  if (!largest || extent(largest) === 0) return 'noSurface';
  return {
    type: 'MultiPolygon',
    coordinates: [
      [
        wind(
          largest.map(([x = 0, y = 0]) => [x, y]),
          true,
        ),
      ],
    ],
  };
}

function polygonsOf(geometry: GivenGeometry | null): Position[][][] | undefined {
  const { type, coordinates } = geometry ?? {};
  const found = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  const isShaped =
    Array.isArray(found) &&
    found.every(
      (rings: unknown) => Array.isArray(rings) && rings.every((ring: unknown) => Array.isArray(ring)),
    );
  return isShaped ? (found as Position[][][]) : undefined;
}

function faultIn(polygons: readonly Position[][][]): GeometryFault | undefined {
  let count = 0;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      count += ring.length;
      if (count > BOUNDARY_LIMITS.positions) return 'tooManyPoints';
      for (const position of ring as unknown[]) {
        if (!Array.isArray(position)) return 'notFinite';
        const [x, y] = position as unknown[];
        if (!Number.isFinite(x) || !Number.isFinite(y)) return 'notFinite';
        if (Number(x) < 90 || Number(x) > 145 || Number(y) < -15 || Number(y) > 10) return 'outsideIndonesia';
      }
    }
  }
  return undefined;
}

function tidyPolygon(polygon: readonly Position[][], level: 1 | 2 | 3 | 4): Position[][] {
  const [outer, ...holes] = polygon.map((ring) => tidyRing(ring, level));
  if (!outer) return [];
  return [wind(outer, true), ...holes.flatMap((hole) => (hole ? [wind(hole, false)] : []))];
}

function tidyRing(ring: readonly Position[], level: 1 | 2 | 3 | 4): Position[] | undefined {
  const factor = 10 ** DIGITS[level];
  const simple = simplify(ring, TOLERANCE[level]);
  const rounded: Position[] = [];
  for (const [x = 0, y = 0] of simple) {
    const point = [Math.round(x * factor) / factor, Math.round(y * factor) / factor];
    const last = rounded.at(-1);
    if (last?.[0] !== point[0] || last?.[1] !== point[1]) rounded.push(point);
  }
  const [first, last] = [rounded[0], rounded.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) rounded.push(first);
  return rounded.length >= 4 && signedArea(rounded) !== 0 ? rounded : undefined;
}

/** Douglas and Peucker, without recursion; the ends of a ring meet, so it is split at the point farthest away. */
function simplify(ring: readonly Position[], tolerance: number): Position[] {
  const keep = new Uint8Array(ring.length);
  const far = farthest(ring, 0, ring.length - 1);
  keep[0] = keep[far.index] = keep[ring.length - 1] = 1;
  const open: [number, number][] = [
    [0, far.index],
    [far.index, ring.length - 1],
  ];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    const { index, distance } = farthest(ring, from, to);
    if (distance <= tolerance) continue;
    keep[index] = 1;
    open.push([from, index], [index, to]);
  }
  return ring.filter((_, i) => keep[i] === 1);
}

function farthest(ring: readonly Position[], from: number, to: number): { index: number; distance: number } {
  const [ax = 0, ay = 0] = ring[from] ?? [];
  const [bx = 0, by = 0] = ring[to] ?? [];
  const length = Math.hypot(bx - ax, by - ay);
  let [index, distance] = [from, 0];
  for (let i = from + 1; i < to; i++) {
    const [x = 0, y = 0] = ring[i] ?? [];
    const away =
      length === 0
        ? Math.hypot(x - ax, y - ay)
        : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
    if (away > distance) [index, distance] = [i, away];
  }
  return { index, distance };
}

function wind(ring: Position[], isExterior: boolean): Position[] {
  return signedArea(ring) > 0 === isExterior ? [...ring].reverse() : ring;
}

/** Positive where the ring runs against the clock, north being up. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    sum += ax * by - bx * ay;
  }
  return sum;
}

const extent = (ring: readonly Position[] | undefined): number => Math.abs(signedArea(ring ?? []));
