import type { PlaceInput, PlaceMatch, Proposal } from './place-match.ts';
import { ancestorAt, isWithin, type Place } from './gazetteer-tree.ts';
import type { NameFinder } from './name-finder.ts';
import { type Found, type Hit, NOTHING } from './name-search.ts';
import { splitWritten } from './written-parts.ts';

type Fields = Omit<PlaceInput, 'anywhere'>;

/** What the parents say, before the district and the village are looked at. */
interface Frame {
  readonly finder: NameFinder;
  readonly place: Fields;
  /** The area known beforehand or by the written province. */
  readonly scope: Place | undefined;
  readonly provinceHit: Hit | undefined;
  readonly regency: Found;
  /** A regency was written, but nothing or only a short form of one was recognised. */
  readonly isSoft: boolean;
}

/** Matches what was written field by field. What does not hold together is a question. */
export function matchPlace(finder: NameFinder, place: Fields, within: string | undefined): PlaceMatch {
  const match = matchFields(finder, place, within);
  if (match.kind !== 'question') return match;
  const split = splitWritten(place);
  if (!split) return match;
  const first = matchFields(finder, split.first, within);
  if (first.kind === 'matched' && split.rest.every((part) => isParent(finder, part, first.code)))
    return first;
  return first.kind === 'question' && first.proposals.length > 0 ? first : asSeveral(first, match);
}

function asSeveral(first: PlaceMatch, whole: PlaceMatch): PlaceMatch {
  if (first.kind !== 'matched' || whole.kind !== 'question') return whole;
  const others = whole.proposals.filter((proposal) => proposal.code !== first.code);
  const proposals = [{ code: first.code, confidence: 0.7, reason: 'several' }, ...others];
  return { ...whole, reason: 'several', proposals };
}

/** Whether a further part (`Ende, NTT`) names a place that the matched one lies in. */
function isParent(finder: NameFinder, part: string, code: string): boolean {
  const place = finder.place(code);
  for (let at = place; at; at = at.parent) {
    const root = at.parent;
    if (finder.find(part, at.level, root).hits.some((hit) => hit.place === at && !hit.weak)) return true;
  }
  return /^indonesia$/i.test(part.trim());
}

function matchFields(finder: NameFinder, place: Fields, within: string | undefined): PlaceMatch {
  const frame = frameOf(finder, place, within);
  if ('kind' in frame) return frame;
  if (place.village !== undefined) return matchVillage(frame, place.village);
  if (place.district !== undefined) return matchDistrict(frame, place.district);
  if (place.regency !== undefined) return matchRegency(frame, frame.regency);
  return frame.provinceHit ? matched([frame.provinceHit]) : question(frame, 'unknown-name', NOTHING);
}

function frameOf(finder: NameFinder, place: Fields, within: string | undefined): Frame | PlaceMatch {
  const known = finder.place(within);
  const base = { finder, place, regency: NOTHING, isSoft: false };
  const province = place.province === undefined ? NOTHING : finder.find(place.province, 1, undefined);
  const provinceHit = province.hits.length === 1 ? province.hits[0] : undefined;
  const bare: Frame = { ...base, scope: known ?? provinceHit?.place, provinceHit };
  if (place.province !== undefined && !provinceHit) return question(bare, 'unknown-name', province);
  if (provinceHit && known && !isWithin(known, provinceHit.place)) {
    if (!isWithin(provinceHit.place, known)) return question(bare, 'contradiction', province);
  }
  if (place.regency === undefined) return bare;
  const regency = regencyInScope(bare, place.regency);
  if (!regency) return question(bare, 'contradiction', finder.find(place.regency, 2, undefined));
  const hard = regency.hits.some((hit) => hit.reason !== 'abbreviation' && !hit.weak);
  return { ...bare, regency, isSoft: !hard };
}

/** Undefined when the name is surely that of a regency outside the known area. */
function regencyInScope(frame: Frame, written: string): Found | undefined {
  const { finder, scope } = frame;
  const inside = finder.find(written, 2, scope && scope.level > 2 ? ancestorAt(scope, 2) : scope);
  if (inside.hits.length > 0 || !scope) return inside;
  const outside = finder.find(written, 2, undefined).hits;
  return outside.some((hit) => hit.score >= 0.94 && !hit.weak) ? undefined : inside;
}

/** Where districts are looked for: in the regencies written, else in all the known area. */
function roots(frame: Frame): (Place | undefined)[] {
  const hits = frame.regency.hits.map((hit) => hit.place);
  return hits.length > 0 ? hits : [frame.scope];
}

