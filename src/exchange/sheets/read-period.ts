import { isPlainDate } from '#kernel/index.ts';
import { cellText } from './cells.ts';
import { monthOf } from './months.ts';
import { dateOfSerial, edgeOfMonth, edgeOfYear, readDate } from './read-date.ts';
import type { Answers, CellValue, Outcome, Period, SheetLanguage } from './types.ts';
import { isUnknownWord } from './words.ts';

export interface PeriodOptions {
  language: SheetLanguage;
  order?: 'dayFirst' | 'monthFirst' | undefined;
  answers?: Answers | undefined;
}

const NOW =
  /^(sekarang|saat ini|kini|present|now|current|ongoing|on going|berjalan|selesai|dst\.?|seterusnya|tidak terbatas|to date)$/i;
const SPLIT =
  /\s*(?:\bs\s*\/\s*d\b\.?|\bs\.\s*d\.?(?=\s|\d|$)|\bsd\b\.?|\bsampai(?: dengan)?\b|\bhingga\b|\bto\b|\buntil\b|\btill?\b|–|—|\s-\s|(?<=\d{4})\s*-\s*(?=\D|\d{4}|\d{2}$)|(?<=[a-z])\s*-\s*(?=[a-z])|(?<=\d{4})\s*\/\s*(?=\d{2,4}$))\s*/i;
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/**
 * A span of time, both ends inclusive: years, months, dates, `Semester I 2021`, `TW III 2022`, `TA 2021`,
 * `2018 s.d. sekarang` (open end). Reversed ends are a problem; a month without a year is unknown.
 */
export function readPeriod(value: CellValue, options: PeriodOptions): Outcome<Period> {
  if (typeof value === 'object' && value !== null && 'date' in value) return fromDateCell(value.date);
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'object' && value !== null && 'error' in value)
    return { state: 'problem', code: 'formulaError' };
  const text = cellText(value);
  if (isUnknownWord(text) || (/^[a-z]+\.?$/i.test(text) && monthOf(text) !== undefined))
    return { state: 'unknown' };
  const answer = options.answers?.get(`period:${text.toLowerCase()}`);
  if (answer !== undefined) return answered(answer);
  const period = fromText(text, options);
  if (!period) return { state: 'question', key: `period:${text.toLowerCase()}`, proposals: guesses(text) };
  if ('key' in period) return { state: 'question', ...period };
  if (period.to !== null && period.to < period.from) return { state: 'problem', code: 'periodReversed' };
  return { state: 'read', value: period, confidence: 0.95 };
}

function answered(answer: string): Outcome<Period> {
  const [from = '', to = ''] = answer.split('/');
  if (!isPlainDate(from) || (to !== '' && !isPlainDate(to))) return { state: 'unknown' };
  return { state: 'read', value: { from, to: to === '' ? null : to }, confidence: 1, note: 'answered' };
}

/** A period as it is written in proposals and answers; an open end leaves the second part empty. */
function periodText({ from, to }: Period): string {
  return `${from}/${to ?? ''}`;
}

function wholeYear(year: number): Period {
  return { from: edgeOfYear(year, {}), to: edgeOfYear(year, { edge: 'end' }) };
}

/** A date cell in a column of periods stands for its day; years typed into date cells come out as 1905. */
function fromDateCell(date: string): Outcome<Period> {
  const serial = Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
  if (serial >= 1950 && serial <= 2100) return { state: 'read', value: wholeYear(serial), confidence: 0.9 };
  return { state: 'read', value: { from: date, to: date }, confidence: 0.9 };
}

function fromNumber(value: number): Outcome<Period> {
  if (Number.isInteger(value) && value >= 1950 && value <= 2100)
    return { state: 'read', value: wholeYear(value), confidence: 1 };
  if (value >= 20_000 && value <= 73_050) return fromDateCell(dateOfSerial(value));
  // 20172020: a range that lost its hyphen.
  const [from, to] = [Math.floor(value / 10_000), value % 10_000];
  if (from >= 1950 && to >= from && to <= 2100)
    return { state: 'read', value: { from: `${from}-01-01`, to: `${to}-12-31` }, confidence: 0.8 };
  return { state: 'problem', code: 'dateUnreadable' };
}

type Found =
  Period | { key: string; proposals: Extract<Outcome<Period>, { state: 'question' }>['proposals'] };

function fromText(written: string, options: PeriodOptions): Found | undefined {
  const bracket = /\(([^)]*(?:19|20)\d{2}[^)]*)\)/.exec(written)?.[1];
  const text = (bracket ?? written)
    .replace(
      /^(periode|tahun anggaran|tahun|thn\.?|ta\.?|fy\.?|year|years|period|th\.?|bulan)\s*:?\s*(?=[\d\p{L}])/iu,
      '',
    )
    .replace(/\b(tahun|ta|fy)\s+(?=\d{4})/gi, '')
    .trim();
  const years = yearsIn(text) ?? partOfYear(text);
  if (years) return years;
  const since = /^(?:sejak|mulai|since|from)\s+(.+)$/i.exec(text)?.[1];
  if (since !== undefined && !SPLIT.test(since)) return between(since, 'sekarang', options);
  const parts = text.split(SPLIT);
  if (parts.length === 2)
    return between((parts[0] ?? '').replace(/^(dari|from|mulai|sejak)\s+/i, ''), parts[1] ?? '', options);
  if (parts.length === 1) return between(text, text, options);
  return undefined;
}

