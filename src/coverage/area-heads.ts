import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#database/index.ts';

/** An area as the head of a row; `path` names what it lies in, narrowest first. */
export interface AreaHead {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

type Row = Omit<AreaHead, 'latitude' | 'longitude'> & Record<'latitude' | 'longitude', string | null>;

/** Heads of the areas `a` that the condition names, by code; paths begin below codes of length `above`. */
export async function readAreaHeads(
  tx: Transaction,
  condition: RawBuilder<boolean>,
  above = 0,
): Promise<Map<string, AreaHead>> {
  const parent = (length: number): RawBuilder<string | null> =>
    length > above
      ? sql`case when length(a.code) > ${sql.lit(length)} then (select p.name from area p where p.code = left(a.code, ${sql.lit(length)})) end`
      : sql`null`;
  const { rows } = await sql<Row>`
    select a.code, a.name, a.kind, a.latitude, a.longitude, concat_ws(', ', ${parent(8)}, ${parent(5)}, ${parent(2)}) as path
    from area a where ${condition}`.execute(tx);
  const number = (text: string | null): number | null => (text === null ? null : Number(text));
  return new Map(
    rows.map((r) => [r.code, { ...r, latitude: number(r.latitude), longitude: number(r.longitude) }]),
  );
}

/** The condition "is one of these codes". */
export function isOneOf(codes: readonly string[]): RawBuilder<boolean> {
  return sql`a.code = any(string_to_array(${codes.join(' ')}, ' '))`;
}
