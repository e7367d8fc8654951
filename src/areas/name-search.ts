import { shortens } from './abbreviations.ts';
import { type Place, spellingsOf } from './gazetteer-tree.ts';
import { typingDistance } from './typing-distance.ts';
import {
  type Level,
  mayTellSame,
  type NameForm,
  type Reading,
  readingsOf,
  tellSame,
} from './written-name.ts';

/** How a written name met a place. `weak`: not surely meant (a two-letter short form, or a city called a regency). */
export interface Hit {
  readonly place: Place;
  readonly score: number;
  readonly reason: string;
  readonly weak?: boolean;
  /** Typing errors forgiven. */
  readonly errors?: number;
}

/** What came of looking for one name. */
export interface Found {
  /** Equally good: one is an answer, several are a question that other evidence may decide. */
  readonly hits: readonly Hit[];
  /** Could be meant but for their number: each within the typing errors forgiven. */
  readonly possible: readonly Hit[];
  /** Near ones to propose, best first. */
  readonly others: readonly Hit[];
}

export const NOTHING: Found = { hits: [], possible: [], others: [] };

/** Looks for a written name among the places given. Never takes a name for one that differs in a telling word. */
export function searchName(places: readonly Place[], written: string, level: Level): Found {
  const readings = readingsOf(written, level);
  if (readings.length === 0) return NOTHING;
  const same = sameNames(places, readings);
  if (same.length > 0) return { hits: same, possible: same, others: [] };
  const near = nearNames(places, readings);
  const short = level === 4 ? [] : shortForms(places, readings);
  const hits = [...near.hits, ...short.filter((hit) => !near.hits.some((n) => n.place === hit.place))];
  return { ...near, hits };
}

/** Places whose name is what was written but for blanks, case, level words and ways to write a numeral. */
export function sameNames(places: readonly Place[], readings: readonly Reading[]): Hit[] {
  let best = 0;
  let hits: Hit[] = [];
  for (const place of places) {
    const hit = sameName(place, readings);
    if (!hit || hit.score < best) continue;
    if (hit.score > best) hits = [];
    best = hit.score;
    hits.push(hit);
  }
  return hits;
}

function sameName(place: Place, readings: readonly Reading[]): Hit | undefined {
  let best: Hit | undefined;
  for (const spelling of spellingsOf(place)) {
    for (const reading of readings) {
      const cost = sameCost(reading.form, spelling.form);
      if (cost === undefined) continue;
      const wrongKind = reading.kind !== undefined && reading.kind !== place.kind;
      const score = 1 - cost - reading.cost - spelling.cost - (wrongKind ? 0.4 : 0);
      if (best && best.score >= score) continue;
      const reason =
        spelling.reason !== 'exact' ? spelling.reason : cost + reading.cost === 0 ? 'exact' : 'spelling';
      best = wrongKind ? { place, score, reason, weak: true } : { place, score, reason };
    }
  }
  return best;
}

/** Blanks do not count, except that they may not move a numeral: `Tetehos II` is not `Tetehosi I`. */
function sameCost(written: NameForm, known: NameForm): number | undefined {
  const isPlain = written.numerals === known.numerals || (written.numerals === '' && !known.endsLikeNumeral);
  if (written.raw === known.raw && isPlain) return 0;
  return written.canon === known.canon && written.numerals === known.numerals ? 0.02 : undefined;
}

/** How many typing errors are forgiven in a name of this length. */
function allowance(length: number): number {
  if (length <= 3) return 0;
  if (length <= 7) return 1;
  return length <= 13 ? 2 : 3;
}

interface Near {
  readonly hit: Hit;
  readonly distance: number;
  /** Near enough, and nothing in it speaks against. */
  readonly allowed: boolean;
  /** Could be meant, if with more typing errors than are forgiven. */
  readonly rival: boolean;
}

/**
 * Names with typing errors. One is taken only if no other comes close: with up to two errors it cannot be another.
 */
