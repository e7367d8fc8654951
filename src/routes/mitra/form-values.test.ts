import { expect, test } from 'vitest';
import { parsePartnerForm } from '#partners/index.ts';
import { EMPTY, inputOf, valuesOfForm } from './form-values.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

test('A form with only its compulsory fields becomes a partner; rows with nothing but a ready choice are not rows', () => {
  const values = valuesOfForm(
    formOf({
      name: 'Lontar Trust',
      partnerClass: 'internationalNgo',
      homeCountry: 'CH',
      'permits.0.id': '',
      'permits.0.kind': 'principlePermit',
      'permits.0.number': '',
      'documents.0.visibility': 'internal',
      'documents.0.title': '',
      'presence.0.areaCode': '',
      'presence.0.from': '',
    }),
  );
  expect(parsePartnerForm(inputOf(values).input)).toMatchObject({
    permits: [],
    presence: [],
    documents: [],
    status: 'active',
  });
});

test('Spans of years become years, and a fault is told at the row it stands in', () => {
  const presence = [
    { areaCode: '53.08', from: '2019', to: '2021' },
    { areaCode: '53.07', from: '2023', to: '' },
    { areaCode: '53.01', from: '2024', to: '2022' },
  ];
  const { input, fieldOf } = inputOf({ ...EMPTY, presence });
  expect(input.presence?.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2023, 0]);
  expect(fieldOf('presence.4.year')).toBe('presence.2.from');
  expect(fieldOf('presence.3.areaCode')).toBe('presence.1.areaCode');
  expect(fieldOf('permits.0.validTo')).toBe('permits.0.validTo');
  expect(fieldOf('identifiers.2')).toBe('identifiers');
});
