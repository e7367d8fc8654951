import { isEmpty } from './cells.ts';
import type { Sheet, SheetProblem } from './types.ts';

const MAX_ROWS = 100_000;
const MAX_COLUMNS = 200;

/** Cuts rows and columns after the last value (formats reach far beyond it) and refuses what is larger than any table. */
export function trimSheet(sheet: Sheet): { sheet: Sheet } | { refused: SheetProblem } {
  let width = 0;
  let height = 0;
  for (const [index, row] of sheet.rows.entries()) {
    let length = row.length;
    while (length > 0 && isEmpty(row[length - 1])) length -= 1;
    row.length = length;
    if (length > 0) height = index + 1;
    if (length > width) width = length;
  }
  if (height > MAX_ROWS) return refuse('tooManyRows', sheet.name, height, MAX_ROWS);
  if (width > MAX_COLUMNS) return refuse('tooManyColumns', sheet.name, width, MAX_COLUMNS);
  return {
    sheet: {
      ...sheet,
      rows: sheet.rows.slice(0, height),
      merges: sheet.merges
        .filter((merge) => merge.startRow < height && merge.startCol < width)
        .map((merge) => ({
          ...merge,
          endRow: Math.min(merge.endRow, MAX_ROWS),
          endCol: Math.min(merge.endCol, MAX_COLUMNS),
        })),
      hiddenRows: sheet.hiddenRows.filter((row) => row < height),
    },
  };
}

function refuse(
  code: SheetProblem['code'],
  sheet: string,
  found: number,
  limit: number,
): { refused: SheetProblem } {
  return { refused: { at: sheet, code, parameters: { found: String(found), limit: String(limit) } } };
}
