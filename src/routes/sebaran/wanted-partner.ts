import type { Desk } from '#access/index.ts';
import { getPartner } from '#partners/index.ts';

/**
 * The name of the partner a table is filtered by.
 * @throws NotFound where the reader may not see that there is such a partner
 */
export async function wantedPartner(desk: Desk, partnerId: string | undefined): Promise<string | undefined> {
  return partnerId === undefined ? undefined : (await getPartner(desk, partnerId)).record.name;
}
