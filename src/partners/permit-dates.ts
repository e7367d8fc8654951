import { type CalendarEntry, type CalendarSpan, type Desk, mayDo, todayOf } from '#access/index.ts';
import { readEndingPermits } from './matter-store.ts';

/**
 * When permits end: to offices that work with partners those in their area, to a partner its own. The permit that covers
 * a partner longest counts.
 */
export async function permitDates(desk: Desk, { from, to, area }: CalendarSpan): Promise<CalendarEntry[]> {
  const { actor } = desk;
  const partnerId = 'partnerId' in actor ? actor.partnerId : null;
  if (!mayDo(actor, 'readPartnerFiles')) return [];
  const today = todayOf(desk.now());
  const own = 'areaCode' in actor ? actor.areaCode : null;
  const wish = { areaCode: partnerId === null ? ((area ?? own)?.slice(0, 5) ?? null) : null, partnerId };
  const permits = await desk.database.asActor(actor, (tx) => readEndingPermits(tx, wish, { from, to }));
  return permits.map(({ id, name, validTo, version }) => ({
    id: `permit-${id}`,
    version,
    kind: 'permit',
    day: validTo,
    title: name,
    path: `/mitra/${id}`,
    late: validTo < today,
    own: id === partnerId,
  }));
}
