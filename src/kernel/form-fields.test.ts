import { expect, test } from 'vitest';
import type { z } from 'zod';
import { dayField, optionalDay, optionalId, textFields } from './form-fields.ts';

const { line, neededLine, text, neededText, webAddress } = textFields('tooLong');

/** What becomes of an input: its value, or the message of its fault. */
function read(field: z.ZodType, input: unknown): unknown {
  const parsed = field.safeParse(input);
  return parsed.success ? parsed.data : { fault: parsed.error.issues[0]?.message };
}
const TOO_LONG = { fault: 'tooLong' };
const MISSING = { fault: 'missing' };

test('A line has its spaces as one; a text keeps its line breaks', () => {
  const written = '  Air \t bersih\r\n di Ende ';
  expect(read(line(40), written)).toBe('Air bersih di Ende');
  expect(read(neededLine(40, 'missing'), written)).toBe('Air bersih di Ende');
  expect(read(text(40), written)).toBe('Air \t bersih\r\n di Ende');
  expect(read(neededText(40, 'missing'), written)).toBe('Air \t bersih\r\n di Ende');
});

test('What is left out is nothing, or is missed where it is needed', () => {
  for (const empty of ['', '  \n\t ', null, undefined]) {
    for (const field of [line(5), text(5), webAddress(5, 'unlike'), optionalDay('day'), optionalId('id')])
      expect(read(field, empty)).toBeNull();
    for (const field of [neededLine(5, 'missing'), neededText(5, 'missing')])
      expect(read(field, empty)).toEqual(MISSING);
    expect(read(dayField('day'), empty)).toEqual({ fault: 'day' });
  }
});

test('The limit is the last character that may be sent; blanks at the ends count only where all may be left out', () => {
  for (const field of [line(3), text(3), neededLine(3, 'missing'), neededText(3, 'missing')]) {
    expect(read(field, 'abc')).toBe('abc');
    expect(read(field, 'abcd')).toEqual(TOO_LONG);
  }
  for (const field of [line(3), text(3), neededLine(3, 'missing')])
    expect(read(field, ' abc')).toEqual(TOO_LONG);
  expect(read(neededText(3, 'missing'), ' abc ')).toBe('abc');
});

test('The character that no database holds is left for the request to be refused, not taken out unseen', () => {
  for (const field of [line(5), text(5), neededLine(5, 'missing'), neededText(5, 'missing')])
    expect(read(field, 'a\0b')).toBe('a\0b');
});

test('What is no text is no field of a form', () => {
  for (const field of [line(5), text(5), neededLine(5, 'missing'), optionalDay('day'), optionalId('id')])
    expect(read(field, 7)).toHaveProperty('fault');
  expect(read(neededText(5, 'missing'), 7)).toEqual(MISSING);
  expect(read(dayField('day'), 7)).toEqual({ fault: 'day' });
});

test('A day is one of the calendar, an id one of ours, an address one of the web', () => {
  expect(read(dayField('day'), ' 2026-03-10 ')).toBe('2026-03-10');
  expect(read(optionalDay('day'), ' 2026-03-10 ')).toBe('2026-03-10');
  for (const field of [dayField('day'), optionalDay('day')])
    for (const wrong of ['2026-02-30', '10-03-2026']) expect(read(field, wrong)).toEqual({ fault: 'day' });
  const id = '0190f2a4-1111-7222-8333-444455556666';
  expect(read(optionalId('id'), ` ${id} `)).toBe(id);
  expect(read(optionalId('id'), `${id}0`)).toEqual({ fault: 'id' });
  expect(read(webAddress(60, 'unlike'), ' https://a.example/b ')).toBe('https://a.example/b');
  for (const wrong of ['javascript:alert(1)', 'a.example', 'http://a b', ' ftp://a.example'])
    expect(read(webAddress(60, 'unlike'), wrong)).toEqual({ fault: 'unlike' });
});
