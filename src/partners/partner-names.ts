import type { Desk } from '#access/index.ts';
import { readNames } from './partner-store.ts';

export interface NamedPartner {
  readonly name: string;
  readonly acronym: string | null;
}

/** Names of the partners with these ids, of those alone that the actor may know. */
export async function partnerNames(desk: Desk, ids: readonly string[]): Promise<Map<string, NamedPartner>> {
  if (ids.length === 0) return new Map();
  return await desk.database.asActor(desk.actor, (tx) => readNames(tx, ids));
}
