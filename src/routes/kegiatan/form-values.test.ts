import { expect, test } from 'vitest';
import {
  type ActivityDocument,
  compareActivities,
  normaliseActivity,
  type ResultIndicator,
} from '#activities/index.ts';
import { parseEdit } from '../../activities/parse-edit.ts';
import type { Locale } from '#kernel/index.ts';
import {
  type FormValues,
  MOST_RESULT_ROWS,
  MOST_TRANSACTIONS,
  ROW_NAMES,
  valuesOfDocument,
  valuesOfForm,
} from './form-values.ts';
import { asLocation, inputOf } from './read-form.ts';

const payment = {
  ref: 'x',
  type: 3,
  date: '2023-02-01',
  amount: '1234.50',
  currency: 'USD',
  valueDate: '2023-01-31',
  description: null,
  provider: 'A',
  receiver: null,
};
const document = normaliseActivity({
  partnerId: '01a201e5-e4be-79ba-9aca-72ad69ae9c14',
  iatiIdentifier: 'XM-1',
  title: { id: 'Air', en: 'Water', fr: 'Eau' },
  description: { general: { en: 'Text' }, other: { de: 'Etwas' } },
  status: 2,
  plannedStart: '2022-01-01',
  defaultCurrency: 'USD',
  defaultAidType: 'C01',
  participants: [
    {
      role: 1,
      organisationType: '21',
      identifier: 'GB-1',
      name: null,
      partnerId: '01a201e5-e4be-79ba-9aca-72ad69ae9c15',
    },
  ],
  sectors: [
    { vocabulary: '1', code: '14031', percentage: '33.3' },
    { vocabulary: '1', code: '11220', percentage: '66.7' },
    { vocabulary: '7', code: '6' },
  ],
  locations: [
    {
      areaCode: '53.08.10.2001',
      written: 'Rewo',
      percentage: '12.345678',
      latitude: '-8.5',
      longitude: '121.5',
      matchReason: 'spelling',
    },
    { areaCode: null, country: 'TL', written: null, percentage: '87.654322' },
  ],
  budgets: [
    {
      type: 2,
      status: 2,
      periodStart: '2023-01-01',
      periodEnd: '2023-12-31',
      amount: '1234567.89',
      currency: 'USD',
      valueDate: '2023-03-01',
      source: null,
    },
  ],
  transactions: [payment],
  results: [
    {
      type: 2,
      title: { fr: 'Puits' },
      description: { en: 'Deep' },
      indicators: [
        {
          title: { en: 'Wells' },
          measure: '1',
          baselines: [{ year: 2020, value: '0' }],
          periods: [
            { start: '2022-01-01', end: null, target: '5', actual: null },
            { start: null, end: null, target: '9', actual: '7' },
          ],
        },
      ],
    },
  ],
  tags: [{ vocabulary: '2', code: '6', name: null }],
  beneficiaries: [
    {
      unit: 'household',
      groupName: 'KK',
      direct: false,
      plannedFemale: null,
      plannedMale: null,
      plannedTotal: 1200,
      reachedFemale: 0,
      reachedMale: null,
      reachedTotal: null,
    },
  ],
});

const LONG = /^(obstacle|general|objectives|targetGroups)/;

/** As the browser sends it: every field under its name, long texts with CR LF, fields of one line without line breaks. */
function sent({ texts, rows, apart }: FormValues, change: Readonly<Record<string, string>> = {}): FormValues {
  const form = new FormData();
  const set = (name: string, value: string) =>
    form.set(name, LONG.test(name) ? value.replaceAll('\n', '\r\n') : value.replaceAll('\n', ''));
  for (const [name, value] of Object.entries(texts)) set(name, value);
  for (const name of ROW_NAMES)
    rows[name].forEach((row, i) => {
      for (const [field, value] of Object.entries(row)) set(`${name}.${String(i)}.${field}`, value);
    });
  for (const name of apart) form.append('apart', name);
  for (const [name, value] of Object.entries(change)) form.set(name, value);
  return valuesOfForm(form);
}

function throughForm(
  before: ActivityDocument,
  locale: Locale,
  change: Readonly<Record<string, string>> = {},
): ActivityDocument {
  const drawn = valuesOfDocument(before, { '53.08.10.2001': 'Rewo, Ende (53.08.10.2001)' }, locale);
  const values = sent(drawn, change);
  const places = values.rows.locations.map((row) => asLocation(row) ?? { areaCode: null });
  return normaliseActivity(parseEdit(inputOf(values, places, before, locale), before));
}

test('A form that is sent back as it was drawn changes nothing, in either language', () => {
  for (const locale of ['id', 'en'] as const)
    expect(compareActivities(document, throughForm(document, locale))).toEqual([]);
});

