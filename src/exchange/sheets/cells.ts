import type { CellValue } from './types.ts';

/** Letters of a 0-based column: 0 is `A`, 26 is `AA`. */
function columnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

/** The name of a cell by 0-based row and column, as a spreadsheet shows it: (3, 7) is `H4`. */
export function cellRef(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The 0-based row and column of `H4`; nothing where the text is no such name. */
export function parseRef(ref: string): { row: number; column: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** What a reader sees in the cell, on one line; dates as ISO, numbers without grouping, failed formulas as empty. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ').trim();
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if ('date' in value) return value.date;
  if ('number' in value) return `${value.currency} ${numberText(value.number)}`;
  return value.error;
}

/** A number without the dust floats gather (85672948.00000001) and without exponents. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

export function isEmpty(value: CellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && cellText(value) === '');
}

/** The number in a cell that holds one, whether or not it is shown with a currency. */
export function numberIn(value: CellValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'object' && value !== null && 'number' in value ? value.number : undefined;
}