/** `2021`, `2017-2020`, `2017-20`, `2017/2018`, `2019, 2020 dan 2021` (without a gap). */
function yearsIn(text: string): Period | undefined {
  if (/^(19|20)\d{2}$/.test(text)) return wholeYear(Number(text));
  const short = /^((?:19|20)\d{2})\s*[-–/]\s*(\d{2})$/.exec(text);
  if (short && Number(short[2]) > Number(short[1]?.slice(2)))
    return { from: `${short[1]}-01-01`, to: `${short[1]?.slice(0, 2)}${short[2]}-12-31` };
  const list = text.split(/\s*(?:,|;|&|\bdan\b|\band\b)\s*/i).filter((part) => part !== '');
  if (list.length < 2 || !list.every((part) => /^(19|20)\d{2}$/.test(part))) return undefined;
  const years = list.map(Number).sort((a, b) => a - b);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  return last - first === years.length - 1 ? { from: `${first}-01-01`, to: `${last}-12-31` } : undefined;
}

/** Semester (half), triwulan (quarter), caturwulan (four months) of a year. */
function partOfYear(text: string): Period | undefined {
  const match =
    /^(semester|smt\.?|sem\.?|half|h|triwulan|tri wulan|tw\.?|trw\.?|quarter|q|caturwulan|cawu)\s*[-.]?\s*(iv|i{1,3}|[1-4])\b[\s,/-]*((?:19|20)\d{2})$/i.exec(
      text.replace(/^(iv|i{1,3}|[1-4])(?:st|nd|rd|th)?\s+(semester|quarter|half|triwulan)/i, '$2 $1'),
    );
  if (!match) return undefined;
  const word = (match[1] ?? '').toLowerCase();
  const months = /^(s|h)/.test(word) ? 6 : /^c/.test(word) ? 4 : 3;
  const ordinal = ROMAN[(match[2] ?? '').toLowerCase()] ?? 0;
  const year = Number(match[3]);
  if (ordinal < 1 || ordinal * months > 12) return undefined;
  return {
    from: edgeOfMonth({ year, month: (ordinal - 1) * months + 1 }, {}),
    to: edgeOfMonth({ year, month: ordinal * months }, { edge: 'end' }),
  };
}

/** Two ends; what the first leaves out (`Januari - Maret 2023`, `12 - 15 Maret 2023`) it takes from the second. */
function between(first: string, second: string, options: PeriodOptions): Found | undefined {
  const open = NOW.test(second.trim());
  const to = open ? undefined : edgeDate(second, 'end', options);
  if (!open && to === undefined) return undefined;
  const tail = /([a-z]{3,9}\.?\s+)?((?:19|20)\d{2})$/i.exec(second.trim());
  const completed = /(19|20)\d{2}|[-/.]\d{2}$/.test(first)
    ? first
    : /^\d{1,2}$/.test(first)
      ? `${first} ${tail?.[0] ?? ''}`
      : `${first} ${tail?.[2] ?? ''}`;
  const from = edgeDate(completed.trim(), 'start', options);
  if (from === undefined) return undefined;
  if (typeof from !== 'string') return from;
  if (to !== undefined && typeof to !== 'string') return to;
  return { from, to: to ?? null };
}

function edgeDate(
  text: string,
  edge: 'start' | 'end',
  options: PeriodOptions,
): string | Exclude<Found, Period> | undefined {
  const part = partOfYear(text);
  if (part) return edge === 'start' ? part.from : (part.to ?? undefined);
  const outcome = readDate(text, { ...options, edge });
  if (outcome.state === 'read') return outcome.value;
  return outcome.state === 'question' ? { key: outcome.key, proposals: outcome.proposals } : undefined;
}

function guesses(text: string): Extract<Outcome<Period>, { state: 'question' }>['proposals'] {
  const years = [...text.matchAll(/\b((?:19|20)\d{2})\b/g)].map((match) => Number(match[1]));
  if (years.length === 0) return [];
  const span = periodText({ from: `${Math.min(...years)}-01-01`, to: `${Math.max(...years)}-12-31` });
  return [{ value: span, sample: span, confidence: 0.6, reason: 'yearsNamed' }];
}

/** The years a row is for: `TA 2021`, `2021`, a date's year, or a range of years. Anything finer is widened to years. */
export function readYears(value: CellValue, options: PeriodOptions): Outcome<Period> {
  const outcome = readPeriod(value, options);
  if (outcome.state !== 'read') return outcome;
  const { from, to } = outcome.value;
  return {
    ...outcome,
    value: { from: `${from.slice(0, 4)}-01-01`, to: to === null ? null : `${to.slice(0, 4)}-12-31` },
  };
}
