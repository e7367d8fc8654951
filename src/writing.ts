import type { Locale } from '#kernel/index.ts';
import type { Writing } from '#papers/index.ts';
import { formatDate, formatDateTime, formatMoney, formatMoneyShort, formatNumber } from '#ui/format.ts';

/** How papers are written in a language, with addresses of the product as it is reached at `origin`. */
export function writingOf(locale: Locale, origin: string): Writing {
  return {
    locale,
    date: (day) => formatDate(day, locale),
    dateTime: (moment) => formatDateTime(moment, locale),
    number: (value) => formatNumber(value, locale),
    money: (amount, currency = 'IDR') => formatMoney(amount, currency, locale),
    amount: (amount) => formatMoney(amount, 'IDR', locale).replace('Rp', ''),
    moneyShort: (amount) => formatMoneyShort(amount, 'IDR', locale),
    address: (path) => new URL(path, origin).href,
  };
}
