import type {
  ActivityLocation,
  ActivityResult,
  ActivityTransaction,
  Beneficiary,
  Budget,
  Participant,
  ResultIndicator,
} from '#activities/index.ts';
import { type Locale, type LocalizedText, pickText } from '#kernel/index.ts';
import { formatNumber } from '#ui/format.ts';
import { readRows } from '#ui/read-rows.ts';

/** One row of a form as texts by field; fields of rows inside it are named `indicators.0.title`. */
export type Row = Readonly<Record<string, string>>;

/** Rows whose part the form does not show whole carry the rest in `kept`, so that nothing unseen is lost. */
export const kept = (part: unknown): string => JSON.stringify(part);

/** What a field of one line shows of a text with line breaks, which it would lose. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}

function texted<Part extends object>(part: Part, names: readonly (keyof Part & string)[]): Row {
  return Object.fromEntries(
    names.map((name) => [
      name,
      part[name] === null || part[name] === undefined ? '' : oneLine(String(part[name])),
    ]),
  );
}

export function placeText(location: ActivityLocation, areaNames: Readonly<Record<string, string>>): string {
  if (location.areaCode !== null) return areaNames[location.areaCode] ?? location.areaCode;
  return oneLine(location.written ?? location.country ?? '');
}

export function budgetRow(budget: Budget, locale: Locale): Row {
  return {
    ...texted(budget, ['type', 'status', 'periodStart', 'periodEnd', 'currency', 'source']),
    amount: formatNumber(budget.amount, locale),
    valueDate: budget.valueDate === budget.periodStart ? '' : budget.valueDate,
  };
}

export function transactionRow(one: ActivityTransaction, locale: Locale): Row {
  return {
    ...texted(one, ['type', 'date', 'currency', 'description', 'provider', 'receiver', 'ref']),
    amount: formatNumber(one.amount, locale),
    valueDate: one.valueDate === one.date ? '' : one.valueDate,
  };
}

export function beneficiaryRow(one: Beneficiary, locale: Locale): Row {
  const count = (value: number | null) => (value === null ? '' : formatNumber(value, locale));
  return {
    ...texted(one, ['unit', 'groupName']),
    direct: one.direct ? 'yes' : 'no',
    plannedFemale: count(one.plannedFemale),
    plannedMale: count(one.plannedMale),
    plannedTotal: count(one.plannedTotal),
    reachedFemale: count(one.reachedFemale),
    reachedMale: count(one.reachedMale),
    reachedTotal: count(one.reachedTotal),
  };
}

export function participantRow(one: Participant): Row {
  return {
    ...texted(one, ['role', 'name', 'identifier', 'organisationType']),
    kept: kept({ partnerId: one.partnerId }),
  };
}

/** A text in the reader's language where it has it, and what it is in the others. */
function titleRow(title: LocalizedText, locale: Locale, more: object = {}): Row {
  const picked = pickText(title, locale);
  const language = picked.text === '' ? locale : picked.language;
  return { title: oneLine(picked.text), kept: kept({ ...more, language, title }) };
}

export function resultRow(result: ActivityResult, locale: Locale): Row {
  return {
    type: String(result.type),
    ...titleRow(result.title, locale, { description: result.description }),
    ...within(
      'indicators',
      result.indicators.map((indicator) => indicatorRow(indicator, locale)),
    ),
  };
}

function indicatorRow(indicator: ResultIndicator, locale: Locale): Row {
  const { baselines, periods } = indicator;
  return {
    ...titleRow(indicator.title, locale),
    measure: indicator.measure ?? '',
    ...within(
      'baselines',
      baselines.map((one) => texted(one, ['year', 'value'])),
    ),
    ...within(
      'periods',
      periods.map((one) => texted(one, ['start', 'end', 'target', 'actual'])),
    ),
  };
}

/** Rows inside a row: `periods.2.target`. */
function within(name: string, rows: readonly Row[]): Row {
  return Object.fromEntries(
    rows.flatMap((row, i) =>
      Object.entries(row).map(([field, text]) => [`${name}.${String(i)}.${field}`, text]),
    ),
  );
}

/** The rows inside a row, as `readRows` gives those of a form: without the removed and those left empty. */
export function rowsIn(row: Row | undefined, name: string): Row[] {
  const fields = new FormData();
  for (const [field, text] of Object.entries(row ?? {})) fields.set(field, text);
  return readRows(fields, name);
}

/** How many rows a result takes in a form. */
export function sizeOfResult({ indicators }: ActivityResult): number {
  return indicators.reduce((rows, { baselines, periods }) => rows + 1 + baselines.length + periods.length, 1);
}

/**
 * Finds the part a row was drawn from when it comes back as it was drawn: then that part stands, to the last space and
 * digit, whatever a browser or a language makes of texts and numbers on the way.
 */
export function standing<Part>(
  parts: readonly Part[],
  draw: (part: Part) => Row,
): (row: Row) => Part | undefined {
  const left = Map.groupBy(parts, (part) => keyOf(draw(part)));
  return (row) => left.get(keyOf(row))?.shift();
}

/** Gives texts their line breaks back that a field of one line could not show; `stored` has them as they were. */
export function withLineBreaks(read: unknown, stored: unknown): unknown {
  const known = new Map(textsIn(stored).map((text) => [oneLine(text), text]));
  if (known.size === 0) return read;
  const restore = (value: unknown): unknown => {
    if (typeof value === 'string') return known.get(value) ?? value;
    if (Array.isArray(value)) return value.map(restore);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, restore(inner)]));
  };
  return restore(read);
}

/** All texts of several lines in a record. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /[\r\n]/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function keyOf(row: Row): string {
  const filled = Object.entries(row).filter(
    ([field, text]) => text !== '' && !/(^|\.)(kept|bare)$/.test(field),
  );
  return JSON.stringify(filled.sort(([a], [b]) => (a < b ? -1 : 1)));
}
