import { type Decimal, fromUnits, splitUnits, toUnits } from '#kernel/index.ts';
import { UNSPECIFIED } from '#sectors/index.ts';
import type { ActivityDocument, ActivitySector } from './activity.ts';
import { totalOf, yearlyMoney } from './activity-money.ts';
import type { ExchangeRate, ExchangeRates } from './exchange-rates.ts';
import { activeYears, placeOf, UNPLACED } from './normalise-activity.ts';

/** The smallest piece of who does what where: one place × field × year of one activity, in rupiah. */
export interface Cell {
  readonly areaCode: string;
  readonly field: string;
  readonly year: number;
  readonly planned: Decimal;
  readonly spent: Decimal;
}

export interface ActivityCells {
  readonly cells: Cell[];
  /** Totals of the whole activity, also of what lies outside Indonesia; null is "no amount recorded". */
  readonly plannedIdr: Decimal | null;
  readonly spentIdr: Decimal | null;
  readonly unconverted: number;
  readonly ratesUsed: readonly ExchangeRate[];
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/** The year of cells of an activity that has neither dates nor money: its year is not recorded. */
export const UNKNOWN_YEAR = 0;

/**
 * Cuts an activity into its cells. The cells add up to the activity's totals times its share in Indonesia, to the
 * cent: each year's money is first cut to the Indonesian share, then by place × field. What lies elsewhere has no
 * cells. Every active year has its cells, also with no money, so that counting cells counts activities. The order of
 * places, sectors and amounts makes no difference.
 */
export function activityCells(document: ActivityDocument, rates: ExchangeRates): ActivityCells {
  const money = yearlyMoney(document, rates);
  const years = [...new Set([...activeYears(document), ...money.planned.keys(), ...money.spent.keys()])].sort(
    (a, b) => a - b,
  );
  const { places, inside, whole } = sharesByPlace(document);
  const fields = sharesByField(document.sectors);
  const pieces = places.flatMap(([areaCode, share]) =>
    fields.map(([field, part]) => ({ areaCode, field, weight: share * part })),
  );
  const weights = pieces.map((piece) => piece.weight);
  const planned = cutter(money.planned, inside, whole, weights);
  const spent = cutter(money.spent, inside, whole, weights);
  const cells: Cell[] = [];
  for (const year of years.length > 0 ? years : [UNKNOWN_YEAR]) {
    const plannedParts = planned(year);
    const spentParts = spent(year);
    pieces.forEach(({ areaCode, field }, i) => {
      cells.push({
        areaCode,
        field,
        year,
        planned: plannedParts === undefined ? '0' : fromUnits(plannedParts[i] ?? 0n, 2),
        spent: spentParts === undefined ? '0' : fromUnits(spentParts[i] ?? 0n, 2),
      });
    });
  }
  return {
    cells,
    plannedIdr: totalOf(money.planned),
    spentIdr: totalOf(money.spent),
    unconverted: money.unconverted,
    ratesUsed: money.ratesUsed,
    firstYear: years[0] ?? null,
    lastYear: years.at(-1) ?? null,
  };
}

/** Cuts years, asked for in rising order, so that what was given so far is always the rounded Indonesian share of it. */
function cutter(
  money: ReadonlyMap<number, bigint>,
  inside: bigint,
  whole: bigint,
  weights: readonly bigint[],
): (year: number) => bigint[] | undefined {
  let running = 0n;
  let given = 0n;
  return (year) => {
    const cents = money.get(year);
    if (cents === undefined || cents === 0n) return undefined;
    running += cents;
    const [upTo = 0n] = splitUnits(running, [inside, whole - inside]);
    const part = upTo - given;
    given = upTo;
    return splitUnits(part, weights);
  };
}

type Share = [code: string, share: bigint];

function sharesByPlace(document: ActivityDocument): { places: Share[]; inside: bigint; whole: bigint } {
  if (document.locations.length === 0) return { places: [[UNPLACED, 1n]], inside: 1n, whole: 1n };
  const shares = new Map<string, bigint>();
  let whole = 0n;
  for (const location of document.locations) {
    const share = toUnits(location.percentage, 6);
    const place = placeOf(location);
    whole += share;
    if (place !== null) shares.set(place, (shares.get(place) ?? 0n) + share);
  }
  const places = sorted(shares);
  return { places, inside: places.reduce((sum, [, share]) => sum + share, 0n), whole };
}

/** One vocabulary only, or the same money would be counted twice. */
const PREFERRED = ['field', 'affair', '1', '2', '10', '7', '8'];

function sharesByField(sectors: readonly ActivitySector[]): Share[] {
  const vocabularies = new Set(sectors.map((sector) => sector.vocabulary));
  const chosen = PREFERRED.find((vocabulary) => vocabularies.has(vocabulary)) ?? [...vocabularies].sort()[0];
  if (chosen === undefined) return [[UNSPECIFIED, 1n]];
  const shares = new Map<string, bigint>();
  for (const sector of sectors)
    if (sector.vocabulary === chosen)
      shares.set(sector.field, (shares.get(sector.field) ?? 0n) + toUnits(sector.percentage, 6));
  return sorted(shares);
}

function sorted(shares: Map<string, bigint>): Share[] {
  return [...shares].sort(([a], [b]) => (a < b ? -1 : 1));
}
