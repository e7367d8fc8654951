import { LEVEL_WORDS, USUAL_NAMES } from './place-words.ts';
import { type Level, type NameForm, nameForm, placeTokens } from './written-name.ts';

/** An area as it is loaded for matching. */
export interface GazetteerRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** Another name of an area, from the register (`area_name`). */
export interface OtherName {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** A name a place goes by; `cost` is how much less certain than its own. */
export interface Spelling {
  readonly form: NameForm;
  readonly reason: 'exact' | 'former-name' | 'abbreviation' | 'spelling';
  readonly cost: number;
}

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: string;
  readonly parent: Place | undefined;
  readonly children: Place[];
  readonly others: OtherName[];
  /** Worked out at first use: most of the country is never looked at. */
  spellings?: readonly Spelling[];
}

export interface Tree {
  readonly byCode: ReadonlyMap<string, Place>;
  readonly provinces: readonly Place[];
}

/** Hangs the rows into a tree by their codes; rows whose parent is missing are left out. */
export function growTree(rows: readonly GazetteerRow[], others: readonly OtherName[]): Tree {
  const byCode = new Map<string, Place>();
  const provinces: Place[] = [];
  for (const row of [...rows].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const cut = row.code.lastIndexOf('.');
    const parent = cut < 0 ? undefined : byCode.get(row.code.slice(0, cut));
    if (cut >= 0 && !parent) continue;
    const level = ((parent?.level ?? 0) + 1) as Level;
    const place: Place = { ...row, level, parent, children: [], others: [] };
    byCode.set(row.code, place);
    (parent?.children ?? provinces).push(place);
  }
  for (const other of others) byCode.get(other.code)?.others.push(other);
  return { byCode, provinces };
}

/** All places of one level inside another place, or in the whole country. */
export function placesBelow(tree: Tree, root: Place | undefined, level: Level): readonly Place[] {
  if (root && root.level >= level) return root.level === level ? [root] : [];
  let places: readonly Place[] = root ? root.children : tree.provinces;
  for (let at = (root?.level ?? 0) + 1; at < level; at++) places = places.flatMap((place) => place.children);
  return places;
}

export function isWithin(place: Place, root: Place | undefined): boolean {
  return root === undefined || place.code === root.code || place.code.startsWith(`${root.code}.`);
}

export function ancestorAt(place: Place, level: Level): Place | undefined {
  let at: Place | undefined = place;
  while (at && at.level > level) at = at.parent;
  return at;
}

/** Names of the parents, nearest first: `Ndori, Kabupaten Ende, Nusa Tenggara Timur`. */
export function pathOf(place: Place): string {
  const names: string[] = [];
  for (let at = place.parent; at; at = at.parent) names.push(at.name);
  return names.join(', ');
}

/** The names a place is written by, its own first. */
export function spellingsOf(place: Place): readonly Spelling[] {
  place.spellings ??= makeSpellings(place);
  return place.spellings;
}

function makeSpellings(place: Place): Spelling[] {
  const tokens = ownTokens(place);
  const spellings: Spelling[] = [{ form: nameForm(tokens), reason: 'exact', cost: 0 }];
  const shorter = withoutOrnament(tokens, place.level);
  if (shorter) spellings.push({ form: nameForm(shorter), reason: 'exact', cost: 0.06 });
  for (const name of USUAL_NAMES[place.code] ?? []) {
    spellings.push({ form: nameForm(placeTokens(name)), reason: 'abbreviation', cost: 0.03 });
  }
  for (const other of place.others) {
    const reason =
      other.kind === 'former' ? 'former-name' : other.kind === 'abbreviation' ? 'abbreviation' : 'spelling';
    const form = nameForm(ownTokens({ name: other.name, level: place.level }));
    spellings.push({ form, reason, cost: 0.03 });
  }
  return spellings;
}

/** `Kota Administrasi Jakarta Selatan` goes by `jakarta selatan`; its kind is kept apart. */
export function ownTokens(place: Pick<Place, 'name' | 'level'>): string[] {
  const tokens = placeTokens(place.name);
  if (place.level !== 2) return tokens;
  while (tokens.length > 1 && (LEVEL_WORDS[2].includes(tokens[0] ?? '') || tokens[0] === 'administrasi'))
    tokens.shift();
  return tokens;
}

const ORNAMENTS: Readonly<Partial<Record<Level, RegExp>>> = {
  1: /^(kepulauan|daerah khusus ibukota|daerah khusus|daerah istimewa) /,
  2: /^kepulauan /,
  3: /^(kota|kepulauan|pulau) /,
};

/** People leave out such beginnings: Soe for Kota Soe, Bangka Belitung for Kepulauan Bangka Belitung. */
function withoutOrnament(tokens: readonly string[], level: Level): string[] | undefined {
  const name = tokens.join(' ');
  const shorter = name.replace(ORNAMENTS[level] ?? /^$/, '');
  return shorter === name || shorter === '' ? undefined : shorter.split(' ');
}
