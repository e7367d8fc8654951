import { sql } from 'kysely';
import type { Desk } from '#access/index.ts';
import { arrayLiteral } from '#database/index.ts';
import type { StoredActivity } from './load-activity.ts';

/** A file an activity came from; the name only for those who may know it, that is every signed-in office. */
export interface ActivityFile {
  readonly importId: string;
  readonly name: string | null;
  readonly storedAt: string | null;
  readonly officeId: string | null;
  readonly officeName: string | null;
  /** Cells or lines in it. */
  readonly at: readonly string[];
}

/** The files the facts of an activity came from, the newest first. */
export async function readOrigins(desk: Desk, activity: StoredActivity): Promise<ActivityFile[]> {
  const at = Map.groupBy(activity.sources, (source) => source.importId);
  const ids = [...new Set([...at.keys(), ...(activity.importId === null ? [] : [activity.importId])])];
  if (ids.length === 0) return [];
  const { rows } = await desk.database.asActor(desk.actor, (tx) =>
    sql<{
      id: string;
      name: string;
      storedAt: string | null;
      officeId: string | null;
      officeName: string | null;
    }>`
      select f.id, f.name, f.stored_at as "storedAt", f.office_id as "officeId", o.name as "officeName"
      from import_file f left join office o on o.id = f.office_id
      where f.id = any(${arrayLiteral(ids)}::uuid[]) order by f.stored_at desc nulls last`.execute(tx),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return [...rows.map((row) => row.id), ...ids.filter((id) => !known.has(id))].map((importId) => {
    const row = known.get(importId);
    const places = (at.get(importId) ?? []).map((source) => source.at);
    const line = importId === activity.importId ? activity.source.line : null;
    return {
      importId,
      name: row?.name ?? null,
      storedAt: row?.storedAt ?? null,
      officeId: row?.officeId ?? null,
      officeName: row?.officeName ?? null,
      at: places.length === 0 && line !== null ? [String(line)] : places,
    };
  });
}
