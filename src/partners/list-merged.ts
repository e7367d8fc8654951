import type { Desk } from '#access/index.ts';

export interface MergedPartner {
  readonly id: string;
  readonly name: string;
  readonly mergedAt: string;
}

/** The records that were merged into a partner and can be split off again, newest first. */
export async function listMerged(desk: Desk, partnerId: string): Promise<MergedPartner[]> {
  return await desk.database.asActor(desk.actor, (tx) =>
    tx
      .selectFrom('partner')
      .select(['id', 'name', 'updated_at as mergedAt'])
      .where('merged_into', '=', partnerId)
      .orderBy('updated_at', 'desc')
      .execute(),
  );
}
