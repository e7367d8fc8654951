import { expect, test } from 'vitest';
import { errorTexts } from './error-texts.ts';
import { readRows } from './read-rows.ts';

test('Rows come back in order, without those left empty or marked for deletion', () => {
  const form = new FormData();
  for (const [name, value] of [
    ['places.2.village', ' Ndori '],
    ['places.0.village', 'Lisedetu'],
    ['places.0.percent', '60'],
    ['places.1.village', 'Old'],
    ['places.1.remove', 'yes'],
    ['places.3.village', ' '],
    ['places.x.village', 'nonsense'],
    ['title', 'Water'],
  ] as const)
    form.append(name, value);
  expect(readRows(form, 'places')).toEqual([{ village: 'Lisedetu', percent: '60' }, { village: 'Ndori' }]);
});

test('Faults are told in the language asked for, and an unknown key does not break the page', () => {
  expect(errorTexts({ name: 'uiRequired', year: 'noSuchMessage' }, 'en')).toEqual({
    name: 'required',
    year: 'noSuchMessage',
  });
});
