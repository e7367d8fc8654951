import { cellText, isEmpty } from './cells.ts';
import { recogniseHeading } from './recognise-heading.ts';
import type { CellValue, Header, Sheet } from './types.ts';

const SEARCHED_ROWS = 60;
const LEAST_SCORE = 1.5;
const YEAR = /^(19|20)\d{2}$/;

/**
 * The header of a table under titles and merged cells: the row, or pair of rows, in which most cells are known headings.
 * Rows of column numbers below it (`1 2 3`, `(1) (2) (3)`) belong to it. Nothing where no row has two known headings.
 */
export function findHeader(sheet: Sheet): Header | undefined {
  let best: Header | undefined;
  const last = Math.min(sheet.rows.length, SEARCHED_ROWS);
  for (let row = 0; row < last; row += 1) {
    for (const candidate of [single(sheet, row), pair(sheet, row)])
      if (candidate && candidate.score > (best?.score ?? LEAST_SCORE) + 0.01) best = candidate;
  }
  if (!best) return undefined;
  let firstRow = best.firstRow;
  while (isColumnNumbers(sheet.rows[firstRow] ?? [])) firstRow += 1;
  return { ...best, firstRow };
}

function single(sheet: Sheet, row: number): Header | undefined {
  const cells = sheet.rows[row] ?? [];
  if (!cells.every(isHeadingLike)) return undefined;
  const headings = cells.map(cellText);
  return { headerRow: row, firstRow: row + 1, headings, score: scoreOf(headings) };
}

function pair(sheet: Sheet, row: number): Header | undefined {
  const upper = sheet.rows[row] ?? [];
  const lower = sheet.rows[row + 1];
  if (
    !lower ||
    !upper.every(isHeadingLike) ||
    !lower.every((cell) => isHeadingLike(cell) || YEAR.test(cellText(cell)))
  )
    return undefined;
  const lowerTexts = lower.map(cellText);
  const below = lowerTexts.filter((text) => text !== '');
  if (below.length === 0 || !below.some((text) => YEAR.test(text) || recogniseHeading(text).length > 0))
    return undefined;
  const parents = spread(sheet, row);
  const width = Math.max(parents.length, lowerTexts.length);
  const headings: string[] = [];
  let joined = 0;
  for (let column = 0; column < width; column += 1) {
    const parent = parents[column] ?? '';
    const child = lowerTexts[column] ?? '';
    if (parent !== '' && child !== '' && parent !== child) joined += 1;
    headings.push(parent === child ? parent : `${parent} ${child}`.trim());
  }
  const score = scoreOf(headings);
  // A title above a whole row of headings is no upper half of it.
  const isTitle = upper.filter((cell) => !isEmpty(cell)).length < 2 || scoreOf(lowerTexts) > score - 0.3;
  return joined < 2 || isTitle ? undefined : { headerRow: row, firstRow: row + 2, headings, score };
}

/** Texts of the upper row, carried right over merged cells and over blanks that have a heading below. */
function spread(sheet: Sheet, row: number): string[] {
  const cells = sheet.rows[row] ?? [];
  const below = sheet.rows[row + 1] ?? [];
  const width = Math.max(cells.length, below.length);
  const texts: string[] = [];
  for (let column = 0; column < width; column += 1) {
    const own = cellText(cells[column]);
    const merge = sheet.merges.find(
      (m) => m.startRow <= row && m.endRow >= row && m.startCol < column && m.endCol >= column,
    );
    if (own !== '') texts.push(own);
    else if (merge) texts.push(cellText(sheet.rows[merge.startRow]?.[merge.startCol]));
    else texts.push(!isEmpty(below[column]) ? (texts[column - 1] ?? '') : '');
  }
  return texts;
}

/** Known headings count with their confidence once per meaning and wording, unknown texts against it. */
function scoreOf(headings: readonly string[]): number {
  const seen = new Set<string>();
  let score = 0;
  let known = 0;
  for (const heading of headings) {
    if (heading === '') continue;
    const guess = recogniseHeading(heading)[0];
    if (!guess) score -= 0.15;
    else if (!seen.has(heading)) {
      score += guess.confidence * guess.confidence;
      known += guess.confidence >= 0.5 ? 1 : 0;
    }
    seen.add(heading);
  }
  return known >= 2 ? score : 0;
}

function isHeadingLike(cell: CellValue): boolean {
  return (
    cell === null ||
    (typeof cell === 'string' && cell.length <= 120) ||
    (typeof cell === 'number' && YEAR.test(String(cell)))
  );
}

/** Whether a row numbers the columns, as official tables do below their headings. */
export function isColumnNumbers(cells: readonly CellValue[]): boolean {
  const numbers = cells
    .map(cellText)
    .filter((text) => text !== '')
    .map((text) => /^\(?\s*(\d{1,2})\s*\)?$/.exec(text)?.[1]);
  if (numbers.length < 3) return false;
  return numbers.every(
    (text, index) =>
      text !== undefined && Number(text) === Number(numbers[0]) + index && Number(numbers[0]) <= 1,
  );
}
