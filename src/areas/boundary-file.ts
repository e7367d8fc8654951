import type { Feature, FeatureCollection, GeoJsonObject, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { InvalidInput } from '#kernel/index.ts';

/** What a boundary file may hold at most; beyond it the file is refused before it can fill the memory. */
export const BOUNDARY_LIMITS = {
  bytes: 60_000_000,
  features: 100_000,
  positions: 5_000_000,
  milliseconds: 60_000,
} as const;

export interface BoundaryFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly id: string | undefined;
  readonly geometry: Geometry | null;
}

/**
 * Reads GeoJSON or TopoJSON, at most 60 MB, 100,000 features and 5,000,000 positions.
 * @throws InvalidInput `file` when it is neither, or more than that
 */
export function readBoundaryFile(bytes: Uint8Array): BoundaryFeature[] {
  if (bytes.byteLength > BOUNDARY_LIMITS.bytes) throw refuse('areasBoundaryTooLarge');
  const root = parse(bytes);
  const features = featuresOf(root);
  if (features.length === 0) throw refuse('areasBoundaryEmpty');
  if (features.length > BOUNDARY_LIMITS.features) throw refuse('areasBoundaryTooLarge');
  return features.map((found) => ({
    properties: found.properties ?? {},
    id: found.id === undefined ? undefined : String(found.id),
    geometry: found.geometry,
  }));
}

const refuse = (key: string): InvalidInput => new InvalidInput({ file: key });

function parse(bytes: Uint8Array): GeoJsonObject | Topology {
  try {
    const root: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof root === 'object' && root !== null && 'type' in root) return root as GeoJsonObject | Topology;
  } catch {
    // told below: for the person it makes no difference why it is no JSON
  }
  throw refuse('areasBoundaryUnreadable');
}

function featuresOf(root: GeoJsonObject | Topology): Feature[] {
  try {
    if (root.type === 'Topology') return fromTopology(root);
    if (root.type === 'FeatureCollection') return fromCollection(root as FeatureCollection);
    if (root.type === 'Feature') return [root as Feature];
    throw refuse('areasBoundaryUnreadable');
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw refuse('areasBoundaryUnreadable');
  }
}

function fromCollection(collection: FeatureCollection): Feature[] {
  if (!Array.isArray(collection.features)) throw refuse('areasBoundaryUnreadable');
  return collection.features;
}

function fromTopology(topology: Topology): Feature[] {
  const lengths = topology.arcs.map((arc) => arc.length);
  const objects = Object.values(topology.objects);
  const positions = objects.reduce((sum, object) => sum + countPositions(object, lengths), 0);
  if (positions > BOUNDARY_LIMITS.positions) throw refuse('areasBoundaryTooLarge');
  return objects.flatMap((object) => {
    const found: unknown = feature(topology, object);
    return (found as GeoJsonObject).type === 'FeatureCollection'
      ? (found as FeatureCollection).features
      : [found as Feature];
  });
}

/** A small file can name one long arc a million times: count before unfolding. */
function countPositions(object: unknown, lengths: readonly number[]): number {
  if (typeof object !== 'object' || object === null) return 0;
  const { arcs, geometries } = object as { arcs?: unknown; geometries?: unknown };
  const inner = Array.isArray(geometries)
    ? geometries.reduce((n: number, g) => n + countPositions(g, lengths), 0)
    : 0;
  if (!Array.isArray(arcs)) return inner;
  const flat: unknown[] = arcs.flat(3);
  return (
    inner +
    flat.reduce(
      (n: number, arc) => n + (typeof arc === 'number' ? (lengths[arc < 0 ? ~arc : arc] ?? 0) : 0),
      0,
    )
  );
}
