import { foldName } from '#kernel/index.ts';
import { isWithin, type Place, placesBelow, spellingsOf, type Tree } from './gazetteer-tree.ts';
import { type Found, type Hit, NOTHING, sameNames, searchName } from './name-search.ts';
import { type Level, readingsOf } from './written-name.ts';

/** What an office answered to a written place before; `code` null means that it is no place of the register. */
export interface RememberedAnswer {
  readonly within: string;
  readonly folded: string;
  readonly code: string | null;
}

/** Looks up names, codes and remembered answers in a tree, and keeps what it found: files repeat themselves. */
export class NameFinder {
  readonly tree: Tree;
  readonly #answers = new Map<string, string | null>();
  readonly #found = new Map<string, Found>();
  readonly #names = new Map<Level, Map<string, Place[]>>();

  constructor(tree: Tree, answers: readonly RememberedAnswer[]) {
    this.tree = tree;
    for (const answer of answers) this.#answers.set(`${answer.within}|${answer.folded}`, answer.code);
  }

  place(code: string | undefined): Place | undefined {
    return code === undefined || code === '' ? undefined : this.tree.byCode.get(code);
  }

  /** Undefined when the office was never asked; the nearest parent's answer counts first. */
  answerTo(written: string, within = ''): string | null | undefined {
    const folded = foldName(written);
    for (let root = within; ; root = root.slice(0, Math.max(root.lastIndexOf('.'), 0))) {
      const answer = this.#answers.get(`${root}|${folded}`);
      if (answer !== undefined) return answer;
      if (root === '') return undefined;
    }
  }

  /** Finds a name of one level below `root` (or in the country); a code or a remembered answer comes before. */
  find(written: string, level: Level, root: Place | undefined): Found {
    const key = `${level.toString()}|${root?.code ?? ''}|${written}`;
    const known = this.#found.get(key);
    if (known) return known;
    const found = this.#look(written, level, root);
    if (this.#found.size > 50_000) this.#found.clear();
    this.#found.set(key, found);
    return found;
  }

  /** The places of exactly this name, wherever they lie below `root`; typing errors are not forgiven. */
  named(written: string, level: Level, root: Place | undefined): readonly Hit[] {
    const names = this.#namesOf(level);
    const readings = readingsOf(written, level);
    const keys = new Set(readings.flatMap((reading) => [reading.form.raw, reading.form.canon]));
    const places = new Set([...keys].flatMap((key) => names.get(key) ?? []));
    return sameNames(
      [...places].filter((place) => isWithin(place, root)),
      readings,
    );
  }

  #namesOf(level: Level): Map<string, Place[]> {
    const known = this.#names.get(level);
    if (known) return known;
    const names = new Map<string, Place[]>();
    for (const place of placesBelow(this.tree, undefined, level)) {
      for (const { form } of spellingsOf(place)) {
        for (const key of new Set([form.raw, form.canon])) {
          const same = names.get(key);
          if (same) same.push(place);
          else names.set(key, [place]);
        }
      }
    }
    this.#names.set(level, names);
    return names;
  }

  #look(written: string, level: Level, root: Place | undefined): Found {
    const given = this.#given(written, level, root);
    if (given) return { hits: [given], possible: [given], others: [] };
    const places = placesBelow(this.tree, root, level);
    return places.length === 0 ? NOTHING : searchName(places, written, level);
  }

  #given(written: string, level: Level, root: Place | undefined): Hit | undefined {
    const answered = this.place(this.answerTo(written, root?.code) ?? undefined);
    if (answered?.level === level && isWithin(answered, root))
      return { place: answered, score: 1, reason: 'remembered' };
    const coded = this.byWrittenCode(written);
    return coded?.level === level && isWithin(coded, root)
      ? { place: coded, score: 1, reason: 'code' }
      : undefined;
  }

  /** A place written as its code, with dots or without (`53.08.05.2001`, `5308052001`). */
  byWrittenCode(written: string): Place | undefined {
    const digits = written.trim().replace(/[.\s]/g, '');
    if (!/^(\d{2}|\d{4}|\d{6}|\d{10})$/.test(digits)) return undefined;
    const parts = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)];
    return this.tree.byCode.get(parts.filter((part) => part !== '').join('.'));
  }
}
