import { CENTROIDS } from './centroids.ts';

/** The drawing of the provinces, in the units of `@svg-maps/indonesia` (one is about 6.4 km). */
export const MAP_VIEW_BOX = '0 29 793 288';

export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Where a place lies on the drawing. Plate carrée, fitted to the outlines: good to a third of a unit.
 * @param latitude degrees, south negative
 * @param longitude degrees, east positive
 */
export function project(latitude: number, longitude: number): MapPoint {
  return { x: round(-1647.243 + 17.30115 * longitude), y: round(127.071 - 17.23524 * latitude) };
}

/** The shape of a province on the drawing (`MAP_VIEW_BOX`). */
export interface ProvinceOutline {
  readonly code: string;
  /** What to fill. */
  readonly d: string;
  /** What to draw as a line over the fills. Cut provinces have seams in `d`; the first of them carries the lines of all. */
  readonly edge: string;
  /** The border inside the old province is only near the truth; say so under the map. */
  readonly isApproximate: boolean;
  /** Left, top, width, height. */
  readonly box: readonly [number, number, number, number];
}

export interface RegencyPoint extends MapPoint {
  readonly code: string;
}

/** The centres of the regencies and cities on the drawing; of one province, or all 514. Some lie on islets off the outline. */
export function regencyPoints(provinceCode?: string): RegencyPoint[] {
  const points: RegencyPoint[] = [];
  for (const line of CENTROIDS.trim().split('\n')) {
    const [code = '', latitude, longitude] = line.split(' ');
    if (code.length !== 5 || (provinceCode !== undefined && !code.startsWith(`${provinceCode}.`))) continue;
    points.push({ code, ...project(Number(latitude), Number(longitude)) });
  }
  return points;
}

const round = (value: number): number => Math.round(value * 100) / 100;
