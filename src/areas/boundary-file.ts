import { feature } from 'topojson-client';
import { InvalidInput } from '#kernel/index.ts';
import type { GivenFeature, GivenGeometry } from './surface.ts';

type Topology = Parameters<typeof feature>[0];
interface Root {
  readonly type: unknown;
  readonly features?: unknown;
}

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
  readonly geometry: GivenGeometry | null;
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
  return features.map((given) => {
    const found = asObject(given);
    const id = found['id'];
    const hasGeometry = typeof found['geometry'] === 'object' && found['geometry'] !== null;
    return {
      properties: asObject(found['properties']),
      id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
      geometry: hasGeometry ? asObject(found['geometry']) : null,
    };
  });
}

/** The file's author may have put anything where a feature should stand. */
function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const refuse = (key: string): InvalidInput => new InvalidInput({ file: key });

function parse(bytes: Uint8Array): Root {
  try {
    const root: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof root === 'object' && root !== null && 'type' in root) return root;
  } catch {
    // told below: for the person it makes no difference why it is no JSON
  }
  throw refuse('areasBoundaryUnreadable');
}

function featuresOf(root: Root): GivenFeature[] {
  try {
    if (root.type === 'Topology') return fromTopology(root as unknown as Topology);
    if (root.type === 'FeatureCollection') return fromCollection(root);
    if (root.type === 'Feature') return [root as unknown as GivenFeature];
    throw refuse('areasBoundaryUnreadable');
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw refuse('areasBoundaryUnreadable');
  }
}

function fromCollection(collection: Root): GivenFeature[] {
  if (!Array.isArray(collection.features)) throw refuse('areasBoundaryUnreadable');
  return collection.features as GivenFeature[];
}

function fromTopology(topology: Topology): GivenFeature[] {
  const lengths = topology.arcs.map((arc) => arc.length);
  const objects = Object.values(topology.objects);
  const positions = objects.reduce((sum, object) => sum + countPositions(object, lengths), 0);
  if (positions > BOUNDARY_LIMITS.positions) throw refuse('areasBoundaryTooLarge');
  return objects.flatMap((object) => {
    const found: unknown = feature(topology, object);
    return (found as Root).type === 'FeatureCollection'
      ? fromCollection(found as Root)
      : [found as GivenFeature];
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
