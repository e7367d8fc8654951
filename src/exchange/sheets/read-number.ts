import type { Decimal } from '#kernel/index.ts';

/** Indonesian: points between thousands, decimal comma. English: the other way round. */
export type NumberStyle = 'id' | 'en';

export type NumberReading =
  | { value: Decimal; sure: boolean }
  /** Digits such as `16.200` that are two numbers in two styles. */
  | { either: { id: Decimal; en: Decimal } };

/**
 * The number in a text of digits, points, commas and blanks. One separator before exactly three digits may be either;
 * everything else says itself what it is. Nothing where the text is no number (`1.2.3`, `12,34,5`).
 */
export function readNumber(written: string): NumberReading | undefined {
  const text = written.replace(/[\s'’_\u00a0\u202f]/g, '');
  if (/^\d{1,18}$/.test(text)) return { value: text.replace(/^0+(?=\d)/, ''), sure: true };
  const marks = text.replace(/\d/g, '');
  if (marks === '' || !/^[.,]+$/.test(marks) || !/^\d/.test(text) || text.length > 32) return undefined;
  const kinds = new Set(marks);
  if (kinds.size === 2) {
    const decimal = marks.at(-1) ?? '';
    return marks.split(decimal).length === 2 ? grouped(text, decimal === ',' ? '.' : ',') : undefined;
  }
  if (marks.length > 1) return grouped(text, marks[0] ?? '');
  const [whole = '', rest = ''] = text.split(marks);
  if (rest === '') return { value: whole, sure: true };
  const decimal = { value: `${whole.replace(/^0+(?=\d)/, '')}.${rest}`, sure: true };
  if (rest.length !== 3 || whole.length > 3 || whole.startsWith('0'))
    return rest.length <= 12 ? decimal : undefined;
  const thousands = whole + rest;
  return {
    either: marks === '.' ? { id: thousands, en: decimal.value } : { id: decimal.value, en: thousands },
  };
}

function grouped(text: string, separator: string): NumberReading | undefined {
  const decimal = separator === '.' ? ',' : '.';
  const [whole = '', fraction] = text.split(decimal);
  const groups = whole.split(separator);
  if (groups.slice(1).some((group) => group.length !== 3) || (groups[0] ?? '').length > 3 || groups[0] === '')
    return undefined;
  if (fraction !== undefined && (fraction === '' || fraction.length > 12))
    return fraction === '' ? { value: groups.join(''), sure: true } : undefined;
  const digits = groups.join('').replace(/^0+(?=\d)/, '');
  return digits.length > 18
    ? undefined
    : { value: fraction === undefined ? digits : `${digits}.${fraction}`, sure: true };
}

/** The style that a text proves: `1.234.567` or `8,70` is Indonesian, `1,234,567` or `8.70` English; `16.200` proves nothing. */
export function styleOf(written: string): NumberStyle | undefined {
  const digits = /\d[\d.,]*\d/.exec(written)?.[0];
  if (digits === undefined) return undefined;
  const reading = readNumber(digits);
  if (!reading || 'either' in reading) return undefined;
  const marks = digits.replace(/\d/g, '');
  if (marks === '') return undefined;
  if (new Set(marks).size === 2) return marks.endsWith(',') ? 'id' : 'en';
  if (marks.length > 1) return marks.startsWith('.') ? 'id' : 'en';
  return marks === ',' ? 'id' : 'en';
}
