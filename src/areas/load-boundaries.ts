import { type Desk, demand, mayDo, writeAudit } from '#access/index.ts';
import { InvalidInput, newId } from '#kernel/index.ts';
import { areaOfFeature, nameOfFeature } from './boundary-code.ts';
import { BOUNDARY_LIMITS, type BoundaryFeature, readBoundaryFile } from './boundary-file.ts';
import { type GeometryFault, tidyGeometry } from './boundary-geometry.ts';
import { storeBoundaries } from './boundary-store.ts';
import type { Gazetteer } from './gazetteer.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import type { MultiPolygon } from './surface.ts';

export interface BoundaryInput {
  /** The file's name; kept as the source of the boundaries. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface UnmatchedBoundary {
  readonly name: string;
  readonly reason: GeometryFault | 'unknownArea' | 'notYourArea';
}

export interface BoundaryResult {
  /** Areas that have boundaries from this file now. */
  readonly matched: number;
  readonly unmatched: UnmatchedBoundary[];
  readonly source: string;
}

/**
 * Loads boundaries from a GeoJSON or TopoJSON file; they replace what was there for the same areas. What cannot be
 * matched or is outside the actor's area is listed and left out.
 * @throws InvalidInput where nothing of the file can be used
 */
export async function loadBoundaries(desk: Desk, input: BoundaryInput): Promise<BoundaryResult> {
  demand(desk.actor, 'loadBoundaries');
  const features = readBoundaryFile(input.bytes);
  return desk.database.asActor(desk.actor, async (tx) => {
    const deepest = needsVillages(features) ? {} : { within: '00' };
    const gazetteer = await loadGazetteer(tx, deepest);
    const { surfaces, unmatched } = matchSurfaces(desk, features, gazetteer);
    if (surfaces.size > 0) {
      await storeBoundaries(tx, surfaces, { source: input.name, loadedAt: desk.now() });
      await writeAudit(tx, desk, {
        action: 'load-boundaries',
        subject: 'area',
        subjectId: newId(),
        after: { file: input.name, areas: [...surfaces.keys()].slice(0, 600), count: surfaces.size },
      });
    }
    return { matched: surfaces.size, unmatched, source: input.name };
  });
}

/** Files of provinces and regencies need 552 names; only deeper ones need all. */
function needsVillages(features: readonly BoundaryFeature[]): boolean {
  const text = JSON.stringify(features.slice(0, 20).map((found) => [found.properties, found.id]));
  return /kec|desa|district|village|wadmk[cd]|adm[34]|name_[34]|\d{6}|\d\d\.\d\d\.\d\d/i.test(text);
}

interface Surfaces {
  readonly surfaces: Map<string, MultiPolygon>;
  readonly unmatched: UnmatchedBoundary[];
}

function matchSurfaces(desk: Desk, features: readonly BoundaryFeature[], gazetteer: Gazetteer): Surfaces {
  const surfaces = new Map<string, MultiPolygon>();
  const unmatched: UnmatchedBoundary[] = [];
  const started = performance.now();
  features.forEach((found, index) => {
    if (performance.now() - started > BOUNDARY_LIMITS.milliseconds)
      throw new InvalidInput({ file: 'areasBoundaryTooLarge' });
    const surface = surfaceOf(desk, found, gazetteer);
    if (typeof surface === 'string') {
      unmatched.push({ name: nameOfFeature(found, index), reason: surface });
      return;
    }
    const more = surfaces.get(surface.code)?.coordinates ?? []; // islands of one area as features of their own
    surfaces.set(surface.code, {
      type: 'MultiPolygon',
      coordinates: [...more, ...surface.geometry.coordinates],
    });
  });
  return { surfaces, unmatched };
}

function surfaceOf(
  desk: Desk,
  found: BoundaryFeature,
  gazetteer: Gazetteer,
): { code: string; geometry: MultiPolygon } | UnmatchedBoundary['reason'] {
  const code = areaOfFeature(found, gazetteer);
  const area = code === undefined ? undefined : gazetteer.find(code);
  if (!area) return 'unknownArea';
  if (!mayDo(desk.actor, 'loadBoundaries', { areaCodes: [area.code] })) return 'notYourArea';
  const geometry = tidyGeometry(found.geometry, area.level);
  return typeof geometry === 'string' ? geometry : { code: area.code, geometry };
}
