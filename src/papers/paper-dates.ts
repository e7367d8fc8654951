import { formatDate, type Locale, type PlainDate, yearOf, zoneName } from '#kernel/index.ts';
import { terbilang } from './number-words.ts';

const DAYS = {
  id: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

/** `Selasa`. */
export function dayName(day: PlainDate, locale: Locale): string {
  return DAYS[locale][Temporal.PlainDate.from(day).dayOfWeek - 1] ?? '';
}

/** `Selasa, 6 Januari 2026`. */
export function dateWithDay(day: PlainDate, locale: Locale): string {
  return `${dayName(day, locale)}, ${formatDate(day, locale)}`;
}

/** `18 s.d. 20 September 2024`, with as much of the first day as differs from the last. */
export function dateRange(first: PlainDate, last: PlainDate, locale: Locale): string {
  if (first === last) return formatDate(first, locale);
  const [from = '', month = ''] = formatDate(first, locale).split(' ');
  const sameYear = yearOf(first) === yearOf(last);
  const begins =
    first.slice(0, 7) === last.slice(0, 7) ? from : sameYear ? `${from} ${month}` : formatDate(first, locale);
  return `${begins} ${locale === 'id' ? 's.d.' : 'to'} ${formatDate(last, locale)}`;
}

/** `Selasa, tanggal enam bulan Januari tahun dua ribu dua puluh enam`: how a berita acara begins. Indonesian only. */
export function dateInWords(day: PlainDate): string {
  const [number = '', month = '', year = ''] = formatDate(day, 'id').split(' ');
  return `${dayName(day, 'id')}, tanggal ${terbilang(Number(number))} bulan ${month} tahun ${terbilang(Number(year))}`;
}

/**
 * `pukul 09.00 WITA`, `pukul 09.00 s.d. 12.30 WITA`; without an end `s.d. selesai`.
 * @param ends null where it is not settled, undefined where it is not to be told
 */
export function clockTime(begins: string, zone: string, ends?: string | null, locale: Locale = 'id'): string {
  const time = (clock: string) => (locale === 'id' ? clock.replace(':', '.') : clock);
  const name = zoneName(zone);
  const [at, to, open] = locale === 'id' ? ['pukul', 's.d.', 'selesai'] : ['at', 'to', 'the end'];
  if (ends === undefined) return `${at} ${time(begins)} ${name}`;
  return ends === null
    ? `${at} ${time(begins)} ${name} ${to} ${open}`
    : `${at} ${time(begins)} ${to} ${time(ends)} ${name}`;
}
