import { expect, test } from 'vitest';
import { fieldOf, inputOf, valuesOfForm } from './change-form.ts';

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const SPLIT = formOf({
  date: '2025-06-01',
  basis: ' UU 1/2025 ',
  goesOn: 'no',
  'newAreas.0.code': '',
  'newAreas.0.name': '',
  'newAreas.1.code': '53.30',
  'newAreas.1.name': 'Lio',
  'newAreas.2.code': '53.31',
  'newAreas.2.name': 'Selatan',
  'newAreas.2.remove': 'yes',
  'newAreas.3.code': '53.32',
  'newAreas.3.name': 'Utara',
  'to.53.08.17': '3',
  'to.53.08.16': '2',
  'to.53.08.15': '',
  'codes.53.08.17': '53.32.01',
  'codes.53.08.15': '',
});

test('Rows left empty or taken away move the others up, and what goes to a row goes with it', () => {
  const values = valuesOfForm(SPLIT);
  expect(values.newAreas).toEqual([
    { code: '53.30', name: 'Lio' },
    { code: '53.32', name: 'Utara' },
  ]);
  expect(inputOf('split', '53.08', values)).toEqual({
    kind: 'split',
    date: '2025-06-01',
    basis: 'UU 1/2025',
    note: '',
    area: '53.08',
    goesOn: false,
    newAreas: values.newAreas,
    children: [
      { code: '53.08.17', to: '53.32' },
      { code: '53.08.16', to: '00' },
    ],
    codes: { '53.08.17': '53.32.01' },
  });
});

test('A fault stands at the field that it is about', () => {
  const values = valuesOfForm(SPLIT);
  expect(
    ['date', 'newAreas.1.code', 'children.53.08.16', 'children.1.to', 'codes.53.08.17', 'area', 'to'].map(
      (field) => fieldOf(field, values),
    ),
  ).toEqual(['date', 'newAreas.1.code', 'to.53.08.16', 'to.53.08.16', 'codes.53.08.17', '', 'parent']);
});

test('A merger into an area that is there names it alone; into a new one it brings code and name', () => {
  const form = { areas: '53.08.16', 'into.code': '53.08.90', 'into.name': 'Baru', date: '', basis: '' };
  expect(inputOf('merge', '53.08.17', valuesOfForm(formOf(form)))).toMatchObject({
    areas: ['53.08.17', '53.08.16'],
    into: { code: '53.08.90', name: 'Baru' },
  });
  expect(inputOf('merge', '53.08.17', valuesOfForm(formOf({ ...form, into: '53.08.16' })))).toMatchObject({
    into: { code: '53.08.16' },
  });
});
