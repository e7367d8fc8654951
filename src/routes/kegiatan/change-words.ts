import { circleWord } from '#access/index.ts';
import type {
  ActivityDocument,
  ActivityResult,
  FieldDifference,
  Participant,
  ResultIndicator,
} from '#activities/index.ts';
import { type Locale, type LocalizedText, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { sectorName } from '#sectors/index.ts';
import { formatDate, formatMoney, formatPercent } from '#ui/format.ts';
import { circleName } from '../withheld-words.ts';
import {
  BUDGET_WORDS,
  FIELD_WORDS,
  RESULT_WORDS,
  ROLE_WORDS,
  STATUS_WORDS,
  transactionWord,
  UNIT_WORDS,
} from './words.ts';

type Part<Name extends keyof ActivityDocument> = ActivityDocument[Name] extends readonly (infer One)[]
  ? One
  : never;

export interface ChangeNames {
  readonly areas: Readonly<Record<string, string>>;
  /** Those that the reader may know. */
  readonly partners: Readonly<Record<string, string>>;
}

/** The partners that differences speak of. */
export function partnersIn(differences: readonly FieldDifference[]): string[] {
  return differences.flatMap(({ field, before, after }) => {
    if (field === 'partnerId') return [before, after].filter((id) => typeof id === 'string');
    if (field !== 'participants') return [];
    return ([before, after] as (Participant | null)[]).flatMap((one) => one?.partnerId ?? []);
  });
}

/** A difference between two states of an activity, as a person reads it. */
export function changeWords(
  { field, part, before, after }: FieldDifference,
  names: ChangeNames,
  locale: Locale,
) {
  if (field === 'withheld')
    return {
      label: m.withheldWho({ field: FIELD_WORDS[part as keyof ActivityDocument]() }),
      from: circleName(before) ?? m.withheldAsRecord(),
      to: circleName(after) ?? m.withheldAsRecord(),
    };
  const label = FIELD_WORDS[field]();
  const word = (value: unknown, other: unknown): string | undefined =>
    value === null || value === undefined || value === ''
      ? undefined
      : valueWords(field, field === 'results' ? unlike(value, other) : value, names, locale);
  return {
    label: part === undefined ? label : `${label} (${part})`,
    from: word(before, after),
    to: word(after, before),
  };
}

/** Several rows of one list may change at once; each gets a label of its own. */
export function numbered<Change extends { label: string }>(changes: readonly Change[]): Change[] {
  const count = new Map<string, number>();
  for (const { label } of changes) count.set(label, (count.get(label) ?? 0) + 1);
  const seen = new Map<string, number>();
  return changes.map((change) => {
    if (count.get(change.label) === 1) return change;
    const number = (seen.get(change.label) ?? 0) + 1;
    seen.set(change.label, number);
    return { ...change, label: `${change.label} ${String(number)}` };
  });
}

/** A changed result with those indicators alone that the other state does not have: of ten, the one that was changed. */
function unlike(value: unknown, other: unknown): unknown {
  const [one, two] = [value, other] as (ActivityResult | null)[];
  if (!one || !two) return value;
  const known = new Set(two.indicators.map((indicator) => JSON.stringify(indicator)));
  return { ...one, indicators: one.indicators.filter((indicator) => !known.has(JSON.stringify(indicator))) };
}

function valueWords(
  field: keyof ActivityDocument,
  value: unknown,
  names: ChangeNames,
  locale: Locale,
): string {
  const inList = rowWords[field as keyof typeof rowWords] as RowWords | undefined;
  if (inList) return inList(value as never, locale, names);
  if (field === 'status') return STATUS_WORDS[value as keyof typeof STATUS_WORDS]();
  if (field === 'visibility') return circleWord(value, locale);
  if (field === 'partnerId') return names.partners[String(value)] ?? m.circlePartnerUnnamed();
  if (DATES.has(field)) return formatDate(String(value), locale);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const DATES: ReadonlySet<string> = new Set(['plannedStart', 'plannedEnd', 'actualStart', 'actualEnd']);
type RowWords = (row: never, locale: Locale, names: ChangeNames) => string;

const rowWords: {
  readonly [
    Name in
      | 'locations'
      | 'sectors'
      | 'budgets'
      | 'transactions'
      | 'results'
      | 'tags'
      | 'beneficiaries'
      | 'participants'
  ]: (row: Part<Name>, locale: Locale, names: ChangeNames) => string;
} = {
  locations: (row, locale, names) =>
    `${row.areaCode === null ? (row.written ?? row.country ?? m.activitiesUnplaced()) : (names.areas[row.areaCode] ?? row.areaCode)} ${formatPercent(row.percentage, locale)}`,
  sectors: (row, locale) =>
    `${sectorName(row.vocabulary, row.code, locale)} (${row.code}) ${formatPercent(row.percentage, locale)}`,
  budgets: (row, locale) =>
    [
      `${formatMoney(row.amount, row.currency, locale)}, ${formatDate(row.periodStart, locale)} – ${formatDate(row.periodEnd, locale)} (${BUDGET_WORDS[row.type]()})`,
      row.source,
    ]
      .filter(Boolean)
      .join(', '),
  transactions: (row, locale) =>
    [
      `${transactionWord(row.type)} ${formatMoney(row.amount, row.currency, locale)}, ${formatDate(row.date, locale)}`,
      row.description,
      [row.provider, row.receiver].filter(Boolean).join(' → '),
    ]
      .filter(Boolean)
      .join(', '),
  results: (row, locale) =>
    [
      `${RESULT_WORDS[row.type]()}: ${text(row.title, locale)}`,
      ...row.indicators.map((indicator) => indicatorText(indicator, locale)),
    ].join('; '),
  tags: (row) => row.name ?? `${row.vocabulary} ${row.code}`,
  beneficiaries: (row) =>
    [
      row.groupName,
      UNIT_WORDS[row.unit](),
      counts(m.activitiesPlannedShort(), row.plannedFemale, row.plannedMale, row.plannedTotal),
      counts(m.activitiesReachedShort(), row.reachedFemale, row.reachedMale, row.reachedTotal),
    ]
      .filter(Boolean)
      .join(', '),
  participants: ({ role, name, identifier, partnerId }, _, { partners }) => {
    const isNamed = partnerId === null || partners[partnerId] !== undefined;
    return `${ROLE_WORDS[role]()}: ${isNamed ? (name ?? identifier ?? '') : m.circlePartnerUnnamed()}`;
  },
};

/** `Sumur: 0 (2020) → target 5, capaian 3 (2023)` as one piece of a result's text. */
function indicatorText({ title, baselines, periods }: ResultIndicator, locale: Locale): string {
  const values = [
    ...baselines.map(({ value, year }) => [m.activitiesBaseline(), value, year]),
    ...periods.flatMap(({ target, actual, start, end }) => {
      const year = (end ?? start)?.slice(0, 4);
      return [
        [m.activitiesTarget(), target, year],
        [m.activitiesActual(), actual, year],
      ];
    }),
  ].flatMap(([label, value, year]) =>
    value === null ? [] : [`${String(label)} ${String(value)}${year ? ` (${String(year)})` : ''}`],
  );
  return [text(title, locale), values.join(', ')].filter(Boolean).join(': ');
}

function counts(
  label: string,
  female: number | null,
  male: number | null,
  total: number | null,
): string | null {
  const parts = [
    female === null ? null : `P ${String(female)}`,
    male === null ? null : `L ${String(male)}`,
    total === null ? null : String(total),
  ].filter((one) => one !== null);
  return parts.length === 0 ? null : `${label} ${parts.join(' / ')}`;
}

function text(written: LocalizedText, locale: Locale): string {
  return pickText(written, locale).text;
}
