import { expect, test } from 'vitest';
import { fileOf, readAll } from './sample.ts';

async function warnings(...parts: string[]) {
  const whole = {
    title: '<title><narrative>T</narrative></title>',
    org: '<reporting-org ref="X"/><participating-org ref="X" role="1"/>',
    status: '<activity-status code="2"/>',
    date: '<activity-date type="1" iso-date="2024-01-01"/>',
  };
  const file = fileOf(
    `<iati-activity><iati-identifier>A</iati-identifier>${Object.values(whole).join('')}${parts.join('')}</iati-activity>`,
  );
  return (await readAll(file)).problems.map(({ severity, code, params }) => [severity, code, params]);
}

const COUNTRY = '<recipient-country code="ID"/>';
const SECTOR = '<sector code="14030"/>';

test('Each vocabulary of sectors adds up to one hundred on its own, with room for rounding', async () => {
  const sectors = (vocabulary: string, ...percentages: string[]) =>
    percentages.map((one) => `<sector vocabulary="${vocabulary}" code="1" percentage="${one}"/>`).join('');
  expect(await warnings(COUNTRY, sectors('1', '33.33', '33.33', '33.33'), sectors('2', '100'))).toEqual([]);
  expect(await warnings(COUNTRY, sectors('1', '40', '60.5'), sectors('99', '70', '30'))).toEqual([
    ['warning', 'percentagesOfSectors', { vocabulary: '1', sum: '100.5' }],
  ]);
  expect(await warnings(COUNTRY, SECTOR, SECTOR)).toEqual([
    ['warning', 'percentageMissing', { vocabulary: '1' }],
  ]);
});

test('Countries and regions add up to one hundred together', async () => {
  const region = '<recipient-region code="798" percentage="60"/>';
  expect(await warnings(SECTOR, '<recipient-country code="ID" percentage="40"/>', region)).toEqual([]);
  expect(await warnings(SECTOR, '<recipient-country code="ID" percentage="50"/>', region)).toEqual([
    ['warning', 'percentagesOfRecipients', { sum: '110' }],
  ]);
});

test('What a register needs and does not find is named', async () => {
  const { problems, activities } = await readAll(
    fileOf('<iati-activity><iati-identifier>A</iati-identifier></iati-activity>'),
  );
  expect(activities).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toEqual([
    'missingTitle',
    'missingReportingOrg',
    'missingParticipatingOrg',
    'missingStatus',
    'missingStartDate',
    'missingSector',
    'missingRecipient',
  ]);
});

test('Dates that run backwards and codes that no list has are named and kept', async () => {
  const more = `<activity-date type="3" iso-date="2023-01-01"/><budget type="7"><period-start iso-date="2024-12-31"/><period-end iso-date="2024-01-01"/><value currency="USD">1</value></budget>
    <participating-org ref="Y" role="9"/><default-aid-type code="Z9"/>`;
  expect(await warnings(COUNTRY, SECTOR, more)).toEqual([
    ['warning', 'datesOutOfOrder', { start: '2024-01-01', end: '2023-01-01' }],
    ['warning', 'datesOutOfOrder', { start: '2024-12-31', end: '2024-01-01' }],
    ['warning', 'unknownCode', { list: 'AidType', found: 'Z9' }],
    ['warning', 'unknownCode', { list: 'OrganisationRole', found: '9' }],
    ['warning', 'unknownCode', { list: 'BudgetType', found: '7' }],
  ]);
});
