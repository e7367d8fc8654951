import { expect, test } from 'vitest';
import { codeName, CODE_LISTS, isCode } from './code-lists.ts';

test('Every code has a name in both languages', () => {
  for (const [list, names] of Object.entries(CODE_LISTS))
    for (const [code, both] of Object.entries<readonly string[]>(names))
      for (const name of both) expect(name.trim(), `${list} ${code}`).not.toBe('');
});

test('A name is in the language asked for, and an unknown code is its own name', () => {
  expect(codeName('ActivityStatus', '2', 'id')).toBe('Berjalan');
  expect(codeName('ActivityStatus', '2', 'en')).toBe('Implementation');
  expect(codeName('AidType', 'toString', 'en')).toBe('toString');
  expect([isCode('TransactionType', '13'), isCode('TransactionType', 'constructor')]).toEqual([true, false]);
});
