import type { Desk } from '#access/index.ts';
import type { PartnerPage, PartnerQuery, PartnerRow } from './partner-list.ts';
import { countByClass, listPartnerRows } from './partner-list-store.ts';
import { layPartnersThen } from './partners-then.ts';

/**
 * A page of the register as far as the actor may see it, 25 or 50 rows, with the number of all that match; with `moment`
 * as it was known then.
 */
export async function listPartners(
  desk: Desk,
  query: PartnerQuery,
  moment?: Temporal.Instant,
): Promise<PartnerPage> {
  const size = query.size ?? 25;
  const page = query.page ?? 1;
  return await desk.database.asActor(desk.actor, async (tx) => {
    if (moment) await layPartnersThen(tx, desk, moment);
    const total = (await countByClass(tx, query)).reduce((sum, { count }) => sum + count, 0);
    const rows = await listPartnerRows(tx, query, { limit: size, offset: (page - 1) * size });
    return { rows, total, page, size };
  });
}

const EXPORT_LIMIT = 100_000;

/** All rows of a filter, for a file; at most 100,000; with `moment` as they were known then. */
export async function listAllPartners(
  desk: Desk,
  query: PartnerQuery,
  moment?: Temporal.Instant,
): Promise<PartnerRow[]> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    if (moment) await layPartnersThen(tx, desk, moment);
    return listPartnerRows(tx, query, { limit: EXPORT_LIMIT, offset: 0 });
  });
}
