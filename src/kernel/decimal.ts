/**
 * An exact decimal number as text, for example `"1234567.89"`. Money never passes through a float:
 * PostgreSQL `numeric` comes and goes as text, arithmetic is done on scaled bigints.
 */
export type Decimal = string;

const DECIMAL = /^-?\d{1,24}(\.\d{1,12})?$/;

/** Whether the text is a plain decimal: optional minus, at most 24 digits before and 12 after the point. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/**
 * The decimal as a whole number of units of `10^-scale`. Digits beyond the scale are rounded half away from zero.
 * @throws RangeError when the text is not a decimal
 */
export function toUnits(value: Decimal, scale: number): bigint {
  if (!isDecimal(value)) throw new RangeError(`not a decimal: ${value.slice(0, 40)}`);
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  let units = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  if ((fraction[scale] ?? '0') >= '5') units += 1n;
  return negative ? -units : units;
}

/** The inverse of `toUnits`, always with exactly `scale` digits after the point (none for scale 0). */
export function fromUnits(units: bigint, scale: number): Decimal {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return negative ? `-${text}` : text;
}

/** Exact sum, with two digits after the point unless another scale is given. */
export function sum(values: Iterable<Decimal>, scale = 2): Decimal {
  let total = 0n;
  for (const value of values) total += toUnits(value, scale);
  return fromUnits(total, scale);
}

/** `amount × factor` rounded half away from zero to `scale` digits, for example an amount in dollars times a rate. */
export function multiply(amount: Decimal, factor: Decimal, scale = 2): Decimal {
  const product = toUnits(amount, 12) * toUnits(factor, 12);
  return fromUnits(divideRounded(product, 10n ** BigInt(24 - scale)), scale);
}

function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const half = denominator / 2n;
  return numerator < 0n ? -((-numerator + half) / denominator) : (numerator + half) / denominator;
}

/**
 * Splits an amount by weights so that the parts add up to it exactly, to the last unit of `scale`.
 * Each running total is rounded and the parts are the differences, so no part is more than one unit away from its
 * exact share. All weights zero means equal parts. Weights must not be negative; none gives no parts.
 */
export function split(amount: Decimal, weights: readonly Decimal[], scale = 2): Decimal[] {
  const parts = splitUnits(
    toUnits(amount, scale),
    weights.map((weight) => toUnits(weight, 6)),
  );
  return parts.map((part) => fromUnits(part, scale));
}

/** `split` on whole units, for code that splits many amounts. */
export function splitUnits(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((a, b) => a + b, 0n);
  const even = total === 0n;
  const whole = even ? BigInt(weights.length) : total;
  let running = 0n;
  let given = 0n;
  return weights.map((weight) => {
    running += even ? 1n : weight;
    const upTo = divideRounded(amount * running, whole);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
