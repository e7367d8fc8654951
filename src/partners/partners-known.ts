import { type Desk, eachChange, gatherChanges } from '#access/index.ts';
import type { PartnerRecord } from './partner.ts';
import { listAllPartners } from './list-partners.ts';
import { asRecord } from './partner-history.ts';
import { readAreaNames, readPartners } from './partner-store.ts';

export interface KnownPartner {
  readonly id: string;
  readonly record: PartnerRecord;
}

/**
 * The partners present in an area, whole, in the order of the register, with the names of the areas they are in: as
 * recorded, or with `moment` as they were known then. Website and description of the past are left out: who may know
 * them was decided for what they say today.
 */
export async function partnersKnown(
  desk: Desk,
  areaCode: string | null,
  moment: Temporal.Instant | undefined,
): Promise<{ partners: readonly KnownPartner[]; areaNames: Readonly<Record<string, string>> }> {
  const listed = await listAllPartners(desk, { areaCode: areaCode?.slice(0, 5) }, moment);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const records = new Map<string, PartnerRecord>();
    if (moment) {
      await gatherChanges(tx, 'partner', moment);
      for await (const batch of eachChange(tx, 'partner'))
        for (const { id, before } of batch) {
          const record = asRecord(before);
          if (record) records.set(id, { ...record, website: null, description: null });
        }
    }
    const unchanged = listed.filter(({ id }) => !records.has(id)).map(({ id }) => id);
    for (const [id, { record }] of await readPartners(tx, unchanged)) records.set(id, record);
    const partners = listed.flatMap(({ id }) => {
      const record = records.get(id);
      return record ? [{ id, record }] : [];
    });
    const codes = partners.flatMap(({ record }) => record.presence.map((one) => one.areaCode));
    return { partners, areaNames: await readAreaNames(tx, codes) };
  });
}
