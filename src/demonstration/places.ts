/** An area as the generator needs it; the province, its regencies and cities, districts and villages. */
export interface DemonstrationArea {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** The tree below the province, to find children and names in. */
export class Places {
  readonly #areas = new Map<string, DemonstrationArea>();
  readonly #children = new Map<string, string[]>();

  constructor(areas: readonly DemonstrationArea[]) {
    for (const area of [...areas].sort((a, b) => (a.code < b.code ? -1 : 1))) {
      this.#areas.set(area.code, area);
      const parent = area.code.split('.').slice(0, -1).join('.');
      this.#children.set(parent, [...(this.#children.get(parent) ?? []), area.code]);
    }
  }

  /** Codes one level below, in the order of the codes. */
  children(code: string): readonly string[] {
    return this.#children.get(code) ?? [];
  }

  name(code: string): string {
    return this.get(code).name;
  }

  isUrban(code: string): boolean {
    return this.get(code).kind === 'kelurahan';
  }

  private get(code: string): DemonstrationArea {
    const area = this.#areas.get(code);
    if (!area) throw new RangeError(`the areas do not hold ${code}; load Nusa Tenggara Timur in full first`);
    return area;
  }
}
