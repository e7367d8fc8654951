import { expect, test } from 'vitest';
import {
  type ActivityDocument,
  compareActivities,
  normaliseActivity,
  parseActivity,
} from '#activities/index.ts';
import type { Locale } from '#kernel/index.ts';
import {
  type FormValues,
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

/** As the browser sends it: every field under its name. */
function sent({ texts, rows }: FormValues): FormValues {
  const form = new FormData();
  for (const [name, value] of Object.entries(texts)) form.set(name, value);
  for (const name of ROW_NAMES)
    rows[name].forEach((row, i) => {
      for (const [field, value] of Object.entries(row)) form.set(`${name}.${String(i)}.${field}`, value);
    });
  return valuesOfForm(form);
}

function throughForm(before: ActivityDocument, locale: Locale): ActivityDocument {
  const values = sent(valuesOfDocument(before, { '53.08.10.2001': 'Rewo, Ende (53.08.10.2001)' }, locale));
  const places = values.rows.locations.map((row) => asLocation(row) ?? { areaCode: null });
  return normaliseActivity(parseActivity(inputOf(values, places, before, locale)));
}

test('A form that is sent back as it was drawn changes nothing, in either language', () => {
  for (const locale of ['id', 'en'] as const)
    expect(compareActivities(document, throughForm(document, locale))).toEqual([]);
});

test('More transactions than a form can hold stay as they are', () => {
  const many = { ...document, transactions: Array.from({ length: MOST_TRANSACTIONS + 1 }, () => payment) };
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
