import { geoIdentity, geoPath } from 'd3-geo';
import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { MultiPolygon } from './surface.ts';

/** Puts surfaces in place of what was there for the same areas. */
export async function storeBoundaries(
  tx: Transaction,
  surfaces: ReadonlyMap<string, MultiPolygon>,
  about: { readonly source: string; readonly loadedAt: Temporal.Instant },
): Promise<void> {
  const entries = [...surfaces];
  for (let at = 0; at < entries.length; at += 200) {
    const some = entries.slice(at, at + 200);
    await sql`insert into area_boundary (area_code, geometry, source, loaded_at)
      select code, geometry, ${about.source}, ${about.loadedAt.toString()}::timestamptz
      from unnest(${arrayLiteral(some.map(([code]) => code))}::text[],
        ${arrayLiteral(some.map(([, geometry]) => JSON.stringify(geometry)))}::jsonb[]) as t(code, geometry)
      on conflict (area_code) do update
        set geometry = excluded.geometry, source = excluded.source, loaded_at = excluded.loaded_at`.execute(
      tx,
    );
  }
}

export interface AreaShapes {
  /** For the `viewBox` of the picture: 0 0 width height. */
  readonly width: number;
  readonly height: number;
  readonly shapes: { readonly code: string; readonly d: string }[];
  /** Where they came from, each file once. */
  readonly sources: string[];
  /** Puts a place given in degrees on the same picture. */
  place(latitude: number, longitude: number): { x: number; y: number };
}

/** The loaded boundaries of areas as paths that fill a picture of the given width; undefined where none is loaded. */
export async function areaShapes(
  tx: Transaction,
  codes: readonly string[],
  width = 800,
): Promise<AreaShapes | undefined> {
  const rows = await tx
    .selectFrom('area_boundary')
    .select(['area_code', 'geometry', 'source'])
    .where('area_code', '=', sql<string>`any(${arrayLiteral(codes)}::text[])`)
    .orderBy('area_code')
    .execute();
  if (rows.length === 0) return undefined;
  const collection = {
    type: 'FeatureCollection' as const,
    features: rows.map((row) => ({
      type: 'Feature' as const,
      properties: { code: row.area_code },
      geometry: row.geometry as MultiPolygon,
    })),
  };
  const flat = geoIdentity().reflectY(true);
  const [[left, top], [right, bottom]] = geoPath(flat).bounds(collection);
  const height = Math.ceil((width * (bottom - top)) / (right - left));
  const projection = flat.fitSize([width, height], collection);
  const path = geoPath(projection).digits(1);
  return {
    width,
    height,
    shapes: collection.features.map((found) => ({ code: found.properties.code, d: path(found) ?? '' })),
    sources: [...new Set(rows.map((row) => row.source))],
    place: (latitude, longitude) => {
      const [x, y] = projection([longitude, latitude]) ?? [0, 0];
      return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
    },
  };
}
