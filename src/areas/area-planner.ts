import { foldName, InvalidInput, type PlainDate } from '#kernel/index.ts';
import type { AreaChange, AreaPlan, BegunArea, KnownArea } from './area-change.ts';
import { type AreaKind, ending, freeCode, kindOfCode, parentCode } from './area-code.ts';

/** The part of the register a change can concern: by code, ended areas too. */
export type AreaTree = ReadonlyMap<string, KnownArea>;

/** A regency's or city's name begins with its kind: `Kabupaten Ende`, `Kota Kupang`. */
export function properName(name: string, kind: AreaKind): string {
  if (kind !== 'kabupaten' && kind !== 'kota') return name;
  const word = kind === 'kota' ? 'Kota' : 'Kabupaten';
  return name.toLowerCase().startsWith(`${word.toLowerCase()} `) ? name : `${word} ${name}`;
}

/** Collects what a change does, and everything that is wrong with it. */
export class Planner {
  readonly #change: AreaChange;
  readonly #tree: AreaTree;
  readonly #faults: Record<string, string> = {};
  readonly #begins = new Map<string, BegunArea>();
  readonly #ends = new Map<string, KnownArea>();
  readonly #stays = new Map<string, KnownArea>();
  readonly #renames: { code: string; before: string; after: string }[] = [];
  readonly #links: { from: string; to: string }[] = [];
  readonly #codes: Record<string, string> = {};
  readonly #given: ReadonlySet<string>;
  readonly #below = new Map<string, KnownArea[]>();

  constructor(change: AreaChange, tree: AreaTree) {
    this.#change = change;
    this.#tree = tree;
    this.#given = new Set(Object.values(change.codes));
    for (const area of tree.values()) {
      const parent = parentCode(area.code) ?? '';
      const below = this.#below.get(parent);
      if (below) below.push(area);
      else this.#below.set(parent, [area]);
    }
  }

  fault(field: string, key: string): void {
    this.#faults[field] ??= key;
  }

  find(code: string): KnownArea | undefined {
    return this.#tree.get(code);
  }

  /** An area that holds today; else it is a fault of the field. */
  living(code: string, field: string): KnownArea | undefined {
    const area = this.find(code);
    if (area?.validTo === null) return area;
    this.fault(field, area ? 'areasErrorAreaEnded' : 'areasErrorAreaUnknown');
    return undefined;
  }

  /** What lies directly below and holds today. */
  children(code: string): KnownArea[] {
    return (this.#below.get(code) ?? []).filter((area) => area.validTo === null);
  }

  stay(area: KnownArea): void {
    if ((area.validFrom ?? '') > this.#change.date) this.fault('date', 'areasErrorDateBefore');
    this.#stays.set(area.code, area);
  }

  /** Ends an area: nothing of it or below it may be recorded on that day or later. */
  end(area: KnownArea): void {
    const { date } = this.#change;
    this.#after(area.validFrom, area.renamed, area.linked);
    if ((this.#below.get(area.code) ?? []).some(({ validTo }) => (validTo ?? '') > date))
      this.fault('date', 'areasErrorDateBefore');
    this.#ends.set(area.code, area);
  }

  link(from: string, to: string): void {
    this.#links.push({ from, to });
  }

  rename(area: KnownArea, after: string): void {
    this.#after(area.validFrom, area.renamed);
    this.#checkName(area.code, area.kind, after, 'name');
    this.#renames.push({ code: area.code, before: area.name, after });
  }

  begin(
    area: { readonly code: string; readonly name: string; readonly continues: string | null },
    fields: { readonly code: string; readonly name: string },
  ): BegunArea | undefined {
    const kind = kindOfCode(area.code);
    if (!kind) {
      this.fault(fields.code, 'areasErrorCodeKind');
      return undefined;
    }
    const known = this.find(area.code);
    if (known) this.fault(fields.code, known.validTo === null ? 'areasErrorCodeUsed' : 'areasErrorCodeEnded');
    if (this.#begins.has(area.code)) this.fault(fields.code, 'areasErrorCodeTwice');
    const begun = { ...area, name: properName(area.name, kind), kind };
    if (area.continues === null) this.#checkName(area.code, kind, begun.name, fields.name);
    this.#checkParent(area.code, fields.code);
    this.#begins.set(area.code, begun);
    return begun;
  }

  /** An area goes on under a new code below `parent`, and all that lies in it goes along. */
  carry(
    area: KnownArea,
    parent: string,
    into: { readonly kind?: AreaKind; readonly name?: string | undefined } = {},
  ): void {
    const field = `codes.${area.code}`;
    const kind = into.kind ?? area.kind;
    const given = this.#change.codes[area.code];
    const code = given ?? freeCode(parent, kind, (one) => this.#isTaken(one), ending(area.code));
    this.end(area);
    if (code === undefined) {
      this.fault(field, 'areasErrorNoCodeLeft');
      return;
    }
    if (parentCode(code) !== parent) this.fault(field, 'areasErrorCodeParent');
    if (kindOfCode(code) !== kind) this.fault(field, 'areasErrorCodeOfKind');
    this.#codes[area.code] = code;
    const name = into.name ?? (into.kind ? area.name.replace(/^(Kabupaten|Kota) /, '') : area.name);
    this.begin({ code, name, continues: area.code }, { code: field, name: 'name' });
    this.link(area.code, code);
    for (const child of this.children(area.code)) this.carry(child, code);
  }

  done(): { plan: AreaPlan; change: AreaChange } {
    for (const code of Object.keys(this.#change.codes))
      if (this.#codes[code] === undefined) this.fault(`codes.${code}`, 'areasErrorNotMoving');
    if (Object.keys(this.#faults).length > 0) throw new InvalidInput(this.#faults);
    const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);
    const bare = ({ code, name, kind }: KnownArea) => ({ code, name, kind });
    return {
      plan: {
        begins: [...this.#begins.values()].sort(byCode),
        ends: [...this.#ends.values()].map(bare).sort(byCode),
        renames: this.#renames,
        links: this.#links,
        stays: [...this.#stays.values()].map(bare).sort(byCode),
      },
      change: { ...this.#change, codes: this.#codes },
    };
  }

  #isTaken(code: string): boolean {
    return this.#tree.has(code) || this.#begins.has(code) || this.#given.has(code);
  }

  /** The change comes after these days; on one of them it would leave an area or a name no day to hold. */
  #after(...days: (PlainDate | null)[]): void {
    if (days.some((day) => (day ?? '') >= this.#change.date)) this.fault('date', 'areasErrorDateBefore');
  }

  #checkParent(code: string, field: string): void {
    const parent = parentCode(code);
    if (parent === null || this.#begins.has(parent)) return;
    const known = this.find(parent);
    if (known?.validTo !== null) this.fault(field, 'areasErrorCodeParent');
    else if ((known.validFrom ?? '') > this.#change.date) this.fault('date', 'areasErrorDateBefore');
  }

  /** Two areas of one kind beside each other do not bear one name. */
  #checkName(code: string, kind: AreaKind, name: string, field: string): void {
    const parent = parentCode(code);
    const isSame = (other: { code: string; name: string; kind: AreaKind }): boolean =>
      other.code !== code &&
      other.kind === kind &&
      parentCode(other.code) === parent &&
      foldName(other.name) === foldName(name);
    const beside = this.children(parent ?? '').filter((area) => !this.#ends.has(area.code));
    if ([...beside, ...this.#begins.values()].some(isSame)) this.fault(field, 'areasErrorNameTaken');
  }
}
