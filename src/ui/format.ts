import {
  type Decimal,
  formatDate,
  isDecimal,
  isoInstant,
  type Locale,
  type PlainDate,
  toUnits,
  zoneName,
} from '#kernel/index.ts';

export { formatDate, isoInstant, zoneName };

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

/** How the two languages write numbers: Indonesian 1.234,5 and English 1,234.5. */
const SIGNS = {
  id: { group: '.', point: ',' },
  en: { group: ',', point: '.' },
} as const;

const SCALES = [
  { power: 12, id: 'triliun', en: 'trillion' },
  { power: 9, id: 'miliar', en: 'billion' },
  { power: 6, id: 'juta', en: 'million' },
] as const;

/**
 * A number as the language writes it, exactly: decimals are given as text and never pass through a float.
 * Text that is not a decimal comes back unchanged.
 */
export function formatNumber(value: Decimal | number | bigint, locale: Locale): string {
  const text = typeof value === 'string' ? value : String(value);
  if (!isDecimal(text)) return text;
  const negative = text.startsWith('-');
  const [whole = '0', fraction] = (negative ? text.slice(1) : text).split('.');
  const signs = SIGNS[locale];
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, signs.group);
  return `${negative ? MINUS : ''}${grouped}${fraction ? signs.point + fraction : ''}`;
}

/**
 * An amount with its currency: `Rp1.234.567,89`, `USD 16,200`. Cents appear when they are not zero, then always two
 * digits at least; nothing is rounded away.
 */
export function formatMoney(amount: Decimal, currency: string, locale: Locale): string {
  if (!isDecimal(amount)) return amount;
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? amount.slice(1) : amount).split('.');
  const cents = fraction.replace(/0+$/, '');
  const number = formatNumber(cents ? `${whole}.${cents.padEnd(2, '0')}` : whole, locale);
  return (negative ? MINUS : '') + withCurrency(number, currency);
}

/**
 * An amount in words of size, for tiles and charts: `Rp8,7 miliar`, `Rp8.7 billion`. Rounded half away from zero to
 * one digit (two from `digits`); below a million the full amount. Show the full amount beside it or as its title.
 */
export function formatMoneyShort(amount: Decimal, currency: string, locale: Locale, digits = 1): string {
  if (!isDecimal(amount)) return amount;
  const size = amount.replace(/^-/, '');
  const units = toUnits(size, 0);
  const scale = SCALES.find(({ power }) => units >= 10n ** BigInt(power));
  if (!scale) return formatMoney(amount, currency, locale);
  const step = 10n ** BigInt(scale.power - digits);
  const rounded = (units + step / 2n) / step;
  const whole = rounded / 10n ** BigInt(digits);
  const rest = String(rounded % 10n ** BigInt(digits))
    .padStart(digits, '0')
    .replace(/0+$/, '');
  const number = formatNumber(rest ? `${whole}.${rest}` : String(whole), locale);
  return `${amount.startsWith('-') ? MINUS : ''}${withCurrency(number, currency)}${NO_BREAK}${scale[locale]}`;
}

function withCurrency(number: string, currency: string): string {
  return currency === 'IDR' ? `Rp${number}` : `${currency}${NO_BREAK}${number}`;
}

/** A share of a hundred: `12,5%`. The value is the percentage itself, not a fraction. */
export function formatPercent(percent: Decimal | number, locale: Locale, digits = 1): string {
  const text = typeof percent === 'number' ? percent.toFixed(digits) : percent;
  if (!isDecimal(text)) return `${text}%`;
  const units = toUnits(text, digits);
  const negative = units < 0n;
  const all = String(negative ? -units : units).padStart(digits + 1, '0');
  const fraction = digits === 0 ? '' : all.slice(-digits).replace(/0+$/, '');
  const whole = digits === 0 ? all : all.slice(0, -digits);
  return `${negative ? MINUS : ''}${formatNumber(fraction ? `${whole}.${fraction}` : whole, locale)}%`;
}

const LANGUAGE_TAGS = { id: 'id-ID', en: 'en-GB' } as const;

/** A month in words: `November 2026`. The month is given as `2026-11`. */
export function formatMonth(month: string, locale: Locale): string {
  return partOfDate(`${month}-01`, locale, { month: 'long', year: 'numeric' });
}

/** The day of the week: `Senin`, or short `Sen`. */
export function formatWeekday(date: PlainDate, locale: Locale, length: 'long' | 'short' = 'long'): string {
  return partOfDate(date, locale, { weekday: length });
}

function partOfDate(date: PlainDate, locale: Locale, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { ...parts, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/**
 * An instant in a zone, which is always named: `6 Januari 2026 pukul 09.00 WITA`. Takes ISO text and the text
 * PostgreSQL gives for timestamptz.
 */
export function formatDateTime(instant: string, locale: Locale, zone = 'Asia/Makassar'): string {
  const at = new Date(isoInstant(instant));
  if (Number.isNaN(at.getTime())) return instant;
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(at);
  const time = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone: zone }).format(at);
  const name = zoneName(zone);
  return locale === 'id'
    ? `${formatDate(day, 'id')} pukul ${time.replace(':', '.')} ${name}`
    : `${formatDate(day, 'en')} at ${time} ${name}`;
}

/**
 * What a person typed into a field for money or numbers, as a decimal: `Rp 1.234.567,89` in Indonesian,
 * `1,234,567.89` in English. Nothing where the text cannot be read with certainty, so that the form can ask.
 */
export function readNumber(text: string, locale: Locale): Decimal | undefined {
  const { group, point } = SIGNS[locale];
  const plain = text.replace(/^\s*(Rp\.?|[A-Z]{3})\s*/i, '').replace(/[\s\u00a0]/g, '');
  const form = new RegExp(`^[-${MINUS}]?(\\d+|\\d{1,3}(\\${group}\\d{3})+)(\\${point}\\d{1,12})?$`);
  if (!form.test(plain)) return undefined;
  const decimal = plain.replaceAll(group, '').replace(point, '.').replace(MINUS, '-');
  return isDecimal(decimal) ? decimal : undefined;
}
