export const RATE_SOURCE = 'demonstrasi';

export interface DemonstrationRate {
  readonly currency: string;
  readonly date: string;
  readonly rate: string;
  readonly source: string;
}

/** Round invented figures, one for each half-year from July 2018 on; rupiah per unit. */
const RUPIAH: Readonly<Record<string, readonly number[]>> = {
  USD: [
    14400, 14200, 14100, 13900, 14600, 14200, 14500, 14300, 14900, 15500, 15100, 15500, 16200, 16100, 16300,
    16500, 16400,
  ],
  EUR: [
    16600, 16200, 15800, 15600, 16500, 17200, 17000, 16200, 15400, 16400, 16500, 17000, 17400, 16800, 18900,
    19200, 19000,
  ],
  AUD: [
    10500, 10100, 9900, 9700, 10200, 10900, 10800, 10400, 10300, 10600, 10100, 10400, 10800, 10200, 10600,
    10900, 10800,
  ],
};

/** Exchange rates of the demonstration: marked by their source, and no bank's. */
export const DEMONSTRATION_RATES: readonly DemonstrationRate[] = Object.entries(RUPIAH).flatMap(
  ([currency, list]) =>
    list.map((rate, i) => {
      const half = i + 1; // the first is the second half of 2018
      const date = `${String(2018 + Math.floor(half / 2))}-${half % 2 === 0 ? '01' : '07'}-01`;
      return { currency, date, rate: String(rate), source: RATE_SOURCE };
    }),
);

/** The demonstration's rate at the beginning of a year, as a whole number of rupiah. */
export function rateOfYear(currency: string, year: number): number {
  if (currency === 'IDR') return 1;
  const rate = DEMONSTRATION_RATES.find(
    (one) => one.currency === currency && one.date === `${String(year)}-01-01`,
  );
  if (!rate) throw new RangeError(`no rate for ${currency} in ${String(year)}`);
  return Number(rate.rate);
}
