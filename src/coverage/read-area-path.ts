import type { Desk } from '#access/index.ts';
import type { AreaHead } from './area-heads.ts';
import { readPath } from './coverage-store.ts';

/** The area and all it lies in, widest first; empty for the nation. */
export async function readAreaPath(desk: Desk, area: string | null): Promise<AreaHead[]> {
  return desk.database.asActor(desk.actor, (tx) => readPath(tx, area));
}
