import { type Decimal, multiply, type PlainDate } from '#kernel/index.ts';

/** Rupiah per unit of a currency on a day, and where the figure is from. */
export interface ExchangeRate {
  readonly currency: string;
  readonly date: PlainDate;
  readonly rate: Decimal;
  readonly source: string;
}

export const RUPIAH = 'IDR';

/** Dated rates, ready to be looked up. */
export class ExchangeRates {
  readonly #byCurrency = new Map<string, ExchangeRate[]>();

  constructor(rates: readonly ExchangeRate[]) {
    for (const rate of rates) {
      const known = this.#byCurrency.get(rate.currency);
      if (known) known.push(rate);
      else this.#byCurrency.set(rate.currency, [rate]);
    }
    for (const known of this.#byCurrency.values()) known.sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  /** The newest rate not after the value date; nothing where none is that old. */
  find(currency: string, valueDate: PlainDate): ExchangeRate | undefined {
    const known = this.#byCurrency.get(currency) ?? [];
    let low = 0;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((known[middle]?.date ?? '') <= valueDate) low = middle + 1;
      else high = middle;
    }
    return known[low - 1];
  }

  /** The amount in rupiah, to the cent, with the rate it was converted by; null where there is no rate. */
  toRupiah(
    amount: Decimal,
    currency: string,
    valueDate: PlainDate,
  ): { rupiah: Decimal; rate: ExchangeRate | null } | null {
    if (currency === RUPIAH) return { rupiah: multiply(amount, '1'), rate: null };
    const rate = this.find(currency, valueDate);
    return rate ? { rupiah: multiply(amount, rate.rate), rate } : null;
  }
}
