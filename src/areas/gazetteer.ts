import { asOfToday, isCertain, type Successors, together } from './ended-areas.ts';
import { type GazetteerRow, growTree, type OtherName, pathOf, type Tree } from './gazetteer-tree.ts';
import { matchAnywhere } from './match-anywhere.ts';
import { matchPlace } from './match-place.ts';
import { NameFinder, type RememberedAnswer } from './name-finder.ts';
import type { AreaRef, PlaceInput, PlaceMatch } from './place-match.ts';
import { EMPTY_WORDS } from './place-words.ts';
import { placeTokens } from './written-name.ts';

export interface Gazetteer {
  /** Matches a written place inside an area that is known already (`53`), or anywhere in what was loaded. */
  match(place: PlaceInput, within?: string): PlaceMatch;
  find(code: string): AreaRef | undefined;
}

export interface GazetteerData {
  readonly rows: readonly GazetteerRow[];
  readonly names?: readonly OtherName[];
  readonly answers?: readonly RememberedAnswer[];
  /** Areas that ended: found by the names and codes of their time, and then said as what came of them. */
  readonly ended?: readonly GazetteerRow[];
  readonly successors?: Successors;
  /** Taken where `match` is not told another. */
  readonly within?: string | undefined;
}

/** Makes a gazetteer of rows in memory; pure. */
export function createGazetteer(data: GazetteerData): Gazetteer {
  const tree = growTree(data.rows, data.names ?? []);
  const finder = new NameFinder(tree, data.answers ?? []);
  const before = treeOfBefore(data);
  const seen = new Map<string, PlaceMatch>();
  return {
    match: (place, within = data.within) => {
      const written = cleaned(place);
      const key = JSON.stringify([within, written]);
      const known = seen.get(key);
      if (known) return known;
      const match = matchWithPast(finder, before, written, within);
      if (seen.size > 50_000) seen.clear();
      seen.set(key, match);
      return match;
    },
    find: (code) => areaRef(tree, code) ?? (before && areaRef(before.ended().tree, code)),
  };
}

interface Before {
  /** All areas there ever were. */
  everything(): NameFinder;
  /** Those that ended and what they lay in: quick to say that none of them is meant. */
  ended(): NameFinder;
  readonly successors: Successors;
}

/** Trees of before; each is made when the first unclear name is met. */
function treeOfBefore(data: GazetteerData): Before | undefined {
  const { rows, names = [], answers = [], ended = [] } = data;
  if (ended.length === 0) return undefined;
  const around = new Set(ended.flatMap(({ code }) => [code.slice(0, 2), code.slice(0, 5), code.slice(0, 8)]));
  let everything: NameFinder | undefined;
  let few: NameFinder | undefined;
  return {
    everything: () => (everything ??= new NameFinder(growTree([...rows, ...ended], names), answers)),
    ended: () =>
      (few ??= new NameFinder(
        growTree([...rows.filter(({ code }) => around.has(code)), ...ended], names),
        answers,
      )),
    successors: new Map(ended.map(({ code }) => [code, data.successors?.get(code) ?? []])),
  };
}

/** The areas of today come first; only what is not certain among them is looked for among those of before as well. */
function matchWithPast(
  finder: NameFinder,
  before: Before | undefined,
  written: PlaceInput,
  within: string | undefined,
): PlaceMatch {
  const today = matchWritten(finder, written, within);
  if (!before) return today;
  if (isCertain(today)) return asOfToday(today, before.successors); // a remembered answer can be of before
  const ended = matchWritten(before.ended(), written, within);
  if (ended.kind === 'none' || (ended.kind === 'question' && ended.proposals.length === 0)) return today;
  return together(today, asOfToday(matchWritten(before.everything(), written, within), before.successors));
}

function matchWritten(finder: NameFinder, place: PlaceInput, within: string | undefined): PlaceMatch {
  if (Object.keys(place).length === 0) return { kind: 'none' };
  const answer = finder.answerTo(writtenPlace(place), within);
  if (answer !== undefined) {
    return answer === null
      ? { kind: 'none' }
      : { kind: 'matched', code: answer, confidence: 1, reason: 'remembered' };
  }
  const { anywhere, ...fields } = place;
  if (anywhere === undefined) return matchPlace(finder, fields, within);
  if (Object.keys(fields).length === 0) return matchAnywhere(finder, anywhere, within);
  const parent = matchPlace(finder, fields, within);
  if (parent.kind !== 'matched') return parent;
  const inside = matchAnywhere(finder, anywhere, parent.code);
  return inside.kind === 'none' ? parent : inside;
}

/** The fields that hold something. */
function cleaned(place: PlaceInput): PlaceInput {
  const kept = Object.entries(place).filter(([, written]) => {
    const folded = placeTokens(String(written ?? '')).join(' ');
    return folded !== '' && !EMPTY_WORDS.has(folded);
  });
  return Object.fromEntries(kept);
}

/** What was written in one line, the smallest place first; under this an answer is remembered. */
export function writtenPlace(place: PlaceInput): string {
  return [place.anywhere, place.village, place.district, place.regency, place.province]
    .filter((part) => part !== undefined && part.trim() !== '')
    .map((part) => (part ?? '').replace(/\s+/g, ' ').trim())
    .join(', ');
}

function areaRef(tree: Tree, code: string): AreaRef | undefined {
  const place = tree.byCode.get(code);
  return place && { code, name: place.name, level: place.level, kind: place.kind, path: pathOf(place) };
}
