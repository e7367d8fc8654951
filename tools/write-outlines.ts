/**
 * Writes src/areas/outlines.generated.ts: the 34 outlines of @svg-maps/indonesia as the 38 provinces of today.
 * The two old outlines of Papua are cut along the Voronoi cells of the centres of their regencies.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Delaunay } from 'd3-delaunay';
import { format, resolveConfig } from 'prettier';
import { type ProvinceOutline, regencyPoints } from '../src/areas/map-projection.ts';

type Point = readonly [number, number];
type Ring = readonly Point[];

const TARGET = join(import.meta.dirname, '../src/areas/outlines.generated.ts');
const BOUNDS: [number, number, number, number] = [0, 0, 820, 340];

/** Which outline is which province; two hold several. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  ac: ['11'], su: ['12'], sb: ['13'], ri: ['14'], ja: ['15'], ss: ['16'], be: ['17'], la: ['18'], bb: ['19'], kr: ['21'],
  jk: ['31'], jb: ['32'], jt: ['33'], yo: ['34'], ji: ['35'], bt: ['36'], ba: ['51'], nb: ['52'], nt: ['53'],
  kb: ['61'], kt: ['62'], ks: ['63'], ki: ['64'], ku: ['65'], sa: ['71'], st: ['72'], sn: ['73'], sg: ['74'],
  go: ['75'], sr: ['76'], ma: ['81'], mu: ['82'], pa: ['91', '93', '94', '95'], pb: ['92', '96'],
}; // prettier-ignore

interface SvgMap {
  readonly locations: readonly { readonly id: string; readonly path: string }[];
}

const PACKAGE: string = '@svg-maps/indonesia'; // has no types of its own
const { default: map } = (await import(PACKAGE)) as { default: SvgMap };
const outlines = map.locations
  .flatMap((location) => {
    const codes = CODES[location.id.slice(3)] ?? [];
    const rings = readPath(location.path);
    return codes.length === 1 ? [whole(codes[0] ?? '', rings)] : cut(codes, rings);
  })
  .sort((a, b) => (a.code < b.code ? -1 : 1));
const text = `// Written by tools/write-outlines.ts from @svg-maps/indonesia 1.0.0 (CC BY 4.0). Do not edit.
import type { ProvinceOutline } from './map-projection.ts';

export const OUTLINES: readonly ProvinceOutline[] = ${JSON.stringify(outlines)};
`;
writeFileSync(TARGET, await format(text, { ...(await resolveConfig(TARGET)), filepath: TARGET }));

function readPath(path: string): Ring[] {
  let [x, y] = [0, 0];
  return path
    .split(/z/i)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const numbers = (part.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
      const ring: Point[] = [];
      for (let i = 0; i < numbers.length; i += 2) {
        x += numbers[i] ?? 0;
        y += numbers[i + 1] ?? 0;
        ring.push([x, y]);
      }
      [x, y] = ring[0] ?? [x, y]; // after z the pen is back at the beginning
      return ring;
    });
}

function whole(code: string, rings: readonly Ring[]): ProvinceOutline {
  return { code, d: writePath(rings), edge: writePath(rings), isApproximate: false, box: boxOf(rings) };
}

function cut(codes: readonly string[], rings: readonly Ring[]): ProvinceOutline[] {
  const points = codes.flatMap((code) => regencyPoints(code));
  const delaunay = Delaunay.from(points.map((point): [number, number] => [point.x, point.y]));
  const cells = delaunay.voronoi(BOUNDS);
  const provinceOf = (index: number): string => points[index]?.code.slice(0, 2) ?? '';
  const borders = innerBorders(cells, points.length, provinceOf, rings);
  return codes.map((code, at) => {
    const pieces = points.flatMap((_, index) =>
      provinceOf(index) === code
        ? rings.map((ring) => clip(ring, (cells.cellPolygon(index) as Point[]).slice(1)))
        : [],
    );
    const kept = pieces.filter((ring) => ring.length > 2);
    const edge = at === 0 ? writePath(rings) + borders : '';
    return { code, d: writePath(kept), edge, isApproximate: true, box: boxOf(kept) };
  });
}

type Cells = ReturnType<Delaunay<[number, number]>['voronoi']>;

/** The lines between cells of different provinces, as far as they lie on land. */
function innerBorders(
  cells: Cells,
  count: number,
  provinceOf: (index: number) => string,
  rings: readonly Ring[],
): string {
  let path = '';
  for (let index = 0; index < count; index++) {
    for (const other of cells.neighbors(index)) {
      if (other < index || provinceOf(other) === provinceOf(index)) continue;
      const edge = sharedEdge(cells.cellPolygon(index), cells.cellPolygon(other));
      if (!edge) continue;
      for (const [a, b] of onLand(edge, rings)) path += `M${place(a)}L${place(b)}`;
    }
  }
  return path;
}

