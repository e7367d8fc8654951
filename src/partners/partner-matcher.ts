import { NameBlocks } from './name-blocks.ts';
import { isCompatible, normaliseIdentifier } from './partner-identifier.ts';
import { likenessOf, SURE, WORTH_ASKING } from './name-likeness.ts';
import { initialsOf, isAcronymLike, type NameParts, nameParts } from './partner-name.ts';

export interface PartnerProposal {
  readonly partnerId: string;
  readonly name: string;
  readonly confidence: number;
  readonly reason: string;
}
/** Whom a written name means: known, to be asked, or nobody recorded yet. `reason` is a `LikenessReason`. */
export type PartnerMatch =
  | {
      readonly kind: 'matched';
      readonly partnerId: string;
      readonly confidence: number;
      readonly reason: string;
    }
  | { readonly kind: 'question'; readonly proposals: readonly PartnerProposal[] }
  | { readonly kind: 'none' };

export interface WrittenPartner {
  readonly name?: string | undefined;
  readonly identifier?: string | undefined;
  readonly country?: string | undefined;
  readonly partnerClass?: string | undefined;
}
export interface PartnerMatcher {
  match(written: WrittenPartner): PartnerMatch;
  /** A partner found or made meanwhile, so that the rest of the file finds it. */
  add(partner: {
    readonly id: string;
    readonly name: string;
    readonly identifier?: string | undefined;
  }): void;
}

/** What the matcher knows of a partner. */
export interface KnownPartner {
  readonly id: string;
  readonly name: string;
  readonly homeCountry?: string | null;
  readonly partnerClass?: string;
  readonly names: readonly { readonly name: string; readonly kind: string }[];
  readonly identifiers: readonly string[];
}

interface Entry {
  readonly partner: KnownPartner;
  readonly parts: NameParts;
  readonly isAcronym: boolean;
}

/**
 * Finds partners by written name or identifier among those given. Identifier first, then the exact name, acronym, name
 * without legal form, and at last spelling. Taken without asking only where it is near certain and nothing else comes near.
 */
export function partnerMatcher(partners: readonly KnownPartner[]): PartnerMatcher {
  const index = new NameIndex();
  for (const partner of partners) index.add(partner);
  let remembered = new Map<string, PartnerMatch>();
  return {
    match(written) {
      const key = JSON.stringify([written.name, written.identifier, written.country, written.partnerClass]);
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const found = matchIn(index, written);
      remembered.set(key, found);
      return found;
    },
    add({ id, name, identifier }) {
      remembered = new Map();
      const names = [{ name, kind: 'own' }];
      index.add({ id, name, names, identifiers: identifier === undefined ? [] : [identifier] });
    },
  };
}

class NameIndex {
  readonly blocks = new NameBlocks<Entry>();
  readonly byInitials = new Map<string, Set<KnownPartner>>();
  readonly byFolded = new Map<string, Set<KnownPartner>>();
  readonly byAcronym = new Map<string, Set<KnownPartner>>();
  readonly byIdentifier = new Map<string, KnownPartner>();
  readonly #byId = new Map<string, KnownPartner>();

  add(given: KnownPartner): void {
    const before = this.#byId.get(given.id);
    const partner = before ?? { ...given, identifiers: [...given.identifiers] };
    this.#byId.set(given.id, partner);
    if (before !== undefined) (before.identifiers as string[]).push(...given.identifiers);
    for (const identifier of given.identifiers)
      this.byIdentifier.set(normaliseIdentifier(identifier), partner);
    for (const { name, kind } of given.names) {
      const parts = nameParts(name);
      const isAcronym = kind === 'acronym';
      if (!isAcronym) put(this.byFolded, parts.folded, partner);
      const entry = { partner, parts, isAcronym };
      this.blocks.add(parts, entry);
      if (isAcronym || isAcronymLike(name)) put(this.byAcronym, parts.folded.replaceAll(' ', ''), partner);
      if (initialsOf(parts) !== '') put(this.byInitials, initialsOf(parts), partner);
      if (parts.bracketed !== null) put(this.byAcronym, parts.bracketed, partner);
    }
  }
}

function put<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

function matchIn(index: NameIndex, written: WrittenPartner): PartnerMatch {
  const identifier = written.identifier?.trim();
  if (identifier) {
    const partner = index.byIdentifier.get(normaliseIdentifier(identifier));
    if (partner !== undefined) return matched(partner, 1, 'identifier');
  }
  const parts = written.name === undefined ? undefined : nameParts(written.name);
  if (parts === undefined || parts.folded === '') return { kind: 'none' };
  const exact = [...(index.byFolded.get(parts.folded) ?? [])];
  if (exact.length > 0) return decideExact(exact, written);
  const proposals = rank([
    ...acronymProposals(index, written, parts),
    ...nameProposals(index, parts, written),
  ]);
  return decide(proposals, written);
}

