import type { Desk } from '#access/index.ts';
import { type Decimal, sum } from '#kernel/index.ts';
import { type AreaHead, isOneOf, readAreaHeads } from './area-heads.ts';
import { prepareForGrouping } from './coverage-store.ts';
import { readDecisions } from './decision-store.ts';
import { type Decided, decidedFor, isShown, overlapKey, type Show } from './finding.ts';
import { keepUntilChange } from './kept-results.ts';
import {
  type OverlapActivity,
  type OverlapHead,
  readOverlapActivities,
  readOverlapHeads,
} from './overlap-store.ts';

/** Two or more partners in one field and place at one time, with what it was concluded from. */
export interface Overlap {
  readonly kind: 'overlap';
  readonly key: string;
  readonly area: AreaHead;
  /** `district` where neither activity says the village. */
  readonly depth: 'village' | 'district';
  readonly field: string;
  /** Years that at least two of the partners share. */
  readonly years: readonly number[];
  readonly partners: readonly { readonly id: string; readonly name: string | null }[];
  /** The most of them in one year; fewer than all where some follow others. */
  readonly atOnce: number;
  /** Rupiah in that place, field and those years; null where no activity has such an amount recorded. */
  readonly planned: Decimal | null;
  readonly spent: Decimal | null;
  readonly activities: readonly OverlapActivity[];
  readonly decided: Decided;
}

export interface OverlapWish {
  readonly area: string | null;
  readonly year?: number | undefined;
  readonly field?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly show?: Show | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface Overlaps {
  readonly total: number;
  /** Overlaps of the area beyond the 5,000 weightiest, which are all that can be listed and filtered. */
  readonly beyond: number;
  readonly findings: readonly Overlap[];
}

/**
 * Overlaps of an area and all inside it, as far as the actor may see the activities; most partners first, then most
 * money. With a year, those that include it; their sentence and key stay those of all years.
 */
export async function findOverlaps(desk: Desk, wish: OverlapWish): Promise<Overlaps> {
  const { heads, total } = await keepUntilChange(desk, `overlaps ${wish.area ?? 'ID'}`, async (tx) => {
    await prepareForGrouping(tx);
    const found = await readOverlapHeads(tx, { area: wish.area });
    return { value: found, weight: found.heads.length };
  });
  return desk.database.asActor(desk.actor, async (tx) => {
    const decisions = await readDecisions(tx, 'overlap', wish.area);
    const wanted = heads
      .filter((head) => isWanted(head, wish))
      .map((head) => ({ head, key: overlapKey(head.areaCode, head.field, head.partnerIds) }))
      .map((found) => ({ ...found, decided: decidedFor(found.key, decisions) }))
      .filter(({ decided }) => isShown(decided, wish.show ?? 'open'));
    const page = wanted.slice(wish.offset ?? 0, (wish.offset ?? 0) + (wish.limit ?? 50));
    const activities = await readOverlapActivities(
      tx,
      page.map(({ head }) => head),
    );
    const areas = await readAreaHeads(tx, isOneOf(page.map(({ head }) => head.areaCode)));
    const findings = page.map((found, i) =>
      makeOverlap(found, activities[i] ?? [], areas.get(found.head.areaCode)),
    );
    return { total: wanted.length, beyond: total - heads.length, findings };
  });
}

function isWanted(head: OverlapHead, wish: OverlapWish): boolean {
  return (
    (wish.year === undefined || head.years.includes(wish.year)) &&
    (wish.field === undefined || head.field === wish.field) &&
    (wish.partnerId === undefined || head.partnerIds.includes(wish.partnerId))
  );
}

function makeOverlap(
  { head, key, decided }: { head: OverlapHead; key: string; decided: Decided },
  activities: readonly OverlapActivity[],
  area: AreaHead | undefined,
): Overlap {
  const names = new Map(activities.map((a) => [a.partnerId, a.partnerName]));
  return {
    kind: 'overlap',
    key,
    area: area ?? {
      code: head.areaCode,
      name: head.areaCode,
      kind: '',
      path: '',
      latitude: null,
      longitude: null,
    },
    depth: head.areaCode.length === 8 ? 'district' : 'village',
    field: head.field,
    years: head.years,
    partners: head.partnerIds.map((id) => ({ id, name: names.get(id) ?? null })),
    atOnce: head.atOnce,
    planned: sumOrNull(activities.map((a) => a.planned)),
    spent: sumOrNull(activities.map((a) => a.spent)),
    activities,
    decided,
  };
}

function sumOrNull(amounts: readonly (Decimal | null)[]): Decimal | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : sum(known);
}
