import { parentCode } from './area-code.ts';
import type { PlaceMatch, Proposal } from './place-match.ts';

/** The areas of today that came of areas that ended, by the ended one's code. */
export type Successors = ReadonlyMap<string, readonly string[]>;

type Matched = Extract<PlaceMatch, { kind: 'matched' }>;

/**
 * A match with an area that ended, as one of today: its one successor, or a question where it was split. Money is never
 * moved by a guess.
 */
export function asOfToday(match: PlaceMatch, successors: Successors): PlaceMatch {
  if (match.kind === 'matched') return successors.has(match.code) ? succeeded(match, successors) : match;
  if (match.kind === 'none') return match;
  const deepest = match.deepest === null ? null : deepestOf(match.deepest, successors);
  const proposals = match.proposals.flatMap((proposal): Proposal[] =>
    (successors.get(proposal.code) ?? [proposal.code]).map((code) =>
      code === proposal.code ? proposal : { ...proposal, code, reason: 'successor' },
    ),
  );
  return { ...match, deepest, proposals: once(proposals) };
}

function succeeded(match: Matched, successors: Successors): PlaceMatch {
  const [first, ...others] = successors.get(match.code) ?? [];
  if (first !== undefined && others.length === 0)
    return { ...match, code: first, reason: 'successor', ended: match.code };
  return {
    kind: 'question',
    reason: first === undefined ? 'ended' : 'split',
    deepest: deepestOf(match.code, successors),
    proposals: [first, ...others].flatMap((code) =>
      code === undefined ? [] : [{ code, confidence: round(match.confidence * 0.7), reason: 'successor' }],
    ),
    ended: match.code,
  };
}

/** The smallest area of today that surely holds what an ended one held: its successor, or what all of them lie in. */
function deepestOf(code: string, successors: Successors): string | null {
  if (!successors.has(code)) return code;
  const found = successors.get(code) ?? [];
  const [first] = found;
  let around: string | null = first ?? parentCode(code);
  while (around !== null && (successors.has(around) || !found.every((one) => isInside(one, around ?? ''))))
    around = parentCode(around);
  return around;
}

const isInside = (code: string, area: string): boolean => code === area || code.startsWith(`${area}.`);
const round = (value: number): number => Math.round(value * 100) / 100;

function once(proposals: readonly Proposal[]): Proposal[] {
  const first = new Map<string, Proposal>();
  for (const proposal of proposals) if (!first.has(proposal.code)) first.set(proposal.code, proposal);
  return [...first.values()];
}

/** Whether a match needs no second look at the areas of before: nothing in it was guessed. */
export function isCertain(match: PlaceMatch): boolean {
  return (
    match.kind === 'none' ||
    (match.kind === 'matched' &&
      ['exact', 'code', 'remembered', 'abbreviation', 'former-name'].includes(match.reason))
  );
}

/** What is known after a look at the areas of today, and one at those of before as they are today. */
export function together(today: PlaceMatch, before: PlaceMatch): PlaceMatch {
  if (before.kind !== 'question') return before;
  if (today.kind === 'matched')
    return before.proposals.every(({ code }) => code === today.code) ? today : before;
  if (today.kind === 'none' || before.ended !== undefined) return before;
  return { ...today, proposals: once([...today.proposals, ...before.proposals]).slice(0, 6) };
}
