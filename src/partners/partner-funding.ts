import { type Decimal, fromUnits, isPlainDate, toUnits } from '#kernel/index.ts';

/** Money a partner is recorded with, for a period: what a bureau's list of partners says beside each of them. */
export interface PartnerFunding {
  readonly id: string;
  /** Two digits after the point; null where only the period is known. */
  readonly amount: Decimal | null;
  /** ISO 4217. */
  readonly currency: string;
  /** A year (`2019`) or a date, as much as is known; both ends belong to the period. */
  readonly from: string | null;
  readonly to: string | null;
  /** The amount as its file wrote it, and to how many units of the currency it is exact: `8,70 M` to 10,000,000. */
  readonly written: string | null;
  readonly exactTo: Decimal | null;
  /** Who says so: a file with its cell, a letter. */
  readonly source: string | null;
  readonly note: string | null;
}

/**
 * How exact an amount is by the way it is written: the value of the last digit, so `8,70 M` (8,700,000,000) gives
 * 10,000,000. Null for an amount written out to the unit, and where the writing does not tell.
 */
export function exactnessOf(written: string, amount: Decimal): Decimal | null {
  const digits = written.replace(/\D/g, '').replace(/^0+/, '');
  const units = toUnits(amount, 2);
  if (digits === '' || digits.length > 24 || units === 0n || units % BigInt(digits) !== 0n) return null;
  const step = units / BigInt(digits);
  return /^10{3,}$/.test(String(step)) ? fromUnits(step, 2) : null;
}

/** A year or a date as it is stored, from `2019`, `2019-03-01` or `1/3/2019`; undefined where it is neither. */
export function readYearOrDate(text: string): string | undefined {
  const given = text.trim();
  if (/^(19|2[01])\d{2}$/.test(given)) return given;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(given) ?? [];
  const date = year === '' ? given : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(date) ? date : undefined;
}

/** Whether a period ends before it begins; a year alone reaches from its first to its last day. */
export function isReversed({ from, to }: Pick<PartnerFunding, 'from' | 'to'>): boolean {
  return from !== null && to !== null && to.padEnd(10, '-12-31') < from.padEnd(10, '-01-01');
}

/** Whole years as years, anything finer as it is: `2014-01-01` to `2017-12-31` is 2014 to 2017. */
export function asYears(period: {
  readonly from: string;
  readonly to: string | null;
}): Pick<PartnerFunding, 'from' | 'to'> {
  const whole = period.from.endsWith('-01-01') && (period.to?.endsWith('-12-31') ?? true);
  return whole ? { from: period.from.slice(0, 4), to: period.to?.slice(0, 4) ?? null } : period;
}

type GivenFunding = Omit<PartnerFunding, 'id'>;

/**
 * What a file says of funding, added to what is known. The same amount for the same period is the same funding; another
 * amount for a period that is known corrects it where the file may (`correct`), else it comes back as a difference.
 */
export function applyFunding(
  known: readonly PartnerFunding[],
  given: readonly GivenFunding[],
  { correct, makeId }: { readonly correct: boolean; readonly makeId: () => string },
): { funding: PartnerFunding[]; differing: { ours: PartnerFunding; theirs: GivenFunding }[] } {
  const funding = [...known];
  const differing: { ours: PartnerFunding; theirs: GivenFunding }[] = [];
  const settled = new Set<PartnerFunding>();
  const rest = given.filter((one) => {
    const same = funding.find((old) => !settled.has(old) && isSamePeriod(old, one) && isSameMoney(old, one));
    if (same !== undefined) settled.add(same);
    return same === undefined;
  });
  for (const one of rest) {
    const at = known.findIndex((old) => !settled.has(old) && isSamePeriod(old, one));
    const old = known[at];
    if (old === undefined) {
      funding.push({ ...one, id: makeId() });
      continue;
    }
    settled.add(old);
    if (one.amount === null) continue;
    if (correct || old.amount === null) funding[at] = { ...one, id: old.id, note: one.note ?? old.note };
    else differing.push({ ours: old, theirs: one });
  }
  return { funding, differing };
}

function isSamePeriod(a: GivenFunding, b: GivenFunding): boolean {
  return a.from === b.from && a.to === b.to;
}

function isSameMoney(a: GivenFunding, b: GivenFunding): boolean {
  return a.amount === b.amount && (a.currency === b.currency || a.amount === null);
}