/** Several partners of the very same name: class and country may tell which; else a person does. */
function decideExact(exact: readonly KnownPartner[], written: WrittenPartner): PartnerMatch {
  const fitting = exact.filter((partner) => !contradicts(partner, written));
  const [only] = fitting.length > 0 ? fitting : exact;
  if (only !== undefined && (fitting.length === 1 || exact.length === 1) && fits(only, written))
    return matched(only, fitting.length === 1 ? 1 : 0.95, 'exact');
  return question(exact.map((partner) => ({ partner, score: 0.9, reason: 'exact' })));
}

/** Class and country both other than recorded: an organisation of the same name, perhaps. One alone is a clerk's slip. */
function fits(partner: KnownPartner, written: WrittenPartner): boolean {
  return (
    !(classDiffers(partner, written) && countryDiffers(partner, written)) && identifierFits(partner, written)
  );
}

function contradicts(partner: KnownPartner, written: WrittenPartner): boolean {
  return (
    classDiffers(partner, written) || countryDiffers(partner, written) || !identifierFits(partner, written)
  );
}

function classDiffers({ partnerClass }: KnownPartner, written: WrittenPartner): boolean {
  const vague = (value: string | undefined) => value === undefined || value === '' || value === 'other';
  return !vague(partnerClass) && !vague(written.partnerClass) && partnerClass !== written.partnerClass;
}

function countryDiffers({ homeCountry }: KnownPartner, { country }: WrittenPartner): boolean {
  return Boolean(homeCountry) && Boolean(country) && homeCountry !== country;
}

/** Two numbers of one register are two organisations. */
function identifierFits(partner: KnownPartner, { identifier }: WrittenPartner): boolean {
  return !identifier || partner.identifiers.every((own) => isCompatible(own, identifier));
}

interface Candidate {
  readonly partner: KnownPartner;
  readonly score: number;
  readonly reason: string;
}

function acronymProposals(index: NameIndex, written: WrittenPartner, parts: NameParts): Candidate[] {
  const squeezed = parts.folded.replaceAll(' ', '');
  const found: Candidate[] = [];
  for (const [acronym, whole] of [
    [squeezed, true],
    [parts.bracketed, false],
  ] as const) {
    if (acronym === null) continue;
    for (const partner of index.byAcronym.get(acronym) ?? [])
      found.push({ partner, score: whole && acronym.length >= 3 ? 0.95 : 0.85, reason: 'acronym' });
  }
  if (isAcronymLike(written.name ?? '') && squeezed.length >= 3)
    for (const partner of index.byInitials.get(squeezed) ?? [])
      found.push({ partner, score: 0.8, reason: 'initials' });
  // Only where the partner is recorded by its acronym alone: initials say little beside a full name.
  for (const partner of index.byAcronym.get(initialsOf(parts)) ?? [])
    if (isAcronymLike(partner.name)) found.push({ partner, score: 0.8, reason: 'initials' });
  return found;
}

function nameProposals(index: NameIndex, parts: NameParts, written: WrittenPartner): Candidate[] {
  const found: Candidate[] = [];
  for (const { partner, parts: known, isAcronym } of index.blocks.near(parts)) {
    if (isAcronym) continue;
    const { score, reason } = likenessOf(parts, known);
    if (score < WORTH_ASKING - 0.05) continue;
    // What else is known speaks for or against; a spelling is not taken for another class or country without asking.
    const against = contradicts(partner, written);
    const adjusted = against ? Math.min(score - 0.05, SURE - 0.02) : score;
    if (adjusted >= WORTH_ASKING) found.push({ partner, score: adjusted, reason });
  }
  return found;
}

function rank(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<KnownPartner, Candidate>();
  for (const candidate of candidates)
    if ((best.get(candidate.partner)?.score ?? 0) < candidate.score) best.set(candidate.partner, candidate);
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function decide(ranked: readonly Candidate[], written: WrittenPartner): PartnerMatch {
  const [first, second] = ranked;
  if (first === undefined) return { kind: 'none' };
  const alone = second === undefined || (second.score < SURE && second.score < first.score - 0.03);
  return first.score >= SURE && alone && fits(first.partner, written)
    ? matched(first.partner, first.score, first.reason)
    : question(ranked);
}

function matched(partner: KnownPartner, confidence: number, reason: string): PartnerMatch {
  return { kind: 'matched', partnerId: partner.id, confidence, reason };
}

function question(candidates: readonly Candidate[]): PartnerMatch {
  return {
    kind: 'question',
    proposals: candidates.slice(0, 5).map(({ partner, score, reason }) => ({
      partnerId: partner.id,
      name: partner.name,
      confidence: Math.round(score * 100) / 100,
      reason,
    })),
  };
}
