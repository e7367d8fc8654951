import type { PlainDate } from '#kernel/index.ts';
import type { PartnerPermit } from './partner.ts';

/** `ending6` and `ending3`: the permit ends within six or three months, the marks of the permits radar (M4). */
export type PermitState = 'valid' | 'ending6' | 'ending3' | 'expired' | 'notYet' | 'unknown';

/**
 * State of a permit on a day. The last day of validity still counts as valid; without an end date it is `unknown`,
 * which is not the same as unlimited.
 */
export function permitState(
  permit: Pick<PartnerPermit, 'validFrom' | 'validTo'>,
  today: PlainDate,
): PermitState {
  if (permit.validFrom !== null && permit.validFrom > today) return 'notYet';
  if (permit.validTo === null) return 'unknown';
  if (permit.validTo < today) return 'expired';
  const day = Temporal.PlainDate.from(today);
  if (permit.validTo <= day.add({ months: 3 }).toString()) return 'ending3';
  if (permit.validTo <= day.add({ months: 6 }).toString()) return 'ending6';
  return 'valid';
}

/** The permit that covers the partner longest: the one with the latest end; undefined where no permit has an end date. */
export function leadingPermit(permits: readonly PartnerPermit[]): PartnerPermit | undefined {
  return permits
    .filter(({ validTo }) => validTo !== null)
    .toSorted((a, b) => (b.validTo ?? '').localeCompare(a.validTo ?? ''))[0];
}
