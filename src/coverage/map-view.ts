import { type Decimal, toUnits } from '#kernel/index.ts';
import type { AreaHead } from './area-heads.ts';
import type { CoverageTable } from './coverage-table.ts';
import type { Figure, Measure } from './figure.ts';

/** Where things lie on the drawing. Outlines are drawn below; `shapes` are real boundaries by area code, where loaded. */
export interface MapGeometry {
  /** Left, top, width and height of what is shown. */
  readonly box: readonly [number, number, number, number];
  readonly outlines: readonly { readonly code: string; readonly d: string }[];
  readonly shapes: ReadonlyMap<string, string>;
  readonly place: (latitude: number, longitude: number) => readonly [number, number];
}

/** An area on the map: `rank` 0 is "not recorded", 1 to 5 from little to much. */
export interface MapMark {
  readonly code: string;
  readonly name: string;
  /** The figure as it is read: "12 mitra", "Rp8,7 miliar", "belum tercatat". */
  readonly text: string;
  readonly rank: number;
  readonly href: string | undefined;
}
export interface MapCircle extends MapMark {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
export interface MapShape extends MapMark {
  readonly d: string;
}

/** A map ready to draw; everything with a figure is in `marks` too, for the table beside it. */
export interface MapView {
  readonly box: MapGeometry['box'];
  readonly outlines: readonly { readonly code: string; readonly d: string }[];
  readonly shapes: readonly MapShape[];
  /** Largest first, so that small ones lie on top. */
  readonly circles: readonly MapCircle[];
  readonly legend: readonly { readonly rank: number; readonly from: bigint; readonly to: bigint | null }[];
  readonly marks: readonly MapMark[];
  /** Areas with a figure that the map cannot show, because their place is not known. */
  readonly unplaced: readonly MapMark[];
}

export interface MapOptions {
  readonly measure: Measure;
  readonly geometry: MapGeometry;
  readonly text: (figure: Figure) => string;
  readonly href: (code: string) => string | undefined;
}

const RANKS = 5;

/** The number of a figure as whole units (counts, or whole rupiah); null where it is not recorded. */
export function measured(figure: Figure, measure: Measure): bigint | null {
  const value: number | Decimal | null = figure[measure];
  if (value === null || (typeof value === 'number' && value === 0)) return null;
  return typeof value === 'number' ? BigInt(value) : toUnits(value, 0);
}

/**
 * Upper ends of the ranks but the last: quantiles of the values above zero, rounded up to two digits that are easily read
 * (20, 25, 30, 40 …). Fewer than four where values lie close together.
 */
export function readableBreaks(values: readonly bigint[]): bigint[] {
  const sorted = values.filter((v) => v > 0n).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const largest = sorted.at(-1) ?? 0n;
  const breaks = new Set<bigint>();
  for (let i = 1; i < RANKS; i++) {
    const upTo = readable(sorted[Math.ceil((sorted.length * i) / RANKS) - 1] ?? 0n);
    if (upTo > 0n && upTo < largest) breaks.add(upTo);
  }
  return [...breaks];
}

/** Tenths of a power of ten that a legend can stop at. */
const STEPS = [10n, 15n, 20n, 25n, 30n, 40n, 50n, 60n, 80n, 100n];

function readable(value: bigint): bigint {
  if (value < 10n) return value;
  const power = 10n ** BigInt(value.toString().length - 2);
  return (STEPS.find((step) => step * power >= value) ?? 100n) * power;
}

/** Draws a coverage table whose rows are areas: shapes where boundaries are known, else circles by area of the figure. */
export function mapView(table: CoverageTable, { measure, geometry, text, href }: MapOptions): MapView {
  const areas = table.rows.flatMap((row) => (row.area ? [{ area: row.area, total: row.total }] : []));
  const values = areas.map(({ total }) => measured(total, measure));
  const breaks = readableBreaks(values.filter((v) => v !== null));
  const largest = values.reduce<bigint>((most, v) => (v !== null && v > most ? v : most), 0n);
  const most = geometry.box[2] * 0.024;
  const [shapes, circles, marks, unplaced]: [MapShape[], MapCircle[], MapMark[], MapMark[]] = [
    [],
    [],
    [],
    [],
  ];
  areas.forEach(({ area, total }, i) => {
    const value = values[i] ?? null;
    const rank = value === null ? 0 : 1 + breaks.filter((upTo) => value > upTo).length;
    const mark = { code: area.code, name: area.name, text: text(total), rank, href: href(area.code) };
    marks.push(mark);
    const d = geometry.shapes.get(area.code);
    if (d !== undefined) shapes.push({ ...mark, d });
    else {
      const point = pointOf(area, geometry);
      if (point) circles.push({ ...mark, ...point, r: radius(value, largest, most) });
      else if (value !== null) unplaced.push(mark);
    }
  });
  circles.sort((a, b) => b.r - a.r);
  const legend = [...breaks, null].map((to, i) => ({
    rank: i + 1,
    from: i === 0 ? 1n : (breaks[i - 1] ?? 0n) + 1n,
    to,
  }));
  const { box, outlines } = geometry;
  return { box, outlines, shapes, circles, legend: largest === 0n ? [] : legend, marks, unplaced };
}

/** Where the centre of an area is on the drawing; nothing where that is not known or lies off it. */
function pointOf(
  { latitude, longitude }: AreaHead,
  { place, box }: MapGeometry,
): { x: number; y: number } | undefined {
  if (latitude === null || longitude === null) return undefined;
  const [x, y] = place(latitude, longitude);
  const [left, top, width, height] = box;
  return x < left || y < top || x > left + width || y > top + height ? undefined : { x, y };
}

/** The area of a circle, not its radius, says the figure; the smallest can still be hit. Drawing may use floats. */
function radius(value: bigint | null, largest: bigint, most: number): number {
  if (value === null || largest === 0n) return most * 0.14;
  return most * Math.max(0.22, Math.sqrt(Number(value) / Number(largest)));
}
