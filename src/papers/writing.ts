import type { Decimal, Locale, PlainDate } from '#kernel/index.ts';

/** How a language writes on paper, and where the product stands for who follows an address from it. */
export interface Writing {
  readonly locale: Locale;
  /** `6 Januari 2026`. */
  readonly date: (day: PlainDate) => string;
  readonly dateTime: (moment: string) => string;
  readonly number: (value: number) => string;
  /** `Rp1.234.567`, nothing rounded; another currency by its code. */
  readonly money: (amount: Decimal, currency?: string) => string;
  /** The same without its currency, for columns that name it. */
  readonly amount: (amount: Decimal) => string;
  /** `Rp1,2 juta`. */
  readonly moneyShort: (amount: Decimal) => string;
  /** A path of the product as an address. */
  readonly address: (path: string) => string;
}