function regencyHit(frame: Frame, place: Place): Hit | undefined {
  return frame.regency.hits.find((hit) => isWithin(place, hit.place));
}

function findBelow(frame: Frame, written: string, level: 3 | 4): Found {
  const found = roots(frame).map((root) => frame.finder.find(written, level, root));
  const hits = found.flatMap((f) => f.hits);
  const best = Math.max(0, ...hits.map((hit) => hit.score));
  return {
    hits: hits.filter((hit) => hit.score >= Math.min(best, 0.94)),
    possible: found.flatMap((f) => f.possible),
    others: found.flatMap((f) => f.others),
  };
}

function matchDistrict(frame: Frame, written: string): PlaceMatch {
  const found = findBelow(frame, written, 3);
  const hit = found.hits[0];
  if (hit && found.hits.length === 1) {
    const isSure = frame.regency.hits.length > 0 || (frame.scope && (frame.scope.level > 1 || isExact(hit)));
    const isContradicted = frame.place.regency !== undefined && frame.regency.hits.length === 0;
    if (isSure && !isContradicted) return matched([...parentsOf(frame, hit.place), hit]);
  }
  const elsewhere = frame.isSoft ? exactIn(frame, written, 3) : [];
  const reason = found.hits.length > 1 ? 'several' : elsewhere.length > 0 ? 'contradiction' : 'unknown-name';
  return question(frame, reason, { ...found, hits: [...found.hits, ...elsewhere] });
}

const isExact = (hit: Hit): boolean => hit.score >= 0.94 && !hit.weak && hit.reason !== 'abbreviation';

/** Exact hits in all the known area, whatever regency was written. */
function exactIn(frame: Frame, written: string, level: 3 | 4): Hit[] {
  return frame.finder.named(written, level, frame.scope).filter(isExact);
}

interface Pair {
  readonly district: Hit;
  readonly village: Hit;
}

function matchVillage(frame: Frame, written: string): PlaceMatch {
  if (frame.place.district === undefined) return matchVillageAlone(frame, written);
  const found = findBelow(frame, frame.place.district, 3);
  const pairs = pairsIn(frame, found.hits, written);
  const plain = pairs.filter((pair) => isExact(pair.district) && isExact(pair.village));
  const joint = frame.isSoft && plain.length === 0 ? jointPairs(frame, written) : [];
  const winners = plain.length > 0 ? plain : joint.length > 0 ? joint : pairs;
  const winner = winners[0];
  if (winner && winners.length === 1) {
    const soft = winners === joint || (frame.place.regency !== undefined && frame.regency.hits.length === 0);
    return settle(frame, winner, soft, written);
  }
  if (winners.length > 1) return question(frame, 'several', asFound(winners));
  return villageElsewhere(frame, found, written);
}

function pairsIn(frame: Frame, districts: readonly Hit[], written: string): Pair[] {
  const pairs: Pair[] = [];
  for (const district of districts) {
    const village = frame.finder.find(written, 4, district.place).hits;
    const only = village[0];
    if (only && village.length === 1) pairs.push({ district, village: only });
  }
  const plain = pairs.filter((pair) => isExact(pair.village));
  return plain.length > 0 ? plain : pairs;
}

/** District and village that stand together in another regency than the short form says. */
function jointPairs(frame: Frame, written: string): Pair[] {
  const districts = exactIn(frame, frame.place.district ?? '', 3);
  return pairsIn(frame, districts, written).filter((pair) => isExact(pair.village) || districts.length === 1);
}

/** A pair is taken, unless the misspelt village is another village's right name in the same regency. */
function settle(frame: Frame, pair: Pair, isJoint: boolean, written: string): PlaceMatch {
  const { district, village } = pair;
  const outside = regencyHit(frame, district.place) === undefined;
  if (isJoint && outside) {
    const score = Math.min(district.score, village.score) * 0.95;
    return { kind: 'matched', code: village.place.code, confidence: round(score), reason: 'joint-evidence' };
  }
  if (!isExact(village)) {
    // one error may fall on another village's name; two, in all the province, hardly
    const around = ancestorAt(district.place, (village.errors ?? 0) > 1 ? 1 : 2);
    const namesake = frame.finder.named(written, 4, around).filter(isExact);
    if (namesake.length > 0)
      return question(frame, 'other-district', asFound([pair], namesake), district.place);
  }
  return matched([...parentsOf(frame, district.place), district, village]);
}