function sharedEdge(a: readonly Point[], b: readonly Point[]): readonly [Point, Point] | undefined {
  const same = (p: Point, q: Point): boolean => Math.hypot(p[0] - q[0], p[1] - q[1]) < 1e-6;
  const shared = a.slice(1).filter((p) => b.some((q) => same(p, q)));
  return shared[0] && shared[1] ? [shared[0], shared[1]] : undefined;
}

function onLand([a, b]: readonly [Point, Point], rings: readonly Ring[]): (readonly [Point, Point])[] {
  const cuts = [0, 1];
  for (const ring of rings) {
    ring.forEach((p, i) => {
      const t = crossing(a, b, p, ring[(i + 1) % ring.length] ?? p);
      if (t !== undefined) cuts.push(t);
    });
  }
  cuts.sort((s, t) => s - t);
  const at = (t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const parts: (readonly [Point, Point])[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [from = 0, to = 0] = [cuts[i - 1], cuts[i]];
    if (to - from > 1e-6 && rings.some((ring) => isInside(at((from + to) / 2), ring)))
      parts.push([at(from), at(to)]);
  }
  return parts;
}

/** Where on a-b (0 to 1) the line p-q crosses it. */
function crossing(a: Point, b: Point, p: Point, q: Point): number | undefined {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], q[0] - p[0], q[1] - p[1]];
  const cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-12) return undefined;
  const t = ((p[0] - a[0]) * sy - (p[1] - a[1]) * sx) / cross;
  const u = ((p[0] - a[0]) * ry - (p[1] - a[1]) * rx) / cross;
  return t > 0 && t < 1 && u >= 0 && u < 1 ? t : undefined;
}

function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  ring.forEach(([px, py], i) => {
    const [qx, qy] = ring[(i + 1) % ring.length] ?? [px, py];
    if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside;
  });
  return inside;
}

/** Sutherland and Hodgman: a ring cut to a convex cell. */
function clip(ring: Ring, cell: readonly Point[]): Ring {
  const turn = Math.sign(signedArea(cell));
  return cell.reduce<Ring>((rest, a, i) => {
    const b = cell[(i + 1) % cell.length] ?? a;
    const side = ([x, y]: Point): number => turn * ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]));
    return rest.flatMap((p, j) => {
      const q = rest[(j + 1) % rest.length] ?? p;
      const [sp, sq] = [side(p), side(q)];
      const meet: Point = [p[0] + ((q[0] - p[0]) * sp) / (sp - sq), p[1] + ((q[1] - p[1]) * sp) / (sp - sq)];
      if (sp >= 0) return sq >= 0 ? [q] : [meet];
      return sq >= 0 ? [meet, q] : [];
    });
  }, ring);
}

function signedArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);
}

/** Relative steps of a tenth of a unit, without the ones that do not move. */
function writePath(rings: readonly Ring[]): string {
  let path = '';
  for (const ring of rings) {
    let [x, y] = (ring[0] ?? [0, 0]).map(tenths) as [number, number];
    let steps = '';
    for (const point of ring.slice(1)) {
      const [nx, ny] = point.map(tenths) as [number, number];
      if (nx !== x || ny !== y) steps += `${step(nx - x)} ${step(ny - y)} `;
      [x, y] = [nx, ny];
    }
    if (steps !== '') path += `M${place(ring[0] ?? [0, 0])}l${steps.trim().replace(/ -/g, '-')}z`;
  }
  return path;
}

function tenths(value: number): number {
  return Math.round(value * 10);
}

function step(value: number): string {
  return String(value / 10).replace(/^(-?)0\./, '$1.');
}

function place([x, y]: Point): string {
  return `${step(tenths(x))} ${step(tenths(y))}`;
}

function boxOf(rings: readonly Ring[]): [number, number, number, number] {
  const xs = rings.flatMap((ring) => ring.map(([x]) => x));
  const ys = rings.flatMap((ring) => ring.map(([, y]) => y));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [round(left), round(top), round(Math.max(...xs) - left), round(Math.max(...ys) - top)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
