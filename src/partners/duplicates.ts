import type { Comparable } from './duplicate-store.ts';
import { type Likeness, likenessOf, type LikenessReason, WORTH_ASKING } from './name-likeness.ts';
import { isCompatible, normaliseIdentifier } from './partner-identifier.ts';
import { initialsOf, isAcronymLike, nameParts } from './partner-name.ts';

export interface DuplicateReason {
  readonly reason: LikenessReason;
  /** What shows it: the two spellings, or the identifier both have. */
  readonly evidence: readonly string[];
}
export interface Duplicate {
  readonly confidence: number;
  readonly reasons: readonly DuplicateReason[];
}

/**
 * Why two records may be one partner, or undefined where nothing worth a person's time says so. Looser than matching,
 * because nothing happens without a decision: names that differ in one word count where country and class agree.
 */
export function compareRecords(a: Comparable, b: Comparable): Duplicate | undefined {
  const reasons: DuplicateReason[] = [];
  let confidence = 0;
  const say = (reason: LikenessReason, evidence: readonly string[], score: number) => {
    reasons.push({ reason, evidence });
    confidence = Math.max(confidence, score);
  };
  const shared = a.identifiers.find((id) =>
    b.identifiers.some((other) => normaliseIdentifier(other) === normaliseIdentifier(id)),
  );
  if (shared !== undefined) say('identifier', [shared], 0.99);
  const best = bestLikeness(a, b);
  if (best.score >= WORTH_ASKING) say(best.reason, best.names, best.score);
  const acronym = acronymShared(a, b);
  if (acronym !== undefined) say('acronym', acronym, 0.85);
  if (reasons.length > 0 && a.homeCountry !== null && a.homeCountry === b.homeCountry) {
    if (best.score >= WORTH_ASKING) say('nameAndCountry', [a.homeCountry], Math.min(0.99, confidence + 0.03));
  } else if (a.homeCountry !== null && b.homeCountry !== null && shared === undefined) confidence -= 0.08;
  if (
    shared === undefined &&
    a.identifiers.some((id) => b.identifiers.some((other) => !isCompatible(id, other)))
  )
    confidence -= 0.1;
  return confidence >= WORTH_ASKING - 0.05
    ? { confidence: Math.round(confidence * 100) / 100, reasons }
    : undefined;
}

function bestLikeness(a: Comparable, b: Comparable): Likeness & { readonly names: readonly string[] } {
  let best: Likeness & { readonly names: readonly string[] } = { score: 0, reason: 'spelling', names: [] };
  for (const one of fullNames(a))
    for (const other of fullNames(b)) {
      const likeness = likenessOf(nameParts(one), nameParts(other));
      if (likeness.score > best.score) best = { ...likeness, names: [one, other] };
    }
  return best;
}

/** Names written out, not acronyms. */
export function fullNames(partner: Comparable): string[] {
  const names = partner.names.filter(({ kind }) => kind !== 'acronym').map(({ name }) => name);
  return names.length > 0 ? names : [partner.name];
}

function acronymShared(a: Comparable, b: Comparable): string[] | undefined {
  const [own, other] = [acronymsOf(a), acronymsOf(b)];
  for (const [acronym, written] of own)
    if (other.has(acronym) || fullNames(b).some((name) => initialsOf(nameParts(name)) === acronym))
      return [written, other.get(acronym) ?? b.name];
  for (const [acronym, written] of other)
    if (fullNames(a).some((name) => initialsOf(nameParts(name)) === acronym)) return [a.name, written];
  return undefined;
}

/** Acronyms of three letters and more: two letters stand for too much. */
export function acronymsOf(partner: Comparable): Map<string, string> {
  const written = [
    ...(partner.acronym === null ? [] : [partner.acronym]),
    ...partner.names.flatMap(({ name, kind }) => {
      if (kind === 'acronym' || isAcronymLike(name)) return [name];
      return nameParts(name).bracketed ?? [];
    }),
  ];
  const folded = written.map((name) => [nameParts(name).folded.replaceAll(' ', ''), name] as const);
  return new Map(folded.filter(([acronym]) => acronym.length >= 3));
}
