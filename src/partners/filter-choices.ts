import { sql } from 'kysely';
import type { Desk } from '#access/index.ts';

export interface FilterChoices {
  /** Provinces and regencies with recorded presence, each province before its regencies. */
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly countries: readonly string[];
  readonly fields: readonly string[];
}

/** What the register can be narrowed down by: only values that occur among partners the actor may see. */
export async function listFilterChoices(desk: Desk): Promise<FilterChoices> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const areas = await sql<{ code: string; name: string }>`
      with present as (select distinct area_code as code from partner_presence)
      select a.code, a.name from area a where a.code in (select code from present union select left(code, 2) from present)
      order by left(a.code, 2) collate "C", a.level, a.name collate "und-x-icu"`.execute(tx);
    const countries = await sql<{ country: string }>`select distinct home_country as country from partner
      where home_country is not null and status <> 'merged' order by 1`.execute(tx);
    const fields = await sql<{ field: string }>`select distinct field from partner_sector order by 1`.execute(
      tx,
    );
    return {
      areas: areas.rows,
      countries: countries.rows.map(({ country }) => country),
      fields: fields.rows.map(({ field }) => field),
    };
  });
}
