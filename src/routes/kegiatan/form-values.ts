import type { ActivityDocument, ActivityLocation } from '#activities/index.ts';
import { type Decimal, type Locale, type LocalizedText, pickText } from '#kernel/index.ts';
import { formatNumber } from '#ui/format.ts';
import { readRows } from '#ui/read-rows.ts';

export type Row = Readonly<Record<string, string>>;

/** An activity's form as texts: what stands in its fields, filled from a record or as a person sent it. */
export interface FormValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<RowName, readonly Row[]>>;
}

export const ROW_NAMES = [
  'locations',
  'sectors',
  'budgets',
  'transactions',
  'beneficiaries',
  'participants',
  'results',
] as const;
export type RowName = (typeof ROW_NAMES)[number];

/** Fields that are text in the document as they are in the form. */
export const PLAIN = [
  'partnerId',
  'programme',
  'plannedStart',
  'actualStart',
  'plannedEnd',
  'actualEnd',
  'implementer',
  'leadAgency',
  'obstacle',
  'visibility',
  'iatiIdentifier',
] as const;
export const DESCRIPTIONS = ['general', 'objectives', 'targetGroups'] as const;
const TEXTS = [
  ...PLAIN,
  'status',
  ...['id', 'en'].flatMap((language) => [
    `title.${language}`,
    ...DESCRIPTIONS.map((kind) => `${kind}.${language}`),
  ]),
];

/** What makes a row a row: with none of these filled in it was left empty, whatever its choices say. */
const TELLING: Readonly<Record<RowName, readonly string[]>> = {
  locations: ['place', 'choice'],
  sectors: ['sector'],
  budgets: ['amount'],
  transactions: ['amount'],
  beneficiaries: [
    'groupName',
    'plannedFemale',
    'plannedMale',
    'plannedTotal',
    'reachedFemale',
    'reachedMale',
    'reachedTotal',
  ],
  participants: ['name', 'identifier'],
  results: ['title'],
};

/** More transactions than these are not drawn into the form; they stay as they are. */
export const MOST_TRANSACTIONS = 40;

export function valuesOfForm(form: FormData): FormValues {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const rows = (name: RowName) =>
    readRows(form, name).filter((row) => TELLING[name].some((field) => row[field]));
  return {
    texts: Object.fromEntries(TEXTS.map((name) => [name, text(name)])),
    rows: Object.fromEntries(ROW_NAMES.map((name) => [name, rows(name)])) as unknown as FormValues['rows'],
  };
}

export const EMPTY: FormValues = {
  texts: { status: '2', visibility: 'public' },
  rows: {
    locations: [],
    sectors: [],
    budgets: [],
    transactions: [],
    beneficiaries: [],
    participants: [],
    results: [],
  },
};

/** Rows whose part the form does not show whole carry the rest in `kept`, so that nothing unseen is lost. */
const kept = (part: unknown): string => JSON.stringify(part);

export function valuesOfDocument(
  document: ActivityDocument,
  areaNames: Readonly<Record<string, string>>,
  locale: Locale,
): FormValues {
  const amount = (value: Decimal) => formatNumber(value, locale);
  const count = (value: number | null) => (value === null ? '' : formatNumber(value, locale));
  return {
    texts: textsOf(document),
    rows: {
      locations: withShares(document.locations, locale).map(([location, percentage]) => {
        const place = placeText(location, areaNames);
        return { place, percentage, kept: kept({ place, ...location }) };
      }),
      sectors: document.sectors.map((sector) => ({
        sector: `${sector.vocabulary}:${sector.code}`,
        percentage: shareText(
          sector.percentage,
          document.sectors.filter((s) => s.vocabulary === sector.vocabulary).map((s) => s.percentage),
          locale,
        ),
        kept: kept(sector),
      })),
      budgets: document.budgets.map((budget) => ({
        ...texted(budget, ['type', 'status', 'periodStart', 'periodEnd', 'currency', 'source']),
        amount: amount(budget.amount),
        valueDate: budget.valueDate === budget.periodStart ? '' : budget.valueDate,
      })),
      transactions: (document.transactions.length > MOST_TRANSACTIONS ? [] : document.transactions).map(
        (one) => ({
          ...texted(one, ['type', 'date', 'currency', 'description', 'provider', 'receiver', 'ref']),
          amount: amount(one.amount),
          valueDate: one.valueDate === one.date ? '' : one.valueDate,
        }),
      ),
      beneficiaries: document.beneficiaries.map((one) => ({
        ...texted(one, ['unit', 'groupName']),
        direct: one.direct ? 'yes' : 'no',
        plannedFemale: count(one.plannedFemale),
        plannedMale: count(one.plannedMale),
        plannedTotal: count(one.plannedTotal),
        reachedFemale: count(one.reachedFemale),
        reachedMale: count(one.reachedMale),
        reachedTotal: count(one.reachedTotal),
      })),
      participants: document.participants.map((one) => ({
        ...texted(one, ['role', 'name', 'identifier', 'organisationType']),
        kept: kept({ partnerId: one.partnerId }),
      })),
      results: document.results.map((result) => {
        const title = pickText(result.title, locale);
        const period = result.indicators[0]?.periods.at(-1);
        const language = title.text === '' ? locale : title.language;
        return {
          type: String(result.type),
          title: title.text,
          target: period?.target ?? '',
          actual: period?.actual ?? '',
          kept: kept({ language, result }),
        };
      }),
    },
  };
}

function textsOf(document: ActivityDocument): Record<string, string> {
  const language = (text: LocalizedText | undefined, code: string) => text?.[code] ?? '';
  const texts: Record<string, string> = { status: String(document.status) };
  for (const name of PLAIN) texts[name] = document[name] ?? '';
  for (const code of ['id', 'en']) {
    texts[`title.${code}`] = language(document.title, code);
    for (const kind of DESCRIPTIONS) texts[`${kind}.${code}`] = language(document.description[kind], code);
  }
  return texts;
}

function texted<Part extends object>(part: Part, names: readonly (keyof Part & string)[]): Row {
  return Object.fromEntries(
    names.map((name) => [name, part[name] === null || part[name] === undefined ? '' : String(part[name])]),
  );
}

export function placeText(location: ActivityLocation, areaNames: Readonly<Record<string, string>>): string {
  if (location.areaCode !== null) return areaNames[location.areaCode] ?? location.areaCode;
  return location.written ?? location.country ?? '';
}

function withShares(locations: readonly ActivityLocation[], locale: Locale): [ActivityLocation, string][] {
  const all = locations.map((location) => location.percentage);
  return locations.map((location) => [location, shareText(location.percentage, all, locale)]);
}

/** An even split is shown as nothing filled in, so that a row added to it needs no sums. */
function shareText(share: Decimal, all: readonly Decimal[], locale: Locale): string {
  const even = 100 / all.length;
  if (all.every((one) => Math.abs(Number(one) - even) < 0.001)) return '';
  return formatNumber(share.replace(/\.?0+$/, ''), locale);
}
