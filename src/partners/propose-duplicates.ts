import { demand, type Desk } from '#access/index.ts';
import { foldName } from '#kernel/index.ts';
import { candidatePairs } from './candidate-pairs.ts';
import {
  type Comparable,
  type DecidedPair,
  listByAcronym,
  listComparables,
  listDecided,
  listDifferentPairs,
  listNear,
  readComparables,
} from './duplicate-store.ts';
import { compareRecords, type Duplicate } from './duplicates.ts';
import { isAcronymLike } from './partner-name.ts';

export interface DuplicateProposal extends Duplicate {
  readonly partners: readonly [Comparable, Comparable];
}

/** Pairs in the register that may be one partner, likeliest first; those a person declared different are left out. */
export async function proposeDuplicates(desk: Desk): Promise<DuplicateProposal[]> {
  demand(desk.actor, 'mergePartners');
  return await desk.database.asActor(desk.actor, async (tx) => {
    const different = await listDifferentPairs(tx);
    const proposals = candidatePairs(await listComparables(tx)).flatMap((partners) => {
      const [one, other] = partners;
      const found = different.has(`${one.id},${other.id}`) ? undefined : compareRecords(one, other);
      return found === undefined ? [] : [{ ...found, partners }];
    });
    return proposals.sort(
      (x, y) => y.confidence - x.confidence || (x.partners[0].name < y.partners[0].name ? -1 : 1),
    );
  });
}

/** The pairs declared different, so that a decision can be taken back. */
export async function listDifferent(desk: Desk): Promise<DecidedPair[]> {
  demand(desk.actor, 'mergePartners');
  return await desk.database.asActor(desk.actor, listDecided);
}

export interface TypedPartner {
  readonly name: string;
  readonly homeCountry?: string | null | undefined;
  readonly identifier?: string | undefined;
}
export interface Like extends Duplicate {
  readonly partner: Comparable;
}

/** Partners like one that is being typed, likeliest first, at most five; shown before a second record is made of one partner. */
export async function findLike(desk: Desk, typed: TypedPartner): Promise<Like[]> {
  demand(desk.actor, 'registerPartner');
  const folded = foldName(typed.name);
  if (folded.length < 3) return [];
  const isAcronym = isAcronymLike(typed.name);
  const mine: Comparable = {
    id: '',
    name: typed.name,
    acronym: isAcronym ? typed.name : null,
    partnerClass: 'other',
    homeCountry: typed.homeCountry ?? null,
    names: [{ name: typed.name, kind: isAcronym ? 'acronym' : 'own' }],
    identifiers: typed.identifier === undefined ? [] : [typed.identifier],
  };
  return await desk.database.asActor(desk.actor, async (tx) => {
    const ids = await listNear(tx, folded, 50);
    const initials = isAcronym ? await listByAcronym(tx, folded.replaceAll(' ', '')) : [];
    const known = await readComparables(tx, [...new Set([...ids, ...initials])]);
    return [...known.values()]
      .flatMap((partner) => {
        const found = compareRecords(mine, partner);
        return found === undefined ? [] : [{ ...found, partner }];
      })
      .sort((x, y) => y.confidence - x.confidence)
      .slice(0, 5);
  });
}