test('Texts with line breaks, rows that say next to nothing, and figures of twelve places come back unharmed', () => {
  const odd: ActivityDocument = {
    ...document,
    title: { id: 'Dua\nbaris', en: 'One' },
    description: { general: { en: 'First.\n\nSecond.' }, objectives: { id: 'a\nb' } },
    obstacle: 'satu\ndua',
    implementer: 'Yayasan\nDua',
    participants: [
      { role: 2, organisationType: null, identifier: null, name: null, partnerId: null },
      { role: 4, organisationType: '22', identifier: null, name: 'A\nB', partnerId: null },
    ],
    locations: [
      { ...document.locations[0], areaCode: null, country: null, written: null, percentage: '50' },
      { ...document.locations[0], areaCode: null, country: 'ID', written: 'di\nsini', percentage: '50' },
    ] as ActivityDocument['locations'],
    transactions: [
      { ...payment, description: 'line\nline', amount: '0.123456789012' },
      { ...payment, description: 'line\nline', amount: '-5' },
    ],
    results: [
      { type: 9, title: {}, description: null, indicators: [] },
      {
        type: 1,
        title: { fr: 'Sans\nfin' },
        description: null,
        indicators: [
          { title: {}, measure: null, baselines: [{ year: null, value: null }], periods: [] },
          {
            title: { en: 'T' },
            measure: '5',
            baselines: [],
            periods: [{ start: null, end: null, target: 'high\nlow', actual: null }],
          },
        ],
      },
    ],
    beneficiaries: [
      { ...document.beneficiaries[0], groupName: null, plannedTotal: null, reachedFemale: null },
    ] as ActivityDocument['beneficiaries'],
  };
  for (const locale of ['id', 'en'] as const)
    expect(compareActivities(odd, throughForm(odd, locale))).toEqual([]);
});

test('A corrected row keeps the line breaks of the texts beside what was corrected', () => {
  const before = { ...document, transactions: [{ ...payment, description: 'line\nline', provider: 'A' }] };
  const after = throughForm(before, 'id', { 'transactions.0.amount': '5' });
  expect(after.transactions).toEqual([{ ...payment, amount: '5', description: 'line\nline', provider: 'A' }]);
});

const indicator = (n: number): ResultIndicator => ({
  title: { en: `Indicator ${String(n)}`, fr: `Indicateur ${String(n)}` },
  measure: '1',
  baselines: [
    { year: 2019, value: String(n) },
    { year: 2020, value: '8' },
  ],
  periods: [2021, 2022, 2023].map((year) => ({
    start: `${String(year)}-01-01`,
    end: `${String(year)}-12-31`,
    target: String(year * n),
    actual: n === 3 ? null : '78 %',
  })),
});

test('300 transactions and a result of five indicators come back as they were', () => {
  const large: ActivityDocument = {
    ...document,
    transactions: Array.from({ length: 300 }, (_, i) => ({ ...payment, amount: String(i % 7) })),
    results: [
      {
        type: 1,
        title: { en: 'Wells' },
        description: null,
        indicators: [1, 2, 3, 4, 5].map(indicator),
      },
    ],
  };
  expect(valuesOfDocument(large, {}, 'id').rows.results).toHaveLength(1);
  expect(compareActivities(large, throughForm(large, 'id'))).toEqual([]);
});

test('Every indicator, baseline and period of a result can be changed, added and taken away', () => {
  const before = {
    ...document,
    results: [
      { type: 1 as const, title: { en: 'Wells' }, description: null, indicators: [1, 2].map(indicator) },
    ],
  };
  const after = throughForm(before, 'en', {
    'results.0.indicators.1.title': 'Wells in use',
    'results.0.indicators.1.baselines.1.value': '9',
    'results.0.indicators.1.baselines.0.remove': 'yes',
    'results.0.indicators.1.periods.2.actual': '80 %',
    'results.0.indicators.1.periods.3.start': '2024-01-01',
    'results.0.indicators.1.periods.3.target': '100',
    'results.0.indicators.2.title': 'People served',
    'results.0.indicators.2.periods.0.target': '5.000',
    'results.0.indicators.3.measure': '2',
    'results.0.indicators.0.remove': 'yes',
  });
  const second = indicator(2);
  expect(after.results).toEqual([
    {
      ...before.results[0],
      indicators: [
        {
          title: { en: 'Wells in use', fr: 'Indicateur 2' },
          measure: '1',
          baselines: [{ year: 2020, value: '9' }],
          periods: [
            second.periods[0],
            second.periods[1],
            { ...second.periods[2], actual: '80 %' },
            { start: '2024-01-01', end: null, target: '100', actual: null },
          ],
        },
        {
          title: { en: 'People served' },
          measure: null,
          baselines: [],
          periods: [{ start: null, end: null, target: '5.000', actual: null }],
        },
      ],
    },
  ]);
});

test('More transactions or results than a form can hold stay as they are', () => {
  const many: ActivityDocument = {
    ...document,
    transactions: Array.from({ length: MOST_TRANSACTIONS + 1 }, () => payment),
    results: Array.from({ length: MOST_RESULT_ROWS + 1 }, (_, i) => ({
      type: 1 as const,
      title: { id: `Hasil ${String(i)}` },
      description: null,
      indicators: [],
    })),
  };
  const { rows } = valuesOfDocument(many, {}, 'id');
  expect([rows.transactions, rows.results]).toEqual([[], []]);
  expect(compareActivities(many, throughForm(many, 'id'))).toEqual([]);
});

test('A field added to an activity with DAC sectors becomes one, so that coverage counts both', () => {
  const values = valuesOfDocument(document, {}, 'id');
  const sectors = [...values.rows.sectors.slice(0, 1), { sector: 'field:child' }].map((row) => ({
    ...row,
    percentage: '',
  }));
  const input = inputOf({ ...values, rows: { ...values.rows, sectors } }, [], document, 'id');
  expect(input['sectors']).toMatchObject([
    { vocabulary: '1', code: '14031' },
    { vocabulary: '1', code: '15180', field: 'child' },
  ]);
});
