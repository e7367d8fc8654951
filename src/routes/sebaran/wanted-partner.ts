import type { Desk } from '#access/index.ts';
import type { CoverageWish } from '#coverage/index.ts';
import { m } from '#messages/messages.js';
import { getPartner } from '#partners/index.ts';

/**
 * The name of the partner a table is filtered by, or the words for the organisation that takes part.
 * @throws NotFound where the reader may not see that there is such a partner
 */
export async function wantedPartner(
  desk: Desk,
  { partnerId, participantId }: Pick<CoverageWish, 'partnerId' | 'participantId'>,
): Promise<string | undefined> {
  if (partnerId !== undefined) return (await getPartner(desk, partnerId)).record.name;
  if (participantId === undefined) return undefined;
  return m.coverageTakingPart({ name: (await getPartner(desk, participantId)).record.name });
}
