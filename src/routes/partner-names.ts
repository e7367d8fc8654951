import type { Desk } from '#access/index.ts';
import { partnerNames } from '#partners/index.ts';

/** Names of those of these partners that the reader may know, by id. */
export async function namesOfPartners(
  desk: Desk,
  ids: readonly (string | undefined)[],
): Promise<Record<string, string>> {
  const names = await partnerNames(desk, [...new Set(ids.filter((id) => id !== undefined))]);
  return Object.fromEntries([...names].map(([id, { name }]) => [id, name]));
}
