import { cellRef } from './cells.ts';

/** A cell with its sheet, `Matriks!H4`; row and column 0-based. */
export function placeOf(sheet: string, row: number, column: number): string {
  return `${sheet}!${cellRef(row, column)}`;
}