/** The village is not in the written district: a question, unless the district could not be read at all. */
function villageElsewhere(frame: Frame, districts: Found, written: string): PlaceMatch {
  const district = districts.hits.length === 1 ? districts.hits[0] : undefined;
  const ambiguous = districts.hits.length === 0 ? districts.possible : [];
  const among = pairsIn(frame, ambiguous, written).filter((pair) => isExact(pair.village));
  const only = among[0];
  if (only && among.length === 1 && frame.regency.hits.length > 0) {
    return settle(frame, only, false, written);
  }
  const regency = frame.regency.hits.length === 1 ? frame.regency.hits[0] : undefined;
  const inRegency = regency ? frame.finder.named(written, 4, regency.place).filter(isExact) : [];
  const namesake = inRegency[0];
  const isUnknown = districts.hits.length === 0 && ambiguous.length === 0;
  const isElsewhere = isUnknown && exactIn(frame, frame.place.district ?? '', 3).length > 0;
  if (regency && !frame.isSoft && namesake && inRegency.length === 1 && isUnknown && !isElsewhere) {
    return { kind: 'matched', code: namesake.place.code, confidence: 0.8, reason: 'joint-evidence' };
  }
  const near = district ? frame.finder.find(written, 4, district.place) : NOTHING;
  const stray = isElsewhere ? jointPairs(frame, written) : among;
  const others = [
    ...near.hits,
    ...inRegency,
    ...stray.map((pair) => pair.village),
    ...near.others,
    ...(district ? [] : districts.others),
  ];
  const reason = isElsewhere ? 'contradiction' : namesake ? 'other-district' : 'unknown-name';
  return question(frame, reason, { ...NOTHING, others }, district?.place);
}

function matchVillageAlone(frame: Frame, written: string): PlaceMatch {
  const found = findBelow(frame, written, 4);
  const hit = found.hits[0];
  if (!hit || found.hits.length > 1) return question(frame, hit ? 'several' : 'unknown-name', found);
  const inRegency = !frame.isSoft && (frame.regency.hits.length === 1 || (frame.scope?.level ?? 0) >= 2);
  const isSure = inRegency ? isExact(hit) || hit.score > 0.9 : frame.scope !== undefined && hit.score === 1;
  if (!isSure || (frame.isSoft && frame.place.regency !== undefined && frame.regency.hits.length === 0)) {
    return question(frame, 'unsure', found);
  }
  const { place } = hit;
  return matched([
    ...parentsOf(frame, place),
    inRegency || hit.reason === 'code' ? hit : { place, score: 0.8, reason: hit.reason },
  ]);
}

function matchRegency(frame: Frame, found: Found): PlaceMatch {
  const hit = found.hits[0];
  if (!hit || found.hits.length > 1) return question(frame, hit ? 'several' : 'unknown-name', found);
  if (hit.weak) return question(frame, 'unsure', found);
  return matched([hit]);
}

function parentsOf(frame: Frame, place: Place): Hit[] {
  const hit = regencyHit(frame, place);
  return hit ? [hit] : [];
}

/** The last hit is the answer; it is as certain as all together, and its reason is that of the least certain. */
function matched(chain: readonly Hit[]): PlaceMatch {
  const last = chain.at(-1);
  if (!last) return { kind: 'none' };
  const least = chain.reduce((a, b) => (b.score <= a.score ? b : a));
  const confidence = chain.reduce((product, hit) => product * hit.score, 1);
  return { kind: 'matched', code: last.place.code, confidence: round(confidence), reason: least.reason };
}

function asFound(pairs: readonly Pair[], more: readonly Hit[] = []): Found {
  return { ...NOTHING, hits: [...pairs.map((pair) => pair.village), ...more] };
}

/** Proposals come best first, each once; an exact one elsewhere before a near one here. */
function question(frame: Frame, reason: string, found: Found, certain?: Place): PlaceMatch {
  const best = new Map<string, Proposal>();
  for (const hit of [...found.hits, ...found.possible, ...found.others]) {
    const code = hit.place.code;
    const confidence = round(Math.min(hit.score * 0.9, 0.9));
    if (!best.has(code)) best.set(code, { code, confidence, reason: hit.reason });
  }
  const proposals = [...best.values()].sort((a, b) => b.confidence - a.confidence).slice(0, 6);
  const regency = frame.regency.hits.length === 1 && !frame.isSoft ? frame.regency.hits[0]?.place : undefined;
  const deepest = certain ?? regency ?? frame.scope;
  return { kind: 'question', reason, deepest: deepest?.code ?? null, proposals };
}

const round = (value: number): number => Math.round(value * 100) / 100;
