import { Forbidden } from '#kernel/index.ts';
import type { Desk } from './desk.ts';
import { mayManage, type OfficeRecord } from './office.ts';
import {
  countOfficesByProvince,
  isInOwnHands,
  type ListedOffice,
  type OfficeFilter,
  readOffices,
} from './office-store.ts';
import { todayOf } from './seat.ts';

const MOST = 600;

export interface OfficeList {
  readonly offices: readonly ListedOffice[];
  /** Whether there are more than are given here; then the filter should be narrower. */
  readonly more: boolean;
  readonly provinces: readonly { readonly code: string; readonly name: string; readonly offices: number }[];
}

export interface OfficeQuery extends Omit<OfficeFilter, 'standingOn'> {
  /** With those that are closed. */
  readonly closed?: boolean;
}

/** The offices that fit the query, and how many every province has. @throws Forbidden for who is not signed in */
export async function listOffices(desk: Desk, query: OfficeQuery = {}): Promise<OfficeList> {
  if (desk.actor.kind === 'public' || desk.actor.kind === 'guest')
    throw new Forbidden('offices are listed for who is signed in');
  const today = todayOf(desk.now());
  const { closed = false, ...filter } = query;
  return await desk.database.asActor(desk.actor, async (tx) => {
    const found = await readOffices(
      tx,
      { ...filter, ...(!closed && { standingOn: today }) },
      { today, limit: MOST + 1 },
    );
    return {
      offices: found.slice(0, MOST),
      more: found.length > MOST,
      provinces: await countOfficesByProvince(tx, today),
    };
  });
}

/** Whether the actor may open an office in that place. */
export async function mayOpenOffice(
  desk: Desk,
  place: Pick<OfficeRecord, 'kind' | 'areaCode' | 'partnerId'>,
): Promise<boolean> {
  return await desk.database.asActor(desk.actor, async (tx) =>
    mayManage(desk.actor, place, await isInOwnHands(tx, place.partnerId)),
  );
}

/**
 * Whether the actor may open the first office of a partner: a bureau while nobody of it is here yet, or the partner's own
 * officer.
 */
export async function mayOpenPartnerOffice(desk: Desk, partnerId: string): Promise<boolean> {
  const place = { kind: 'partner', areaCode: null, partnerId } as const;
  if (!mayManage(desk.actor, place, false)) return false;
  return await desk.database.asActor(desk.actor, async (tx) => {
    const today = todayOf(desk.now());
    const known = await readOffices(tx, { partnerId, standingOn: today }, { today, limit: 1 });
    return known.length === 0 && mayManage(desk.actor, place, await isInOwnHands(tx, partnerId));
  });
}

export interface OfficeNode<Office> {
  readonly office: Office;
  readonly below: readonly OfficeNode<Office>[];
}

/** Offices as a tree: each under its parent where that is among them, else at the top; the order given is kept. */
export function treeOf<Office extends { readonly id: string; readonly parentId: string | null }>(
  offices: readonly Office[],
): OfficeNode<Office>[] {
  const known = new Set(offices.map(({ id }) => id));
  const under = Map.groupBy(offices, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : '',
  );
  const below = (id: string): OfficeNode<Office>[] =>
    (under.get(id) ?? []).map((office) => ({ office, below: below(office.id) }));
  return below('');
}
