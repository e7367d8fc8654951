import type { Comparable } from './duplicate-store.ts';
import { acronymsOf, fullNames } from './duplicates.ts';
import { NameBlocks } from './name-blocks.ts';
import { normaliseIdentifier } from './partner-identifier.ts';
import { initialsOf, nameParts } from './partner-name.ts';

/** Pairs of partners worth comparing, each once: by name, by acronym or initials, by identifier. */
export function candidatePairs(partners: readonly Comparable[]): [Comparable, Comparable][] {
  const blocks = new NameBlocks<Comparable>();
  const shared = new Map<string, Set<Comparable>>();
  const share = (key: string, partner: Comparable) => {
    shared.set(key, (shared.get(key) ?? new Set()).add(partner));
  };
  for (const partner of partners) {
    for (const identifier of partner.identifiers) share(`id ${normaliseIdentifier(identifier)}`, partner);
    for (const acronym of acronymsOf(partner).keys()) share(`acronym ${acronym}`, partner);
    for (const name of fullNames(partner)) {
      const parts = nameParts(name);
      blocks.add(parts, partner);
      const initials = initialsOf(parts);
      if (initials !== '') share(`initials ${initials}`, partner);
    }
  }
  const pairs = new Map<string, [Comparable, Comparable]>();
  const pair = (a: Comparable, b: Comparable) => {
    if (a.id !== b.id) pairs.set([a.id, b.id].sort().join(), a.id < b.id ? [a, b] : [b, a]);
  };
  for (const partner of partners) {
    for (const name of fullNames(partner))
      for (const other of blocks.near(nameParts(name))) pair(partner, other);
    for (const identifier of partner.identifiers)
      for (const other of shared.get(`id ${normaliseIdentifier(identifier)}`) ?? []) pair(partner, other);
    for (const acronym of acronymsOf(partner).keys())
      for (const kind of ['acronym', 'initials'])
        for (const other of shared.get(`${kind} ${acronym}`) ?? []) pair(partner, other);
  }
  return [...pairs.values()];
}