function nearNames(places: readonly Place[], readings: readonly Reading[]): Found {
  const near: Near[] = [];
  for (const place of places) {
    const found = nearest(place, readings);
    if (found) near.push(found);
  }
  near.sort((a, b) => b.hit.score - a.hit.score || (a.hit.place.code < b.hit.place.code ? -1 : 1));
  const first = near.filter((n) => n.rival).sort((a, b) => a.distance - b.distance)[0];
  const close = first ? near.filter((n) => isClose(n, first)) : [];
  const name = first && ownName(first.hit.place);
  const clear = first?.allowed === true && close.every((n) => n.rival && ownName(n.hit.place) === name);
  return {
    hits: clear ? close.map((n) => n.hit) : [],
    possible: near.filter((n) => n.allowed).map((n) => n.hit),
    others: near.slice(0, 5).flatMap((n) => (n.hit.score >= 0.5 ? [n.hit] : [])),
  };
}

/** Whether a name stands in the way of the nearest: as near, or within two errors where it is long enough for two. */
function isClose(other: Near, first: Near): boolean {
  if (!other.rival) return other.distance < first.distance;
  const length = ownName(other.hit.place)?.length ?? 0;
  return other.distance <= Math.max(first.distance, length >= 6 ? 2 : 1);
}

/** A regency and a city of the same name are not told apart by a misspelt name without its kind. */
const ownName = (place: Place): string | undefined => spellingsOf(place)[0]?.form.canon;

function nearest(place: Place, readings: readonly Reading[]): Near | undefined {
  let best: Near | undefined;
  for (const spelling of spellingsOf(place)) {
    if (spelling.reason === 'abbreviation') continue;
    for (const reading of readings) {
      if (reading.cost >= 0.05) continue; // far-fetched and misspelt is too much
      const near = compare(place, reading, spelling.form, spelling.cost);
      if (near && (!best || near.hit.score > best.hit.score)) best = near;
    }
  }
  return best;
}

function compare(place: Place, reading: Reading, known: NameForm, cost: number): Near | undefined {
  const length = Math.max(reading.form.canon.length, known.canon.length);
  const limit = Math.max(4, Math.floor(length / 2));
  const distance = typingDistance(reading.form.canon, known.canon, limit);
  const partly = reading.form.tokens.some((token) => token.length > 3 && known.tokens.includes(token));
  if (distance > limit && !partly) return undefined;
  const told = tellSame(reading.form, known);
  const wrongKind = reading.kind !== undefined && reading.kind !== place.kind;
  const allowed = told && !wrongKind && distance <= allowance(known.canon.length);
  const rival = allowed || (!wrongKind && mayTellSame(reading.form, known));
  const score = Math.max(
    1 -
      0.5 * (distance / length) * (allowed ? 1 : 1.4) -
      (told ? 0 : 0.15) -
      (wrongKind ? 0.2 : 0) -
      reading.cost -
      cost,
    0.1,
  );
  return {
    hit: { place, score, reason: 'spelling', errors: distance },
    distance: wrongKind ? Infinity : distance,
    allowed,
    rival,
  };
}

function shortForms(places: readonly Place[], readings: readonly Reading[]): Hit[] {
  const hits: Hit[] = [];
  for (const place of places) {
    const own = spellingsOf(place).slice(0, 2);
    for (const reading of readings) {
      if (reading.kind !== undefined && reading.kind !== place.kind) continue;
      const how = own
        .map((s) => shortens(reading.form.tokens, s.form.tokens, place.kind))
        .find((s) => s !== undefined);
      if (how === undefined) continue;
      const weak = how === 'initials' && reading.form.canon.length < 3;
      hits.push({
        place,
        score: how === 'initials' ? 0.93 : 0.92,
        reason: 'abbreviation',
        ...(weak ? { weak } : {}),
      });
      break;
    }
  }
  return hits;
}
