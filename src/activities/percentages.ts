import { type Decimal, fromUnits, splitUnits, toUnits } from '#kernel/index.ts';

const SCALE = 6;
const WHOLE = toUnits('100', SCALE);

/**
 * Percentages that add up to 100 exactly, with six digits. Those without a percentage share evenly what the others
 * leave of 100 (nothing, where they leave nothing: the part is recorded but has no share of the money); what then does
 * not add up to 100 is scaled. All missing or all zero: equal shares. Negative ones count as zero.
 */
export function wholePercentages(given: readonly (Decimal | null | undefined)[]): Decimal[] {
  const known = given.map((value) =>
    value === null || value === undefined ? null : positive(toUnits(value, SCALE)),
  );
  const sum = known.reduce<bigint>((total, value) => total + (value ?? 0n), 0n);
  const missing = known.filter((value) => value === null).length;
  const left = splitUnits(positive(WHOLE - sum), new Array<bigint>(missing).fill(1n));
  let next = 0;
  const weights = known.map((value) => value ?? left[next++] ?? 0n);
  return splitUnits(WHOLE, weights).map((units) => fromUnits(units, SCALE));
}

function positive(units: bigint): bigint {
  return units < 0n ? 0n : units;
}
