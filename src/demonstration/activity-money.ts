import type { ActivityTransaction, Budget } from '#activities/index.ts';
import { fromUnits, splitUnits } from '#kernel/index.ts';
import { type ActivityDates, dayBetween, LAST_REPORTED_YEAR } from './activity-dates.ts';
import type { PlannedActivity } from './plan-activities.ts';
import type { Random } from './random.ts';
import { rateOfYear } from './rates.ts';
import type { Topic } from './topics.ts';

interface MoneyOf {
  readonly planned: PlannedActivity;
  readonly topic: Topic;
  readonly dates: ActivityDates;
  readonly implementer: string | null;
}

export interface ActivityMoney {
  readonly currency: string;
  readonly budgets: readonly Budget[];
  readonly transactions: readonly ActivityTransaction[];
}

interface Year {
  readonly year: number;
  readonly start: string;
  readonly end: string;
  readonly units: bigint;
}

const SCALE = { bilateral: 1.5, multilateral: 1.9, internationalNgo: 1 } as const;

/** Plan and spending by year. Some activities have no recorded budget, some past years no recorded spending: unknown, not 0. */
export function moneyFor(subject: MoneyOf, random: Random): ActivityMoney {
  const { planned } = subject;
  const currency = random.chance(0.14) ? 'IDR' : planned.partner.currency;
  const years = yearsOf(subject, currency, random);
  const budgets = random.chance(0.05) ? [] : years.flatMap((year) => budgetsOf(year, currency, random));
  const spent = years.flatMap((year) => spendingOf(subject, year, currency, random));
  const commitment = random.chance(0.3) ? [commitmentOf(subject, years, currency)] : [];
  return { currency, budgets, transactions: [...commitment, ...spent] };
}

function scaleOf(currency: string): number {
  return currency === 'IDR' ? 0 : 2;
}

function yearsOf({ planned, topic, dates }: MoneyOf, currency: string, random: Random): Year[] {
  const { from, to } = planned.years;
  const usual =
    random.integer(...topic.cost) * SCALE[planned.partner.partnerClass] * planned.places.length ** 0.5;
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const year = from + i;
    const rupiah = Math.round((usual * (0.7 + random.next() * 0.6)) / 5) * 5_000_000;
    const amount = currency === 'IDR' ? rupiah : Math.round(rupiah / rateOfYear(currency, year) / 100) * 100;
    return {
      year,
      start: year === from ? dates.plannedStart : `${String(year)}-01-01`,
      end: year === to ? dates.plannedEnd : `${String(year)}-12-31`,
      units: BigInt(amount) * 10n ** BigInt(scaleOf(currency)),
    };
  });
}

function budgetsOf({ year, start, end, units }: Year, currency: string, random: Random): Budget[] {
  const common = {
    type: 1,
    status: year > LAST_REPORTED_YEAR ? 1 : 2,
    periodStart: start,
    periodEnd: end,
    valueDate: start,
  } as const;
  const own: Budget = { ...common, amount: fromUnits(units, scaleOf(currency)), currency, source: 'Hibah' };
  if (!random.chance(0.07)) return [own];
  const counterpart = String(random.integer(4, 40) * 5_000_000);
  return [own, { ...common, amount: counterpart, currency: 'IDR', source: 'APBD' }];
}

/** What was spent of a year's plan, in thousandths: mostly 60 to 105 %. */
function ratioOf(dates: ActivityDates, random: Random): number {
  if (dates.status === 5) return random.integer(0, 250);
  return random.weighted([
    [random.integer(600, 1050), 88],
    [random.integer(180, 600), 10],
    [random.integer(1050, 1220), 2],
  ]);
}

function spendingOf(subject: MoneyOf, year: Year, currency: string, random: Random): ActivityTransaction[] {
  const { dates, implementer, planned } = subject;
  const ratio = BigInt(ratioOf(dates, random));
  if (year.year > LAST_REPORTED_YEAR || dates.status === 1 || ratio === 0n || random.chance(0.1)) return [];
  if (dates.status === 5 && year.year > planned.years.from) return [];
  const from = dates.actualStart !== null && dates.actualStart > year.start ? dates.actualStart : year.start;
  const pieces = random.integer(1, 3);
  const weights = Array.from({ length: pieces }, () => BigInt(random.integer(2, 6)));
  const passedOn = implementer !== null && random.chance(0.55);
  return splitUnits((year.units * ratio) / 1000n, weights).map((units, i) => {
    const date = dayBetween(from, year.end, (i + 0.3 + random.next() * 0.6) / pieces);
    return {
      ref: null,
      type: passedOn ? 3 : 4,
      date,
      amount: fromUnits(units, scaleOf(currency)),
      currency,
      valueDate: date,
      description: passedOn ? 'Penyaluran kepada mitra pelaksana' : 'Belanja kegiatan',
      provider: planned.partner.name,
      receiver: passedOn ? implementer : null,
    };
  });
}

function commitmentOf(
  { planned, dates }: MoneyOf,
  years: readonly Year[],
  currency: string,
): ActivityTransaction {
  return {
    ref: null,
    type: 2,
    date: dates.plannedStart,
    amount: fromUnits(
      years.reduce((sum, year) => sum + year.units, 0n),
      scaleOf(currency),
    ),
    currency,
    valueDate: dates.plannedStart,
    description: 'Komitmen',
    provider: planned.partner.name,
    receiver: null,
  };
}
