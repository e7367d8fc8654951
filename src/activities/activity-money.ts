import { type Decimal, fromUnits, type PlainDate, splitUnits, toUnits } from '#kernel/index.ts';
import type { ActivityDocument, Budget } from './activity.ts';
import type { ExchangeRate, ExchangeRates } from './exchange-rates.ts';
import { countedYear } from './normalise-activity.ts';

const CENTS = 2;
const MOST_YEARS = 40;

/** The money of an activity in rupiah cents by year; `unconverted` counts the amounts no rate was found for. */
export interface YearlyMoney {
  readonly planned: ReadonlyMap<number, bigint>;
  readonly spent: ReadonlyMap<number, bigint>;
  readonly unconverted: number;
  readonly ratesUsed: readonly ExchangeRate[];
}

/** IATI TransactionType: 3 disbursement, 4 expenditure. Commitments are never added to them. */
export function isSpending(type: number): boolean {
  return type === 3 || type === 4;
}

/** Budgets that count: for the same period, revised ones (type 2) take the place of original ones (type 1). */
export function standingBudgets(budgets: readonly Budget[]): Budget[] {
  const period = (budget: Budget): string => `${budget.periodStart}/${budget.periodEnd}`;
  const revised = new Set(budgets.filter((budget) => budget.type === 2).map(period));
  return budgets.filter((budget) => budget.type === 2 || !revised.has(period(budget)));
}

/**
 * Planned is the standing budgets, each spread over the years of its period by days; spent is disbursements and
 * expenditures in the year of their value date. Each amount is converted at its own value date.
 */
export function yearlyMoney(document: ActivityDocument, rates: ExchangeRates): YearlyMoney {
  const planned = new Map<number, bigint>();
  const spent = new Map<number, bigint>();
  const used = new Set<ExchangeRate>();
  let unconverted = 0;
  const inCents = (amount: Decimal, currency: string, date: PlainDate): bigint | undefined => {
    const converted = rates.toRupiah(amount, currency, date);
    if (!converted) {
      unconverted += 1;
      return undefined;
    }
    if (converted.rate) used.add(converted.rate);
    return toUnits(converted.rupiah, CENTS);
  };
  for (const budget of standingBudgets(document.budgets)) {
    const cents = inCents(budget.amount, budget.currency, budget.valueDate);
    if (cents !== undefined) spread(planned, cents, budget);
  }
  for (const transaction of document.transactions) {
    if (!isSpending(transaction.type)) continue;
    const cents = inCents(transaction.amount, transaction.currency, transaction.valueDate);
    if (cents !== undefined) add(spent, countedYear(transaction.valueDate), cents);
  }
  return { planned, spent, unconverted, ratesUsed: [...used].sort(byCurrencyAndDate) };
}

function spread(years: Map<number, bigint>, cents: bigint, { periodStart, periodEnd }: Budget): void {
  const first = countedYear(periodStart);
  const last = Math.min(countedYear(periodEnd), first + MOST_YEARS - 1);
  if (last <= first) {
    add(years, first, cents);
    return;
  }
  const days: bigint[] = [];
  for (let year = first; year <= last; year++) {
    const from = Math.max(dayNumber(periodStart), Date.UTC(year, 0, 1) / DAY);
    const to = Math.min(dayNumber(periodEnd), Date.UTC(year, 11, 31) / DAY);
    days.push(BigInt(Math.max(0, to - from + 1)));
  }
  splitUnits(cents, days).forEach((part, i) => {
    if (part !== 0n) add(years, first + i, part);
  });
}

const DAY = 86_400_000;

function dayNumber(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

function add(years: Map<number, bigint>, year: number, cents: bigint): void {
  years.set(year, (years.get(year) ?? 0n) + cents);
}

function byCurrencyAndDate(a: ExchangeRate, b: ExchangeRate): number {
  return a.currency === b.currency ? (a.date < b.date ? -1 : 1) : a.currency < b.currency ? -1 : 1;
}

/** The sum of the years as a decimal of rupiah; null where no amount was recorded or none could be converted. */
export function totalOf(years: ReadonlyMap<number, bigint>): Decimal | null {
  if (years.size === 0) return null;
  let total = 0n;
  for (const cents of years.values()) total += cents;
  return fromUnits(total, CENTS);
}
