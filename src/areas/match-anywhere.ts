import type { PlaceInput, PlaceMatch } from './place-match.ts';
import { isWithin } from './gazetteer-tree.ts';
import { matchPlace } from './match-place.ts';
import type { NameFinder } from './name-finder.ts';
import { LEVEL_WORDS } from './place-words.ts';
import { type Level, placeTokens } from './written-name.ts';
import { partsOf } from './written-parts.ts';

type Fields = Omit<PlaceInput, 'anywhere'>;
const FIELD: Readonly<Record<Level, keyof Fields>> = {
  1: 'province',
  2: 'regency',
  3: 'district',
  4: 'village',
};

/**
 * Matches free text of unknown level: `Sikka`, `Kec. Ndori, Ende`, `Kupang, NTT`. The first part is the place, the
 * others its parents. Where several levels bear the name, the highest is meant, unless a level word says otherwise.
 */
export function matchAnywhere(finder: NameFinder, written: string, within: string | undefined): PlaceMatch {
  const coded = finder.byWrittenCode(written);
  if (coded && isWithin(coded, finder.place(within))) {
    return { kind: 'matched', code: coded.code, confidence: 1, reason: 'code' };
  }
  const parts = partsOf(written).filter(
    (part) => !/^(republic of )?indonesia$|^republik indonesia$/i.test(part),
  );
  if (parts.length === 0) return { kind: 'none' };
  const attempts = [parts, [...parts].reverse(), ...byLevelWords(parts)];
  let question: PlaceMatch | undefined;
  for (const attempt of attempts) {
    const match = matchParts(finder, attempt, within);
    if (match?.kind === 'matched') return match;
    question = better(question, match);
  }
  return question ?? { kind: 'question', reason: 'unknown-name', deepest: within ?? null, proposals: [] };
}

function better(a: PlaceMatch | undefined, b: PlaceMatch | undefined): PlaceMatch | undefined {
  if (a?.kind !== 'question') return b;
  return b?.kind === 'question' && a.proposals.length === 0 && b.proposals.length > 0 ? b : a;
}

/** `Kec. Ndori Kab. Ende` without commas falls apart before each level word. */
function byLevelWords(parts: readonly string[]): string[][] {
  if (parts.length !== 1) return [];
  const words = Object.values(LEVEL_WORDS)
    .flat()
    .filter((word) => word.length > 2);
  const cut = (parts[0] ?? '').split(new RegExp(`\\s+(?=(?:${words.join('|')})\\b[.\\s])`, 'i'));
  return cut.length > 1 ? [cut] : [];
}

function matchParts(
  finder: NameFinder,
  parts: readonly string[],
  within: string | undefined,
): PlaceMatch | undefined {
  let question: PlaceMatch | undefined;
  for (const levels of levelsFor(parts)) {
    const place: Record<string, string> = {};
    levels.forEach((level, i) => (place[FIELD[level]] = parts[i] ?? ''));
    const match = matchPlace(finder, place, within);
    if (match.kind === 'matched' && isClear(match, levels, parts, within)) return match;
    // two of the same name on the highest level where it is found: a question, not the next level down
    if (match.kind === 'question' && match.reason === 'several' && (levels[0] ?? 4) <= 2) return match;
    question = better(question, match.kind === 'matched' ? asQuestion(match) : match);
  }
  return question;
}

/** A lone name of a district or village is taken only where it was said to be one, or inside a known area. */
function isClear(
  match: Extract<PlaceMatch, { kind: 'matched' }>,
  levels: readonly Level[],
  parts: readonly string[],
  within: string | undefined,
): boolean {
  const level = levels[0] ?? 4;
  if (
    match.reason === 'spelling' &&
    level > 2 &&
    parts.length === 1 &&
    levelSaid(parts[0] ?? '') === undefined
  )
    return false;
  if (parts.length > 1 || level <= 2 || levelSaid(parts[0] ?? '') !== undefined)
    return match.confidence >= 0.75;
  return level === 3 && within !== undefined && match.confidence >= 0.9;
}

function asQuestion(match: Extract<PlaceMatch, { kind: 'matched' }>): PlaceMatch {
  const { code, confidence, reason } = match;
  return {
    kind: 'question',
    reason: 'unsure',
    deepest: null,
    proposals: [{ code, confidence: confidence * 0.9, reason }],
  };
}

/** All ways to give the parts levels that rise from the first to the last, the highest first. */
function levelsFor(parts: readonly string[]): Level[][] {
  const ways: Level[][] = [];
  const extend = (way: Level[]): void => {
    const part = parts[way.length];
    if (part === undefined) {
      ways.push(way);
      return;
    }
    const said = levelSaid(part);
    for (const level of [1, 2, 3, 4] as const) {
      if (said !== undefined && said !== level) continue;
      const below = way.at(-1);
      if (below === undefined || level < below) extend([...way, level]);
    }
  };
  extend([]);
  return ways.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** The level that a level word in front says. */
function levelSaid(part: string): Level | undefined {
  const tokens = placeTokens(part);
  if (tokens.length < 2) return undefined;
  const said = ([1, 2, 3, 4] as const).find((level) => LEVEL_WORDS[level].includes(tokens[0] ?? ''));
  return said === 2 && tokens[0] === 'kota' ? undefined : said;
}
