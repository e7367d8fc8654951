import type { Desk } from '#access/index.ts';
import { dateIn, yearOf } from '#kernel/index.ts';
import { type AreaHead, isOneOf, readAreaHeads } from './area-heads.ts';
import { prepareForGrouping } from './coverage-store.ts';
import { readDecisions } from './decision-store.ts';
import { type Level, levelBelow } from './filter.ts';
import { type Decided, decidedFor, gapKey, isShown, type Show } from './finding.ts';
import { type GapHead, type GapPlace, type GapUnit, readGapHeads } from './gap-store.ts';
import { keepUntilChange } from './kept-results.ts';
import type { LateReport, LateReports } from './late-reports.ts';

/** Areas in which no partner is recorded in a field; that none is recorded does not say that there is none. */
export interface Gap {
  readonly kind: 'gap';
  readonly key: string;
  /** What the areas lie in; null for the nation. */
  readonly area: AreaHead | null;
  readonly field: string;
  readonly unit: Level;
  readonly units: readonly GapUnit[];
  /** Nothing is recorded in any of them from this year on; null where nothing ever was. */
  readonly since: number | null;
  /** Neighbouring areas where partners are recorded, out of all areas of the place. */
  readonly active: number;
  readonly of: number;
  /** Activities of the field in the place that do not say in which of the areas. */
  readonly undetailed: number;
  /** Reports that are late there; null where reports are not kept here yet. */
  readonly lateReports: readonly LateReport[] | null;
  readonly decided: Decided;
}

export interface GapWish {
  readonly area: string | null;
  readonly field?: string | undefined;
  /** First year that counts as "still there"; two years before this one where it is not said. */
  readonly since?: number | undefined;
  /** Level of the areas looked at; the level below `area` where it is not said. */
  readonly unit?: Level | undefined;
  readonly show?: Show | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface Gaps {
  readonly total: number;
  readonly findings: readonly Gap[];
}

/** Gaps inside an area, those with most active neighbours first. */
export async function findGaps(desk: Desk, wish: GapWish, lateReports?: LateReports): Promise<Gaps> {
  const thisYear = yearOf(dateIn('Asia/Jakarta', desk.now()));
  const unit = wish.unit ?? levelBelow(wish.area);
  const place: GapPlace = { area: wish.area, unit, since: wish.since ?? thisYear - 2, field: wish.field };
  const heads = await keepUntilChange(desk, `gaps ${JSON.stringify(place)}`, async (tx) => {
    await prepareForGrouping(tx);
    const found = await readGapHeads(tx, place);
    return { value: found, weight: found.reduce((n, head) => n + head.units.length, 0) };
  });
  const page = await desk.database.asActor(desk.actor, async (tx) => {
    const decisions = await readDecisions(tx, 'gap', wish.area);
    const wanted = heads
      .map((head) => ({ head, key: gapKey(head.areaCode || null, head.field) }))
      .map((found) => ({ ...found, decided: decidedFor(found.key, decisions) }))
      .filter(({ decided }) => isShown(decided, wish.show ?? 'open'));
    const shown = wanted.slice(wish.offset ?? 0, (wish.offset ?? 0) + (wish.limit ?? 50));
    const areas = await readAreaHeads(tx, isOneOf(shown.map(({ head }) => head.areaCode)));
    return { total: wanted.length, shown, areas };
  });
  const findings: Gap[] = [];
  for (const found of page.shown) {
    const late = lateReports ? await lateReports.inArea(found.head.areaCode) : null;
    findings.push(makeGap(found, unit, page.areas.get(found.head.areaCode) ?? null, late));
  }
  return { total: page.total, findings };
}

function makeGap(
  { head, key, decided }: { head: GapHead; key: string; decided: Decided },
  unit: Level,
  area: AreaHead | null,
  lateReports: readonly LateReport[] | null,
): Gap {
  const { field, units, active, of, undetailed } = head;
  const last = Math.max(...units.map((u) => u.lastYear ?? 0));
  const since = last === 0 ? null : last + 1;
  return { kind: 'gap', key, area, field, unit, units, since, active, of, undetailed, lateReports, decided };
}
