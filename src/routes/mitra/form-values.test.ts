import { expect, test } from 'vitest';
import { parsePartnerForm } from '#partners/index.ts';
import { EMPTY, inputOf, valuesOfForm } from './form-values.ts';
import { takeFiles } from '../given-files.ts';

function formOf(fields: Record<string, string | File>): FormData {
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
      'funding.0.currency': 'IDR',
      'funding.0.amount': '',
    }),
  );
  expect(parsePartnerForm(inputOf(values, 'id').input)).toMatchObject({
    permits: [],
    presence: [],
    funding: [],
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
  const { input, fieldOf } = inputOf({ ...EMPTY, presence }, 'id');
  expect(input.presence?.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2023, 0]);
  expect(fieldOf('presence.4.year')).toBe('presence.2.from');
  expect(fieldOf('presence.3.areaCode')).toBe('presence.1.areaCode');
  expect(fieldOf('permits.0.validTo')).toBe('permits.0.validTo');
  expect(fieldOf('identifiers.2')).toBe('identifiers');
});

test('Files stay with their rows, also where a row before them was left empty', async () => {
  const pdf = new File(['%PDF-1.4'], 'akta.pdf');
  const form = formOf({
    'documents.0.kind': '',
    'documents.0.upload': new File([], ''),
    'documents.3.kind': 'deed',
    'documents.3.upload': pdf,
  });
  const files = await takeFiles(form);
  const values = valuesOfForm(form);
  expect(values.documents).toEqual([{ kind: 'deed', upload: '3', uploadName: 'akta.pdf' }]);
  const parsed = parsePartnerForm(
    inputOf(
      { ...EMPTY, name: 'Lontar Trust', partnerClass: 'multilateral', documents: values.documents },
      'id',
      files,
    ).input,
  );
  expect(parsed.documents).toMatchObject([{ title: 'akta', upload: { name: 'akta.pdf' } }]);
  expect(Buffer.from(parsed.documents[0]?.upload?.bytes ?? []).toString()).toBe('%PDF-1.4');
});

test('Amounts are read as the language writes them; what cannot be read is told at its row', () => {
  const funding = (locale: 'id' | 'en', row: Record<string, string>) => {
    const given = { ...EMPTY, name: 'Lontar Trust', partnerClass: 'multilateral', funding: [row] };
    return parsePartnerForm(inputOf(given, locale).input).funding[0];
  };
  expect(
    funding('id', { amount: '1.250.000,5', currency: 'idr', from: '2019', to: '31/12/2020' }),
  ).toMatchObject({
    amount: '1250000.50',
    currency: 'IDR',
    from: '2019',
    to: '2020-12-31',
  });
  expect(funding('en', { amount: '1,250,000.50', currency: 'USD' })).toMatchObject({ amount: '1250000.50' });
  for (const [row, path, key] of [
    [{ amount: 'sekian' }, 'funding.0.amount', 'partnersErrorAmount'],
    [{ amount: '1,234', from: '2019' }, 'funding.0.amount', 'partnersErrorAmount'],
    [{ amount: '-5' }, 'funding.0.amount', 'partnersErrorAmount'],
    [{ amount: '5', currency: 'Rp' }, 'funding.0.currency', 'partnersErrorCurrency'],
    [{ from: 'Maret' }, 'funding.0.from', 'partnersErrorYearOrDate'],
    [{ from: '2020', to: '2019' }, 'funding.0.to', 'partnersErrorPeriodOrder'],
    [{ source: 'surat' }, 'funding.0.amount', 'partnersErrorFundingEmpty'],
  ] as const)
    expect(() => funding('id', row)).toThrow(expect.objectContaining({ fields: { [path]: key } }) as Error);
});
