import { isPlainDate, type PlainDate } from '#kernel/index.ts';
import { cellText } from './cells.ts';
import { monthOf } from './months.ts';
import type { Answers, CellValue, Outcome, SheetLanguage } from './types.ts';
import { isUnknownWord } from './words.ts';

export interface DateOptions {
  language: SheetLanguage;
  /** Which day stands for a month or year alone: its first or its last. */
  edge?: 'start' | 'end';
  /** `12/03/2023`: proven by other cells of the column, else day first, else asked on English sheets. */
  order?: 'dayFirst' | 'monthFirst' | undefined;
  answers?: Answers | undefined;
}

const FIRST_SERIAL = 18_264; // 1950-01-01
const LAST_SERIAL = 73_050; // 2099-12-31
const DAY = 86_400_000;

/** A calendar date: `12 Maret 2023`, `12/03/2023` (day first), Excel serials, `Maret 2023` and years at their edge. */
export function readDate(value: CellValue, options: DateOptions): Outcome<PlainDate> {
  if (typeof value === 'object' && value !== null) {
    if ('date' in value) return read(value.date, 1);
    return { state: 'problem', code: 'error' in value ? 'formulaError' : 'dateUnreadable' };
  }
  if (typeof value === 'number') return fromNumber(value, options);
  const text = cellText(value).replace(
    /^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|mon|tues?|wed(nes)?|thurs?|fri|sat(ur)?|sun)(day)?\s*,\s*/i,
    '',
  );
  if (isUnknownWord(text)) return { state: 'unknown' };
  if (/^\d{5}$/.test(text)) return fromNumber(Number(text), options);
  return fromText(text, options);
}

function read(date: PlainDate, confidence: number): Outcome<PlainDate> {
  return isPlainDate(date)
    ? { state: 'read', value: date, confidence }
    : { state: 'problem', code: 'dateUnreadable' };
}

function fromNumber(value: number, options: DateOptions): Outcome<PlainDate> {
  if (Number.isInteger(value) && value >= 1900 && value <= 2199) return read(edgeOfYear(value, options), 0.8);
  return value >= FIRST_SERIAL && value <= LAST_SERIAL
    ? read(dateOfSerial(value), 0.9)
    : { state: 'problem', code: 'dateUnreadable' };
}

/** The date of an Excel serial number of the 1900 system, for dates after February 1900. */
export function dateOfSerial(serial: number): PlainDate {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * DAY).toISOString().slice(0, 10);
}

function fromText(text: string, options: DateOptions): Outcome<PlainDate> {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return read(dateOf(iso[1], iso[2], iso[3]), 1);
  const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: \d{1,2}[:.]\d{2}.*)?$/.exec(text);
  if (numeric) return fromNumeric(numeric, options);
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[\s.,-]*(?:of )?([a-z]{3,9})\.?[\s,.-]*'?(\d{4}|\d{2})$/i.exec(
    text,
  );
  if (named) return read(dateOf(named[3], monthOf(named[2] ?? ''), named[1]), 1);
  const english = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
  if (english) return read(dateOf(english[3], monthOf(english[1] ?? ''), english[2]), 1);
  const month = monthAndYear(text);
  if (month) return read(edgeOfMonth(month, options), 0.85);
  const year = /^(?:tahun|ta|year|fy|th\.?|thn\.?)?\s*((?:19|20)\d{2})$/i.exec(text)?.[1];
  if (year !== undefined) return read(edgeOfYear(Number(year), options), 0.8);
  return { state: 'problem', code: 'dateUnreadable' };
}

/** `Maret 2023`, `Mar-23`, `03/2023`. */
function monthAndYear(text: string): { year: number; month: number } | undefined {
  const named = /^([a-z]{3,9})\.?[\s,/-]*'?(\d{4}|\d{2})$/i.exec(text);
  const numeric = /^(\d{1,2})[/-](\d{4})$/.exec(text);
  const month = named ? monthOf(named[1] ?? '') : numeric ? Number(numeric[1]) : undefined;
  const year = fullYear(named?.[2] ?? numeric?.[2]);
  return month === undefined || month < 1 || month > 12 || year === undefined ? undefined : { year, month };
}

function fromNumeric(match: RegExpExecArray, options: DateOptions): Outcome<PlainDate> {
  const [, first, second, year] = match;
  const dayFirst = dateOf(year, second, first);
  const monthFirst = dateOf(year, first, second);
  if (!isPlainDate(monthFirst)) return read(dayFirst, 1);
  if (!isPlainDate(dayFirst)) return read(monthFirst, 0.9);
  if (dayFirst === monthFirst) return read(dayFirst, 1);
  const answer = options.answers?.get('dateOrder');
  if (answer === 'unknown') return { state: 'unknown' };
  const order =
    answer === 'dayFirst' || answer === 'monthFirst'
      ? answer
      : (options.order ?? (options.language === 'id' ? 'dayFirst' : undefined));
  if (order !== undefined) return read(order === 'dayFirst' ? dayFirst : monthFirst, 0.95);
  const proposals = [
    { value: 'dayFirst', sample: dayFirst, confidence: 0.7, reason: 'dayFirst' },
    { value: 'monthFirst', sample: monthFirst, confidence: 0.3, reason: 'monthFirst' },
  ];
  return { state: 'question', key: 'dateOrder', proposals };
}

/** Which order a column of dates proves: a day over 12 on one side. */
export function orderOf(texts: readonly string[]): 'dayFirst' | 'monthFirst' | undefined {
  const seen = texts.flatMap((text) => {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(text);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  const dayFirst = seen.some(([first]) => first > 12);
  const monthFirst = seen.some(([, second]) => second > 12);
  return dayFirst === monthFirst ? undefined : dayFirst ? 'dayFirst' : 'monthFirst';
}

type Part = string | number | undefined;

function dateOf(year: Part, month: Part, day: Part): PlainDate {
  const full = fullYear(year === undefined ? undefined : String(year));
  if (full === undefined || month === undefined || day === undefined) return '';
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Two digits are this century up to 2060, else the last. */
function fullYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const year = Number(text);
  return text.length === 4 ? year : year <= 60 ? 2000 + year : 1900 + year;
}

/** The first or last day of a month. */
export function edgeOfMonth(
  { year, month }: { year: number; month: number },
  { edge }: Pick<DateOptions, 'edge'>,
): PlainDate {
  const day = edge === 'end' ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 1;
  return dateOf(String(year), month, day);
}

export function edgeOfYear(year: number, { edge }: Pick<DateOptions, 'edge'>): PlainDate {
  return edge === 'end' ? `${year}-12-31` : `${year}-01-01`;
}
