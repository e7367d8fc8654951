import { expect, test } from 'vitest';
import { activityOf, fileOf, readAll } from './sample.ts';

async function faultsOf(more: string, attributes?: string) {
  const { activities, problems } = await readAll(fileOf(activityOf(more, attributes)));
  const [activity] = activities;
  if (!activity) throw new Error('rejected');
  return {
    activity,
    faults: problems.map(({ severity, code, line, element }) => [severity, code, line, element]),
  };
}

const transaction = (value: string, date = '2024-01-01', type = '3') =>
  `<transaction><transaction-type code="${type}"/><transaction-date iso-date="${date}"/>${value}</transaction>`;

test('A row with a bad amount, date, currency or type is left out with its line; its neighbours stay', async () => {
  const { activity, faults } = await faultsOf(
    [
      transaction('<value>1,000.5</value>'),
      transaction('<value>1</value>', '31/12/2024'),
      transaction('<value currency="US$">2</value>'),
      transaction('<value>3</value>', '2024-01-01', 'D'),
      transaction('<value/>'),
      transaction('<value value-date="soon">4</value>'),
    ].join('\n'),
  );
  expect(activity.transactions).toMatchObject([{ value: '4', valueDate: null }]);
  expect(faults).toEqual([
    ['error', 'badAmount', 12, 'transaction/value'],
    ['error', 'badDate', 13, 'transaction/transaction-date/@iso-date'],
    ['error', 'badCurrency', 14, 'transaction/value/@currency'],
    ['error', 'unknownCode', 15, 'transaction/transaction-type/@code'],
    ['error', 'missingAmount', 16, 'transaction/value'],
    ['warning', 'badDate', 17, 'transaction/value/@value-date'],
  ]);
});

test('All that is wrong with one row is said at once', async () => {
  const { activity, faults } = await faultsOf(
    '<budget><value>x</value><period-start iso-date="2024-02-30"/></budget>',
    '',
  );
  expect(activity.budgets).toEqual([]);
  expect(faults.map(([, code]) => code)).toEqual(['badAmount', 'missingCurrency', 'badDate', 'missingDate']);
});

test('A problem says what was found and in which activity', async () => {
  const { problems } = await readAll(fileOf(activityOf(transaction('<value>Rp 5</value>'))));
  expect(problems).toEqual([
    {
      severity: 'error',
      code: 'badAmount',
      line: 12,
      element: 'transaction/value',
      params: { found: 'Rp 5' },
      iatiIdentifier: 'XM-1-A',
    },
  ]);
});

test('An activity without identifier is rejected, alone', async () => {
  const nameless = activityOf('').replace('XM-1-A', ' ');
  const long = activityOf('').replace('XM-1-A', 'X'.repeat(301));
  const { activities, rejected, problems } = await readAll(fileOf(`${nameless}\n${activityOf('')}\n${long}`));
  expect(activities.map(({ iatiIdentifier }) => iatiIdentifier)).toEqual(['XM-1-A']);
  expect(rejected).toBe(2);
  expect(problems.map(({ code }) => code)).toEqual(['missingIdentifier', 'badIdentifier']);
});

test('A bad percentage or point costs only itself', async () => {
  const { activity, faults } = await faultsOf(
    '<sector code="2" vocabulary="99" percentage="50%"/><location><point><pos>121.66 -8.84</pos></point></location><location><point><pos/></point></location>',
  );
  expect(activity.sectors).toMatchObject([{ code: '14030' }, { code: '2', percentage: null }]);
  expect(activity.locations).toMatchObject([{ point: null }, { point: null }]);
  expect(faults).toEqual([
    ['warning', 'badPoint', 12, 'location/point/pos'],
    ['warning', 'badPercentage', 12, 'sector/@percentage'],
  ]);
});

test('Elements that the standard does not have, or not twice, are named', async () => {
  const { activity, faults } = await faultsOf(
    '<transactions/><title><narrative>Again</narrative></title><activity-date type="2" iso-date="2025-01-01"/>',
  );
  expect(activity.title).toEqual({ en: 'Water' });
  expect(activity.activityDates).toEqual({ '2': '2024-01-15' });
  expect(faults).toEqual([
    ['warning', 'unexpectedElement', 12, 'iati-activity'],
    ['warning', 'repeatedElement', 12, 'title'],
    ['warning', 'repeatedElement', 12, 'activity-date'],
  ]);
  const outside = await readAll(fileOf(`<activity/>${activityOf('')}`));
  expect(outside).toMatchObject({
    rejected: 0,
    problems: [{ code: 'unexpectedElement', params: { found: 'activity' } }],
  });
});
