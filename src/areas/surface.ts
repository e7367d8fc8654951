/** As much of GeoJSON (RFC 7946) as boundaries need. */
export type Position = number[];

export interface MultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: Position[][][];
}

/** A geometry as it stands in somebody's file: nothing about it is certain. */
export interface GivenGeometry {
  readonly type?: unknown;
  readonly coordinates?: unknown;
}

export interface GivenFeature {
  readonly type: 'Feature';
  readonly id?: string | number | undefined;
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: GivenGeometry | null;
}
