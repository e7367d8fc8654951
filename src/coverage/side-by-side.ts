import type { Transaction } from '#database/index.ts';
import { type AreaHead, isOneOf, readAreaHeads } from './area-heads.ts';
import {
  type OverlapActivity,
  readBeneficiaries,
  readOverlapActivities,
  readYears,
} from './overlap-store.ts';

/** People, households or institutions that an activity names, all places together; null where it gives no number. */
export interface BeneficiaryCount {
  readonly unit: string;
  readonly planned: number | null;
  readonly reached: number | null;
}

export interface ComparedActivity extends OverlapActivity {
  readonly beneficiaries: readonly BeneficiaryCount[];
}

/** What some partners do in one place and field, side by side, as far as the actor may see it. */
export interface SideBySide {
  readonly area: AreaHead | undefined;
  readonly field: string;
  /** Years that at least two of the activities' partners share; empty where the actor sees no such year. */
  readonly years: readonly number[];
  /** With their years and money: of the shared years where there are any, else of all. */
  readonly activities: readonly ComparedActivity[];
}

/** Reads what these partners do in a place and field, whether or not they overlap there by now. */
export async function readSideBySide(
  tx: Transaction,
  wanted: {
    readonly areaCode: string;
    readonly field: string;
    readonly partnerIds: readonly string[];
  },
): Promise<SideBySide> {
  const { areaCode, field, partnerIds } = wanted;
  const byYear = await readYears(tx, wanted);
  const shared = byYear.filter(({ partners }) => partners > 1).map(({ year }) => year);
  const years = shared.length > 0 ? shared : byYear.map(({ year }) => year);
  const [found = []] = await readOverlapActivities(tx, [{ areaCode, field, years }]);
  const activities = found.filter(({ partnerId }) => partnerIds.includes(partnerId));
  const counts = await readBeneficiaries(
    tx,
    activities.map(({ activityId }) => activityId),
  );
  const areas = await readAreaHeads(tx, isOneOf([areaCode]));
  return {
    area: areas.get(areaCode),
    field,
    years: shared,
    activities: activities.map((one) => ({
      ...one,
      beneficiaries: counts
        .filter(({ activityId }) => activityId === one.activityId)
        .map(({ unit, planned, reached }) => ({ unit, planned, reached })),
    })),
  };
}
