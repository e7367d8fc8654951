import { ACTIVITY_WITHHELD_FIELDS, type ActivityDocument, type ActivityLocation } from '#activities/index.ts';
import type { Decimal, Locale, LocalizedText } from '#kernel/index.ts';
import { formatNumber } from '#ui/format.ts';
import { readRows } from '#ui/read-rows.ts';
import {
  beneficiaryRow,
  budgetRow,
  kept,
  oneLine,
  participantRow,
  placeText,
  resultRow,
  type Row,
  sizeOfResult,
  transactionRow,
} from './form-rows.ts';

/** An activity's form as texts: what stands in its fields, filled from a record or as a person sent it. */
export interface FormValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<RowName, readonly Row[]>>;
  /** Lists that were too long to be drawn when the form was filled: the form says nothing of them. */
  readonly apart: readonly Apart[];
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
/** Lists that have pages of their own, where they are too long for the form. */
export const APART = ['transactions', 'results'] as const;
type Apart = (typeof APART)[number];

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
export const LANGUAGES = ['id', 'en'] as const;
const TEXTS = [
  ...PLAIN,
  'status',
  ...ACTIVITY_WITHHELD_FIELDS.map((field) => `withheld.${field}`),
  ...LANGUAGES.flatMap((language) => [
    `title.${language}`,
    ...DESCRIPTIONS.map((kind) => `${kind}.${language}`),
  ]),
];

/** What makes a row a row: with none of these filled in it was left empty, whatever its choices say. */
const TELLING: Readonly<Record<RowName, RegExp>> = {
  locations: /^(place|choice)$/,
  sectors: /^sector$/,
  budgets: /^amount$/,
  transactions: /^amount$/,
  beneficiaries: /^(groupName|(planned|reached)(Female|Male|Total))$/,
  participants: /^(name|identifier)$/,
  results: /^title$|^indicators\.\d+\.(?!kept$)/,
};

function tells(name: RowName, row: Row): boolean {
  return Object.entries(row).some(([field, text]) => text !== '' && TELLING[name].test(field));
}

/** A file may bring rows that say next to nothing; they are drawn so that they are not taken for rows left empty. */
function marked(name: RowName, rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => (tells(name, row) ? row : { ...row, bare: 'yes' }));
}

/** More transactions than these are not drawn into the form; they stay as they are and have a page of their own. */
export const MOST_TRANSACTIONS = 40;
/** The same for results, counted with their indicators, baselines and periods. */
export const MOST_RESULT_ROWS = 80;

function tooLong({
  transactions,
  results,
}: Pick<ActivityDocument, 'transactions' | 'results'>): Readonly<Record<Apart, boolean>> {
  return {
    transactions: transactions.length > MOST_TRANSACTIONS,
    results: results.reduce((rows, result) => rows + sizeOfResult(result), 0) > MOST_RESULT_ROWS,
  };
}

/** A browser sends line breaks as CR LF, whatever it was given. */
function lineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

export function valuesOfForm(form: FormData): FormValues {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? lineFeeds(value) : '';
  };
  const rows = (name: RowName) => readRows(form, name).filter((row) => row['bare'] || tells(name, row));
  return {
    texts: Object.fromEntries(TEXTS.map((name) => [name, text(name)])),
    rows: Object.fromEntries(ROW_NAMES.map((name) => [name, rows(name)])) as unknown as FormValues['rows'],
    apart: APART.filter((name) => form.getAll('apart').includes(name)),
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
  apart: [],
};

export function valuesOfDocument(
  document: ActivityDocument,
  areaNames: Readonly<Record<string, string>>,
  locale: Locale,
): FormValues {
  const own = tooLong(document);
  const rows: Record<RowName, readonly Row[]> = {
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
    budgets: document.budgets.map((budget) => budgetRow(budget, locale)),
    transactions: own.transactions ? [] : document.transactions.map((one) => transactionRow(one, locale)),
    beneficiaries: document.beneficiaries.map((one) => beneficiaryRow(one, locale)),
    participants: document.participants.map(participantRow),
    results: own.results ? [] : document.results.map((result) => resultRow(result, locale)),
  };
  return {
    texts: textsOf(document),
    rows: Object.fromEntries(
      ROW_NAMES.map((name) => [name, marked(name, rows[name])]),
    ) as unknown as FormValues['rows'],
    apart: APART.filter((name) => own[name]),
  };
}

/** What the form's texts show of an activity. */
export function textsOf(document: ActivityDocument): Record<string, string> {
  const language = (text: LocalizedText | undefined, code: string) => text?.[code] ?? '';
  const texts: Record<string, string> = { status: String(document.status) };
  for (const name of PLAIN)
    texts[name] = name === 'obstacle' ? lineFeeds(document[name] ?? '') : oneLine(document[name] ?? '');
  for (const code of LANGUAGES) {
    texts[`title.${code}`] = oneLine(language(document.title, code));
    for (const kind of DESCRIPTIONS)
      texts[`${kind}.${code}`] = lineFeeds(language(document.description[kind], code));
  }
  return texts;
}

function withShares(locations: readonly ActivityLocation[], locale: Locale): [ActivityLocation, string][] {
  const all = locations.map((location) => location.percentage);
  return locations.map((location) => [location, shareText(location.percentage, all, locale)]);
}

/** An even split is shown as nothing filled in, so that a row added to it needs no sums. */
function shareText(share: Decimal, all: readonly Decimal[], locale: Locale): string {
  const even = 100 / all.length;
  if (all.every((one) => Math.abs(Number(one) - even) < 0.001)) return '';
  return formatNumber(share.includes('.') ? share.replace(/\.?0+$/, '') : share, locale);
}
