import type { Transaction } from '#database/index.ts';
import { shortens } from './abbreviations.ts';
import { readSuccessors } from './area-change-store.ts';
import { readAreaRefs } from './area-store.ts';
import { ownTokens } from './gazetteer-tree.ts';
import type { AreaRef } from './place-match.ts';
import { CITY_WORDS, LEVEL_WORDS } from './place-words.ts';
import {
  type Candidate,
  ORNAMENTS,
  type Question,
  readBeginnings,
  readLikeNames,
  readWordsInside,
} from './search-store.ts';
import { typingDistance } from './typing-distance.ts';
import { type Level, placeTokens } from './written-name.ts';
import { partsOf } from './written-parts.ts';

export interface AreaSearch {
  /** Only inside this area. */
  readonly within?: string | undefined;
  readonly limit?: number | undefined;
}

/**
 * Areas for a field where somebody is typing: beginnings of names first (the exact name, then the higher level, then
 * by name), short forms (`TTS`), words inside names, and misspelt names when nothing else is found. Former names and
 * names of areas that ended find what they are today. After a comma a parent can follow: `reka, ende`.
 */
export async function searchAreas(
  tx: Transaction,
  query: string,
  options: AreaSearch = {},
): Promise<AreaRef[]> {
  const { limit = 10, within = '' } = options;
  return readAreaRefs(tx, await searchCodes(tx, partsOf(query), { within, limit }));
}

async function searchCodes(
  tx: Transaction,
  [name = '', ...parents]: readonly string[],
  { within, limit }: { readonly within: string; readonly limit: number },
): Promise<string[]> {
  let roots = within === '' ? [] : [within];
  if (parents.length > 0) {
    roots = await searchCodes(tx, parents, { within, limit: 3 });
    if (roots.length === 0) return [];
  }
  const question = questionOf(name, roots, limit);
  return question.folded === '' ? [] : search(tx, question);
}

/** Longer than any name; the database measures no distance beyond 255 letters. */
const LONGEST = 100;

function questionOf(name: string, roots: readonly string[], limit: number): Question {
  // letters of two code units are in no name, and half of one is no text to the database
  const tokens = placeTokens(name.slice(0, LONGEST).replace(/[\ud800-\udfff]/g, ' '));
  // "kota" stands in names of districts and villages too, so it is looked for as it is
  const isSaid = (level: Level): boolean =>
    tokens.length > 1 && tokens[0] !== 'kota' && LEVEL_WORDS[level].includes(tokens[0] ?? '');
  const level = ([1, 2, 3, 4] as const).find(isSaid);
  const word = level ? (tokens.shift() ?? '') : '';
  const kind = level === 2 ? (CITY_WORDS.includes(word) ? 'kota' : 'kabupaten') : undefined;
  return { folded: tokens.join(' ').slice(0, LONGEST), roots, level, kind, limit };
}

async function search(tx: Transaction, question: Question): Promise<string[]> {
  const { folded, limit } = question;
  const met = await readBeginnings(tx, question);
  const begun = met.filter((area) => beginsSo(area, folded)).sort(order(question));
  const found = new Set(await today(tx, question, begun));
  const add = (areas: readonly Candidate[]): void => {
    for (const { code } of areas) found.add(code);
  };
  if (found.size < limit && folded.length >= 3) {
    const upper = met.filter(({ level, ended }) => level <= 2 && !ended);
    const short = upper.filter((area) => isShortFor(area, folded)).sort(order(question));
    add(short);
    const misspelt = nearest(upper, folded, folded.length < 5 ? 0 : 2);
    add(misspelt);
    const inside = found.size < limit / 2 ? (await readWordsInside(tx, question)).sort(order(question)) : [];
    add(inside);
    const isMet =
      begun.length + short.length + inside.length > 0 ||
      misspelt.some((area) => distanceTo(area, folded, 1) <= 1);
    const errors = Math.min(3, Math.ceil(folded.length / 4));
    if (!isMet && folded.length >= 4) add(nearest(await readLikeNames(tx, question, errors), folded, errors));
  }
  return [...found].slice(0, limit);
}

/** The codes of today, in their order: an area that ended stands for what came of it. */
async function today(tx: Transaction, { roots }: Question, areas: readonly Candidate[]): Promise<string[]> {
  const ended = areas.filter((area) => area.ended).map(({ code }) => code);
  const successors = await readSuccessors(tx, ended);
  return areas
    .flatMap(({ code, ended: isEnded }) => (isEnded ? (successors.get(code) ?? []) : [code]))
    .filter((code) => roots.length === 0 || rootOf(roots, code) >= 0);
}

const rootOf = (roots: readonly string[], code: string): number =>
  roots.findIndex((root) => code === root || code.startsWith(`${root}.`));

/** As it may be typed: whole, without its kind, and without what stands before the name. */
function writings({ name, folded, level }: Candidate): string[] {
  const bare = ORNAMENTS[level]
    .filter((word) => folded.startsWith(word))
    .map((word) => folded.slice(word.length));
  return [folded, ownTokens({ name, level }).join(' '), ...bare];
}

function beginsSo(area: Candidate, typed: string): boolean {
  return writings(area).some((writing) => writing.startsWith(typed));
}

const collator = new Intl.Collator('und');

/** What lies in the parent written first, then exact names, then higher levels, then by name. */
function order({ folded, roots }: Question): (a: Candidate, b: Candidate) => number {
  const isExact = (area: Candidate): number => (writings(area).includes(folded) ? 0 : 1);
  return (a, b) =>
    rootOf(roots, a.code) - rootOf(roots, b.code) ||
    isExact(a) - isExact(b) ||
    a.level - b.level ||
    collator.compare(a.name, b.name) ||
    (a.code < b.code ? -1 : 1);
}

/** `TTS`, `Flotim`, `Jabar`. */
function isShortFor(area: Candidate, typed: string): boolean {
  return shortens(typed.split(' '), ownTokens(area), area.kind) !== undefined;
}

/** The names within so many typing errors, whole or as far as typed; the nearest first. */
function nearest(areas: readonly Candidate[], typed: string, errors: number): Candidate[] {
  return areas
    .map((area) => ({ area, distance: distanceTo(area, typed, errors) }))
    .filter(({ distance }) => distance <= errors)
    .sort(
      (a, b) =>
        a.distance - b.distance || a.area.level - b.area.level || (a.area.code < b.area.code ? -1 : 1),
    )
    .map(({ area }) => area);
}

/** A name that is still being typed counts half an error more than one that is whole. */
function distanceTo(area: Candidate, typed: string, limit: number): number {
  const name = typed.startsWith('kota ') ? area.folded : ownTokens(area).join(' ');
  const beginnings = [-1, 0, 1]
    .map((more) => name.slice(0, typed.length + more))
    .filter((part) => part !== name);
  return Math.min(
    typingDistance(typed, name, limit),
    ...beginnings.map((part) => typingDistance(typed, part, limit) + 0.5),
  );
}
