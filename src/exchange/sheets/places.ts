import { cellRef } from './cells.ts';

/** Name that a CSV's only sheet has. */
export const CSV_SHEET = 'CSV';

/** A cell with its sheet, `Matriks!H4`; row and column 0-based. */
export function placeOf(sheet: string, row: number, column: number): string {
  return `${sheet}!${cellRef(row, column)}`;
}

/** The sheet and cell of a place as questions and problems name it. */
export function splitPlace(at: string): { sheet: string; ref: string } {
  const cut = at.lastIndexOf('!');
  return cut < 0 ? { sheet: at, ref: '' } : { sheet: at.slice(0, cut), ref: at.slice(cut + 1) };
}
