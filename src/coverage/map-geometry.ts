import type { Desk } from '#access/index.ts';
import { areaShapes, MAP_VIEW_BOX, project, provinceOutlines } from '#areas/index.ts';
import { coarsePath } from './coarse-path.ts';
import type { CoverageTable } from './coverage-table.ts';
import type { MapGeometry } from './map-view.ts';

type Outlines = MapGeometry['outlines'];
let nation: Outlines | undefined;

/** Where things lie on the map of a province, or of the nation, whose outlines are drawn more coarsely to stay small. */
export function mapGeometry(province: string | null): MapGeometry {
  const place = (latitude: number, longitude: number): [number, number] => {
    const { x, y } = project(latitude, longitude);
    return [x, y];
  };
  const outline = provinceOutlines().find(({ code }) => code === province);
  if (!outline) {
    nation ??= provinceOutlines().map(({ code, edge }) => ({ code, d: coarsePath(edge, 1.5) }));
    const [left = 0, top = 0, width = 0, height = 0] = MAP_VIEW_BOX.split(' ').map(Number);
    return { box: [left, top, width, height], outlines: nation, shapes: new Map(), place };
  }
  const [left, top, width, height] = outline.box;
  const margin = Math.max(width, height) * 0.06;
  return {
    box: [left - margin, top - margin, width + 2.5 * margin, height + 2 * margin],
    outlines: [{ code: outline.code, d: outline.edge }],
    shapes: new Map(),
    place,
  };
}

/** Whether the outline shown is only near the truth. */
export function isApproximate(province: string | null): boolean {
  return provinceOutlines().some(
    ({ code, isApproximate: near }) => near && (province === null || code === province),
  );
}

const MOST_SURFACES = 120;

/** The loaded boundaries of the table's areas; nothing where they are not loaded for most, or are too many to draw. */
export async function loadedGeometry(desk: Desk, table: CoverageTable): Promise<MapGeometry | undefined> {
  const codes = table.rows.flatMap(({ area }) => (area ? [area.code] : []));
  if (codes.length === 0 || codes.length > MOST_SURFACES) return undefined;
  const found = await desk.database.asActor(desk.actor, (tx) => areaShapes(tx, codes));
  if (!found || found.shapes.length < codes.length * 0.8) return undefined;
  return {
    box: [0, 0, found.width, found.height],
    outlines: [],
    shapes: new Map(found.shapes.map(({ code, d }) => [code, d])),
    place: (latitude, longitude) => {
      const { x, y } = found.place(latitude, longitude);
      return [x, y];
    },
  };
}
